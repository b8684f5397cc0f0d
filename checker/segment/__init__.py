"""Segmenting: articles as sentences, by rules of our own."""

from checker.segment.citations import find_citations
from checker.segment.sentences import segment

__all__ = ["find_citations", "segment"]
