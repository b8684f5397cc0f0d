"""Whatever the article, each block's text stands in the file where its offsets say."""

from __future__ import annotations

import random

import pytest

from checker.read import LineIndex, read_text
from checker.ruleset.structure import shipped_structure
from checker.segment import segment
from checker.values.article import Article, Format
from checker.values.span import Offsets, Span

_SHARED = [
    "Zinc",
    "helps.",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u00a0",
    "\t",
    "\u200b",
    "\u00ad",
]
_SHARED += ["😀", "👩‍⚕️", "e\u0301", "ﬁ", "3.5 mg", "(Holm, 2020).", "9. ", "[3]", "Benefits:", "|"]
_PIECES = {
    Format.TEXT: ["• ", "- ", "1. ", "References\n", "et al.", "\u2028", "\x0c"],
    Format.MARKDOWN: [
        *(
            "* ",
            "1. ",
            "&amp;",
            "&nbsp;",
            "&#x41;",
            "**",
            "*",
            "_",
            "`",
            "``",
            "[",
            "](http://a.b)",
        ),
        *("](<a b> 't')", "![", "]", "[1]", "\\", "\\*", "<b>", "</b>", "<!-- c -->", "# ", "> "),
        *(
            "---\n",
            "    ",
            "```\n",
            "\n|a|b|\n|-|-|\n",
            "<div>",
            "<http://a.b>",
            "~~",
            "[^1]",
            "  \n",
        ),
        *("\n[1]: http://x.y\n", "\\\n", "\0"),
    ],
    Format.HTML: [
        *("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<b>", "</b>", "<h2>", "</h2>", "&amp;"),
        *(
            "&nbsp;",
            "&#8211;",
            "&notit;",
            "&",
            "<",
            "<!--",
            "-->",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
        ),
        *("</table>", "<br>", "<script>", "</script>", "<a href='x'>", "</a>", "<sup>3</sup>"),
        *("<nav>", "</nav>", "<p class='", "<head>", "<body>", "<h1>", "<blockquote>", "<dl><dt>"),
    ],
}


def _check(article: Article) -> None:
    for block in article.blocks:
        text, segments = block.text, block.offsets.segments
        assert text == text.strip()
        assert text
        ends = [*(part.start for part in segments[1:]), len(text)]
        assert segments[0].start == 0
        reached = 0
        for part, end in zip(segments, ends, strict=True):
            assert part.start < end
            assert reached <= part.source.start <= part.source.end <= len(article.text)
            reached = part.source.end
            if part.verbatim:
                assert article.text[part.source.start : part.source.end] == text[part.start : end]
    for sentence in segment(article, shipped_structure()):
        block = article.blocks[sentence.paragraph]
        assert sentence.text in block.text
        assert block.span.covers(sentence.span)


@pytest.mark.parametrize("format", _PIECES)
@pytest.mark.parametrize("seed", range(4))
def test_offsets_of_any_text(format: Format, seed: int) -> None:  # noqa: A002
    chance = random.Random(f"{format} {seed}")
    pieces = _SHARED + _PIECES[format]
    for _ in range(150):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 60)))
        article = read_text(text, path="a", format=format)
        if isinstance(article, Article):
            _check(article)


@pytest.mark.parametrize(
    ("format", "text", "spans"),
    [
        (Format.TEXT, "😀 Zinc\u00a0 helps.\r\nIt does.\r", [(0, 14), (16, 24)]),
        (Format.MARKDOWN, "\r\n* *Zi*nc &amp; 😀\r\n  helps.", [(5, 28)]),
        (Format.MARKDOWN, "> a *b*\n> [c](d)\ne", [(2, 18)]),
        (Format.MARKDOWN, "---\ntitle: Zinc\n---\n\n# e\u0301 **x**\n", [(11, 15), (23, 29)]),
        (Format.HTML, "<p>\n&Eacute;t&eacute; 😀<b>s</b> </p>", [(4, 27)]),
    ],
)
def test_spans(format: Format, text: str, spans: list[tuple[int, int]]) -> None:  # noqa: A002
    article = read_text(text, path="a", format=format)
    assert isinstance(article, Article)
    assert [block.span for block in article.blocks] == [Span(*span) for span in spans]


def test_words_inside_a_block_have_their_own_places() -> None:
    text = "<p>Zinc &amp;\r\n  iron <b>he</b>lp&nbsp;you.</p>"
    article = read_text(text, path="a", format=Format.HTML)
    assert isinstance(article, Article)
    block = article.blocks[0]
    assert block.text == "Zinc & iron help you."
    places = {word: block.offsets.source(*_at(block.text, word)) for word in block.text.split()}
    shown = {word: text[span.start : span.end] for word, span in places.items()}
    assert shown == {
        "Zinc": "Zinc",
        "&": "&amp;",
        "iron": "iron",
        "help": "he</b>lp",
        "you.": "you.",
    }


def _at(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def test_slices_of_offsets() -> None:
    article = read_text("Zinc  and\niron. It\u00a0 helps.", path="a", format=Format.TEXT)
    assert isinstance(article, Article)
    offsets = article.blocks[0].offsets
    assert offsets.slice(0, 14).source(0, 14) == Span(0, 15)
    assert offsets.slice(15, 24).source(0, 9) == Span(16, 26)
    assert offsets.slice(15, 24).source(3, 8) == Span(20, 25)
    assert offsets.slice(3, 3) == Offsets(())


def test_lines_and_columns() -> None:
    index = LineIndex("ab\r\nc\rd\n")
    assert [index.place(offset) for offset in (0, 2, 4, 6, 8)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (3, 1),
        (4, 1),
    ]
    assert [index.start(line) for line in (0, 1, 2, 3, 9)] == [0, 0, 4, 6, 8]
