"""Decisions: what people made of findings, and which of them a run finds again."""
