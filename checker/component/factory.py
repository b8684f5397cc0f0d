"""The component: claimcheck's own reader over a document's text, whatever pipeline made it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from checker.cache import default_cache
from checker.claims.reader import Reader, build_reader, read_claims
from checker.component.found import Found, claim_of, claims_of, keep
from checker.pipeline.rules import rule_set
from checker.read import read_text
from checker.values.article import Failure, Format

NAME = "claimcheck"
#: What claims call the text that they were read from.
PATH = "<doc>"


@dataclass(frozen=True, slots=True)
class Settings:
    """The component's settings, all of them plain, so that a pipeline can be saved."""

    rules: tuple[str, ...] = ()
    shipped_rules: bool = True
    format: Format = Format.TEXT
    spans_key: str = NAME


class ClaimFinder:
    """Puts the claims of a document on `doc.spans`, each as the sentence that makes it.

    A span's label is the claim's relation, and its id the number of the claim
    in `claims_of(doc)`. Nothing else on the document is read or changed.
    """

    __slots__ = ("_reader", "_settings")

    def __init__(self, settings: Settings) -> None:
        """Raises ValueError with every problem where a rule file is wrong."""
        folders = [Path(folder) for folder in settings.rules]
        cache = default_cache()
        rules, _ = rule_set(folders, shipped=settings.shipped_rules, cache=cache)
        self._settings = settings
        self._reader: Reader = build_reader(rules, cache=cache)

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its claims."""
        structure = self._reader.rules.structure
        article = read_text(doc.text, path=PATH, format=self._settings.format, structure=structure)
        if isinstance(article, Failure):
            found = Found(failure=article)
        else:
            found = Found(claims=read_claims(article, self._reader))
        spans = [
            doc.char_span(
                claim.span.start,
                claim.span.end,
                label=claim.relation,
                span_id=str(number),
                alignment_mode="expand",
            )
            for number, claim in enumerate(found.claims)
        ]
        key = self._settings.spans_key
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span])
        keep(doc, found)
        return doc

    def __reduce__(self) -> tuple[type[ClaimFinder], tuple[Settings]]:
        """Another process reads the rules again; the language model does not travel."""
        return ClaimFinder, (self._settings,)


@Language.factory(
    NAME,
    assigns=["doc.spans"],
    default_config={"rules": [], "shipped_rules": True, "format": "text", "spans_key": NAME},
)
def make_claim_finder(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    rules: list[str],
    shipped_rules: bool,  # noqa: FBT001
    format: str,  # noqa: A002
    spans_key: str,
) -> ClaimFinder:
    """The component of a pipeline; also makes `doc._.claims` and `span._.claim` known.

    Raises ValueError for rule files with problems and for a format that is not text.
    """
    read_as = Format(format)
    if read_as is Format.DOCX:
        raise ValueError("a document's text is not a Word document; format is text, markdown, html")
    # A user's own attribute of that name stays; the functions do the same.
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", getter=claims_of)
    if not Span.has_extension("claim"):
        Span.set_extension("claim", getter=claim_of)
    return ClaimFinder(Settings(tuple(rules), shipped_rules, read_as, spans_key))
