"""The frozen nouns that travel between the stages."""
