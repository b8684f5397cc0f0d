"""Comments in the markup that speak to claimcheck; all others are nobody's business."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.values.article import Comment
from checker.values.span import Span

# Without its colon a comment is meant for claimcheck still, if it goes on like one.
_ADDRESSED = re.compile(r"<!--\s*claimcheck\s*(?::|(?=[\s-]ignore))(.*?)(-->|\Z)", re.I | re.S)


def addressed(source: str, comments: Iterable[Span]) -> tuple[Comment, ...]:
    """The comments at these places that speak to claimcheck, by place, with what they say."""
    found = []
    for span in sorted(comments):
        match = _ADDRESSED.match(source, span.start, span.end)
        if match:
            words = " ".join(match.group(1).split())
            found.append(Comment(words, span, closed=bool(match.group(2))))
    return tuple(found)
