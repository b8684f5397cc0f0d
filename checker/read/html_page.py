"""What HTML's elements mean for a reader: which break the text, and which are not text."""

from __future__ import annotations

from collections.abc import Mapping

from checker.read.html_tokens import Tag
from checker.ruleset.structure import Structure, plain
from checker.values.article import BlockKind


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements that have no end tag.
VOID = _names("area base br col embed frame hr img input keygen link meta param source track wbr")
#: Elements whose content no reader sees as text, or sees as something else.
UNREAD = _names(
    "script style noscript template svg math iframe object canvas select textarea audio video "
    "map button title head datalist xmp noembed noframes"
)
#: Elements that begin a new block.
BLOCKS = _names(
    "html body main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody "
    "tfoot tr td th caption blockquote pre figure figcaption header footer nav aside form "
    "fieldset address details summary hr center menu dialog search"
)
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "summary": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "nav": BlockKind.NAVIGATION,
    "aside": BlockKind.NAVIGATION,
    "footer": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "dialog": BlockKind.NAVIGATION,
    "form": BlockKind.COMMENT_FORM,
}
#: Kinds that hold for all that is inside, whatever it is.
WHOLE = frozenset(
    {
        BlockKind.CODE,
        BlockKind.CAPTION,
        BlockKind.NAVIGATION,
        BlockKind.COMMENT_FORM,
        BlockKind.REFERENCE,
        BlockKind.DISCLAIMER,
    }
)
#: Elements that end when their like begins: HTML lets authors leave out the end tag.
IMPLIED_ENDS: Mapping[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    **dict.fromkeys(HEADINGS, tuple(HEADINGS)),
}
#: An implied end reaches no further up than these.
SCOPES = _names("ul ol menu dl table body article main div section blockquote td th")
# These hold the article itself, so no class of theirs takes it out.
_ARTICLE = _names("html body main article")


def is_hidden(tag: Tag) -> bool:
    """Whether an element is never shown."""
    attributes = tag.attributes
    if not attributes:
        return False
    style = attributes.get("style", "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def kind_of(tag: Tag, structure: Structure, *, in_article: bool) -> BlockKind | None:
    """What an element makes of its content; None if nothing of its own."""
    if tag.attributes and tag.name not in _ARTICLE:
        names = " ".join(tag.attributes.get(key, "") for key in ("class", "id", "role"))
        for name in names.split():
            part = structure.page_parts.get(plain(name))
            if part and tag.name not in HEADINGS:
                return BlockKind(part)
    # The header of a page is navigation, the header of an article is its title.
    if tag.name == "header":
        return None if in_article else BlockKind.NAVIGATION
    return _KINDS.get(tag.name)
