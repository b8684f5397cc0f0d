"""One article, one pure function call: a file and a reader in, claims or a failure out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.claims.reader import Reader, read_sentences
from checker.decisions.comments import Suppression, suppressions
from checker.discover.article import open_claims_of
from checker.read import read_file
from checker.read.files import shown
from checker.values.article import READ_KINDS, Article, Failure, Metadata
from checker.values.claim import Claim
from checker.values.open_claim import OpenClaim

#: An article that is read already (standard input), or the path of one that is not.
Source = Path | Article | Failure


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gave; `skipped` counts its blocks that are not read, by kind."""

    path: str
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)
    sentences: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    suppressions: tuple[Suppression, ...] = ()
    open_claims: tuple[OpenClaim, ...] = ()


def source_path(source: Source, root: Path) -> str:
    """The path of a source as reports show it."""
    return shown(source, root) if isinstance(source, Path) else source.path


def read_article(source: Source, *, root: Path, reader: Reader) -> Reading:
    """The claims of one article; whatever goes wrong in it is its own failure."""
    try:
        found = _read(source, root, reader)
        if isinstance(found, Failure):
            return Reading(path=found.path, failure=found)
        return _claims(found, reader)
    except Exception as error:
        # A fault of ours in one article must not cost the reader all the others.
        path = source_path(source, root)
        return Reading(path=path, failure=internal_failure(path, error))


def _read(source: Source, root: Path, reader: Reader) -> Article | Failure:
    if isinstance(source, Path):
        return read_file(source, root=root, structure=reader.rules.structure)
    return source


def _claims(article: Article, reader: Reader) -> Reading:
    skipped = Counter(block.kind.value for block in article.blocks if block.kind not in READ_KINDS)
    sentences = list(read_sentences(article, reader))
    spans = [read.prepared.sentence.span for read in sentences]
    return Reading(
        path=article.path,
        claims=tuple(claim for read in sentences for claim in read.claims),
        open_claims=open_claims_of(sentences, reader) if reader.discover else (),
        skipped=dict(skipped),
        sentences=len(sentences),
        metadata=article.metadata,
        suppressions=suppressions(article, spans),
    )


def internal_failure(path: str, error: BaseException) -> Failure:
    """A fault of the program itself, met while reading a path."""
    said = " ".join(str(error).split())
    name = type(error).__name__
    return Failure(path=path, kind="internal", message=f"{name}: {said}" if said else name)
