"""Evidence: what a statement rests on, with links that can only lead to the web."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote as url_quote
from urllib.parse import urlsplit

from checker.report.text import plain
from checker.values.report import Evidence


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A source of the evidence, with its links."""

    kind: str
    says: str | None
    cite: str
    links: tuple[tuple[str, str], ...]


def evidence_item(evidence: Evidence) -> EvidenceItem:
    """The citation in words, with links to where it can be read."""
    kind = f"{evidence.type}, {evidence.year}" if evidence.year else evidence.type
    says = plain(evidence.says) if evidence.says else None
    return EvidenceItem(plain(kind), says, plain(evidence.cite), tuple(_links(evidence)))


def _links(evidence: Evidence) -> list[tuple[str, str]]:
    found = []
    if evidence.doi:
        target = url_quote(evidence.doi, safe="/:;()")
        found.append((plain(f"doi:{evidence.doi}"), f"https://doi.org/{target}"))
    if evidence.pmid:
        target = url_quote(evidence.pmid, safe="")
        found.append(
            (plain(f"PubMed {evidence.pmid}"), f"https://pubmed.ncbi.nlm.nih.gov/{target}/")
        )
    if evidence.url and is_web_address(evidence.url):
        found.append((plain(urlsplit(evidence.url).netloc), plain(evidence.url)))
    return found


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: a rule or an article may hold any text."""
    try:
        return urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).netloc)
    except ValueError:
        return False
