"""Other people's words stay words, whatever the format; each output is read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from checker.report.formats import FORMATS
from checker.report.markdown_text import escaped
from checker.report.text import plain
from checker.report.view import Repository, View
from checker.values.report import Report
from tests.report.hostile import HOSTILE, LINES, LONG, PATH, hostile_report
from tests.report.sample import NAMES, RUN

VIEW = View(NAMES, RUN)
#: What our own Markdown uses of HTML.
OWN_TAGS = {"code", "b", "details", "summary", "span", "sub"}


def rendered(name: str, view: View = VIEW, report: Report | None = None) -> str:
    return "".join(FORMATS[name](report or hostile_report(), view))


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_control_character_through(name: str) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f]", rendered(name)) == []


class Page(HTMLParser):
    """What a browser makes of HTML: its text, its elements, its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def text(self) -> str:
        return one_line("".join(self.words).replace("\u200b", ""))


def markdown_page(view: View = VIEW) -> Page:
    # GitHub's dialect: HTML, tables, struck out words, and bare addresses as links.
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    return Page(reader.render(rendered("markdown", view)))


def test_markdown_shows_every_word_as_it_is() -> None:
    text = markdown_page().text
    for words in (HOSTILE, LINES):
        assert f"“{one_line(words)}" in text or one_line(words) in text
    assert one_line(PATH) in text
    assert f"“{LONG[:400]} …”" in text


def test_markdown_gets_no_element_from_an_article() -> None:
    tags = {tag for tag, _ in markdown_page().tags}
    ours = {"h2", "h3", "p", "ul", "li", "blockquote", "br", "strong", "a"}
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert tags == (OWN_TAGS - {"b"}) | ours | tables


def test_markdown_links_only_to_sources_of_the_rules() -> None:
    links = [attributes["href"] for tag, attributes in markdown_page().tags if tag == "a"]
    assert links == [
        "https://doi.org/10.1/a%29%28b%7Cc",
        "https://a.example/?q=1&b=%22%28x%29%7C%3Cy%3E",
    ]


def test_markdown_links_to_lines_where_the_repository_is_known() -> None:
    link = "https://code.example/o/r/blob/abc/{path}?plain=1#L{line}-L{end_line}"
    page = markdown_page(replace(VIEW, repository=Repository("docs/site", link)))
    hrefs = {str(attributes["href"]) for tag, attributes in page.tags if tag == "a"}
    name = "we%7Cird%20%5B1%5D%20%60x%60%2C%20%3Cb%3E%3A50%25%20%C3%A9%23%3F%26%E2%80%AE.md"
    assert f"https://code.example/o/r/blob/abc/docs/site/corpus/{name}?plain=1#L12-L14" in hrefs


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    rows: list[list[str]] = []
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(
        rendered("markdown")
    ):
        if token.type == "table_open":
            rows.append([])
        if token.type in ("th_open", "td_open", "tr_close"):
            rows[-1].append(token.type)
    widths = [" ".join(row).split("tr_close")[:-1] for row in rows]
    assert len(widths) == 3
    assert all(len({len(cells.split()) for cells in table}) == 1 for table in widths)
    assert all(len(table) > 1 for table in widths)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('Vitamin D (800 IU) - it\'s "safe"!', 'Vitamin D (800 IU) - it\'s "safe"!'),
        ("a|b", "a&#124;b"),
        ("<i>&amp;</i>", "&lt;i&gt;&amp;amp;&lt;/i&gt;"),
        ("`x` *y* _z_ [w]", "&#96;x&#96; &#42;y&#42; &#95;z&#95; &#91;w&#93;"),
        ("mail me@home.example, #12", "mail me@&#8203;home.example, &#35;&#8203;12"),
        (
            "see https://a.example or www.a.example",
            "see https:&#8203;//a.example or www&#8203;.a.example",
        ),
        ("$5 to $10", "<span>$</span>5 to <span>$</span>10"),
        ("two\n\nlines\\", "two lines&#92;"),
    ],
)
def test_escaped_for_markdown(words: str, shown: str) -> None:
    assert escaped(words) == shown


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """GitHub's commands as its runner reads them: name, properties, message."""
    for line in text.removesuffix("\n").split("\n"):
        name, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        found = {key: _decoded(value) for key, value in pairs}
        yield name, found, _decoded(message)


def _decoded(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_github_reads_one_command_a_line_and_nothing_else() -> None:
    found = list(commands(rendered("github")))
    assert [(name, properties["file"]) for name, properties, _ in found] == [
        ("error", plain(PATH)),
        ("error", plain(PATH)),
        ("warning", "corpus/clinic.html"),
    ]
    message = found[2][2].split("\n")
    assert message[0] == plain(LINES)
    assert message[2] == f"Advice: {plain(HOSTILE)}"


def test_junit_is_xml_that_holds_the_words() -> None:
    root = ET.fromstring(rendered("junit"))
    path = plain(PATH)
    assert [(case.get("name"), case.get("file")) for case in root.iter("testcase")] == [
        ("violation: What can vitamin D do for osteoporosis? (badcafe98765)", path),
        (
            "contradiction: What can vitamin D do for osteoporosis? (c0ffee123456)",
            "corpus/clinic.html",
        ),
        ("corpus/clinic.html", "corpus/clinic.html"),
        ("corpus/quiet.md", "corpus/quiet.md"),
        ("corpus/wide.txt", "corpus/wide.txt"),
        (path, path),
    ]
    (failure,) = root.iter("failure")
    told = one_line((failure.text or "").replace("|", ""))
    assert one_line(HOSTILE.replace("|", "")).replace("\ufffe", "\ufffd") in told
    (error,) = root.iter("error")
    assert error.get("message") == plain(LINES).replace("\ufffe", "\ufffd")


def test_gitlab_and_sarif_are_json_that_hold_the_words() -> None:
    issues = json.loads(rendered("gitlab"))
    assert issues[1]["description"] == (
        f"{plain(LINES)} See also {plain(PATH)}:12. Advice: {plain(HOSTILE)}"
    )
    assert [issue["location"]["path"] for issue in issues] == [PATH, "corpus/clinic.html", PATH]
    (run,) = json.loads(rendered("sarif"))["runs"]
    said = run["results"][1]["message"]["text"].splitlines()
    assert said[0] == re.sub(r"([\\\[\]])", r"\\\1", plain(LINES))
    links = re.findall(r"(?<!\\)\[((?:[^\\\[\]]|\\.)*)\]\((\d+)\)", "\n".join(said))
    assert links == [(re.sub(r"([\\\[\]])", r"\\\1", plain(PATH)) + ":12", "1")]
    first = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert first == {
        "uri": "corpus/we%7Cird%20%5B1%5D%20%60x%60,%20%3Cb%3E%3A50%25%20%C3%A9%23%3F&%E2%80%AE.md",
        "uriBaseId": "%SRCROOT%",
    }
