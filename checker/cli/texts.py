"""The articles' texts, for reports that show what stands around a claim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report.view import Articles
    from checker.values.article import Article, Failure


def article_texts(root: Path, articles: Sequence[Article | Failure] = ()) -> Articles:
    """Reads an article anew by its path in a report; `articles` are at hand already."""
    at_hand = {article.path: article for article in articles}

    def text(path: str) -> Article | None:
        from checker.read import read_file
        from checker.values.article import Article

        found = at_hand.get(path) or read_file(root / path, root=root)
        return found if isinstance(found, Article) else None

    return text
