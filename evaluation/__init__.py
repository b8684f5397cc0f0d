"""Accuracy on hand-labelled sentences and pairs, and on real articles; not part of the package."""
