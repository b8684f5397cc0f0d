"""Other people's words inside of Markdown: shown as they are, whatever they hold."""

from __future__ import annotations

import re
from urllib.parse import quote

from checker.report.text import plain
from checker.values.report import Evidence

#: What Markdown, HTML or a code host could take for a sign; all else is left readable. Entities
#: hold in paragraphs, table cells and HTML alike, and none of them begins or ends anything.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "\\`*_[]|~#"}
_SIGNS |= {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
#: Hosts make links of addresses, @names and #numbers in the text that is left; a space of no width
#: parts them.
_LINKED = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
#: A dollar opens a formula on some hosts; in an element of its own it does not.
_DOLLAR = "<span>$</span>"
_NO_WIDTH = "&#8203;"
#: Percent signs stay: an address comes encoded already.
_IN_ADDRESS = "/:?#@!$&+,;=%~-._"


def escaped(words: str) -> str:
    """The words as one line of Markdown text, or of HTML inside of Markdown."""
    pieces = _LINKED.split(" ".join(plain(words).split()))
    return _NO_WIDTH.join(map(_entities, pieces))


def _entities(words: str) -> str:
    return _SIGN.sub(lambda found: _SIGNS[found[0]], words).replace("$", _DOLLAR)


def code(words: str) -> str:
    """The words in a fixed-width font."""
    return f"<code>{escaped(words)}</code>"


def linked(shown: str, address: str) -> str:
    """Markdown that is shown, as a link where there is an address for it."""
    target = safe_address(address)
    return f"[{shown}]({target.replace('&', '&amp;')})" if target else shown


def safe_address(address: str) -> str:
    """An address of the web that nothing can break out of; empty for any other."""
    if not address.startswith(("https://", "http://")):
        return ""
    return quote(address, safe=_IN_ADDRESS, errors="replace")


def evidence_item(evidence: Evidence) -> str:
    """`guideline, 2024: what it says. Citation.` with links to the source."""
    kind = f"{evidence.type}, {evidence.year}" if evidence.year else evidence.type
    parts = [escaped(part.rstrip(".") + ".") for part in (evidence.says, evidence.cite) if part]
    links = [linked(escaped(name), address) for name, address in sources_of(evidence)]
    return " ".join([f"{escaped(kind)}:", *parts, *links])


def sources_of(evidence: Evidence) -> list[tuple[str, str]]:
    """Where a source is found: what to call it, and its address."""
    places = []
    if evidence.doi:
        places.append((f"doi:{evidence.doi}", f"https://doi.org/{evidence.doi}"))
    if evidence.pmid:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{evidence.pmid}/"
        places.append((f"PMID {evidence.pmid}", address))
    if evidence.url:
        places.append((evidence.url, evidence.url))
    return places
