"""The bundled language model: tokens, and dependency trees as plain values."""

from checker.language.model import LanguageModel, load_model
from checker.language.tree import Tree, Word

__all__ = ["LanguageModel", "Tree", "Word", "load_model"]
