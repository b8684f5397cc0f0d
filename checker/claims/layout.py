"""Text that is no sentence: lists, tables and headings that lost their layout."""

from __future__ import annotations

from collections.abc import Sequence

from checker.values.token import Token

#: A longer "sentence", in tokens, is a list or table that lost its layout; its tree is a guess.
LONGEST = 100
#: So many words in capitals in so many tokens are headings or links run together.
_CAPITALISED = 15
_LONG = 35


def is_run_together(tokens: Sequence[Token]) -> bool:
    """Whether a "sentence" is more than one, or a list of links."""
    if len(tokens) <= _LONG:
        return False
    capitals = sum(token.text[0].isupper() for token in tokens)
    # What is all in capitals is a loud sentence.
    loud = sum(token.text.isupper() and len(token.text) > 1 for token in tokens)
    return len(tokens) > LONGEST or capitals - loud >= _CAPITALISED
