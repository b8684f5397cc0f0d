from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.read import find_files, read_file, read_text
from checker.read.decode import LIMIT_BYTES
from checker.values.article import Article, Failure, Format

_CASES = yaml.safe_load(Path(__file__).with_name("failures.yaml").read_text(encoding="utf-8"))
_SENTENCE = "Zinc shortens colds in adults, but it does not prevent them. "


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_failure(case: dict[str, Any], tmp_path: Path) -> None:
    data = (
        bytes.fromhex(case["hex"])
        if "hex" in case
        else case["text"].encode(case.get("encoding", "utf-8"))
    )
    (tmp_path / case["name"]).write_bytes(data)
    found = read_file(tmp_path / case["name"], root=tmp_path)
    assert found == Failure(case["name"], case["kind"], case["message"])


def test_a_missing_file_is_told_its_likeliest_name(tmp_path: Path) -> None:
    (tmp_path / "colds").mkdir()
    (tmp_path / "colds" / "zinc.md").write_text(_SENTENCE)
    assert read_file(tmp_path / "colds" / "zink.md", root=tmp_path) == Failure(
        "colds/zink.md", "missing", "no such file or folder; did you mean colds/zinc.md?"
    )
    assert find_files([tmp_path / "cold" / "zinc.md", tmp_path / "herbs"], root=tmp_path) == (
        (),
        (
            Failure(
                "cold/zinc.md", "missing", "no such file or folder; did you mean colds/zinc.md?"
            ),
            Failure("herbs", "missing", "no such file or folder"),
        ),
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)
    assert read_file(tmp_path / "a.txt", root=tmp_path) == Failure(
        "a.txt", "unreadable", "permission denied; allow reading it or leave it out"
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert read_file(tmp_path, root=tmp_path) == Failure(
        ".", "unreadable", "is a directory; allow reading it or leave it out"
    )


def test_a_file_of_50_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert read_file(tmp_path / "a.txt", root=tmp_path) == Failure(
        "a.txt", "too-large", "50 MB, over the limit of 20 MB; split it or leave it out"
    )
    assert LIMIT_BYTES == 20_000_000


@pytest.mark.parametrize("format", [Format.TEXT, Format.MARKDOWN, Format.HTML])
def test_a_line_of_a_million_characters_is_read(format: Format) -> None:  # noqa: A002
    text = _SENTENCE * (1_000_000 // len(_SENTENCE))
    article = read_text(text, path="a", format=format)
    assert isinstance(article, Article)
    assert [block.text for block in article.blocks] == [text.strip()]


@pytest.mark.parametrize(
    "tags", [("<div>", "</div>"), ("<b>", "</b>"), ("<ul><li>", ""), ("<table><tr><td>", "")]
)
def test_html_nested_ten_thousand_deep_is_read(tags: tuple[str, str]) -> None:
    opening, closing = tags
    text = opening * 10_000 + _SENTENCE + closing * 10_000
    article = read_text(text, path="a", format=Format.HTML)
    assert isinstance(article, Article)
    assert [block.text for block in article.blocks] == [_SENTENCE.strip()]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        (Format.HTML, "<" * 300_000),
        (Format.HTML, "<a x='" * 50_000),
        (Format.HTML, "<!--" * 75_000),
        (Format.HTML, "<script>" * 40_000),
        (Format.HTML, "<p>Zinc" + "</p>" * 75_000),
        (Format.MARKDOWN, "[" * 99_000),
        (Format.MARKDOWN, "*a " * 33_000),
        (Format.MARKDOWN, "![a](" * 19_000),
        (Format.MARKDOWN, ">" * 10_000 + "a"),
        (Format.MARKDOWN, "---\na: &a [1]\nb: &b [*a, *a]\n" * 300 + "---\n"),
        (Format.TEXT, "." * 300_000),
        (Format.TEXT, "(e.g. " * 50_000),
        (Format.TEXT, "Zinc\n" * 30_000),
    ],
    ids=lambda value: value[:8] if isinstance(value, str) else "",
)
def test_hostile_input_ends(format: Format, text: str) -> None:  # noqa: A002
    assert read_text(text, path="a", format=format).path == "a"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + _SENTENCE.encode(), "utf-8"),
        (_SENTENCE.encode("utf-16"), "utf-16"),
        (b"\xff\xfe\x00\x00" + _SENTENCE.encode("utf-32-le"), "utf-32"),
        (f"{_SENTENCE} Caf\u00e9 \u201cMenu\u201d costs \u20ac3.".encode("cp1252"), "cp1252"),
        (f"{_SENTENCE} It\u2019s \u201cproven\u201d.".encode("mac_roman"), "mac_roman"),
    ],
)
def test_encoding(data: bytes, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    article = read_file(tmp_path / "a.txt", root=tmp_path)
    assert isinstance(article, Article)
    assert (article.encoding, article.text[:4]) == (encoding, "Zinc")


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    page = f"<meta charset='iso-8859-1'><p>{_SENTENCE} “Zinc”"
    (tmp_path / "a.htm").write_bytes(page.encode("cp1252"))
    article = read_file(tmp_path / "a.htm", root=tmp_path)
    assert isinstance(article, Article)
    assert (article.encoding, article.blocks[0].text[-6:]) == ("cp1252", "“Zinc”")
    # Valid UTF-8 is never anything else by chance, whatever the page says.
    (tmp_path / "a.htm").write_bytes(page.encode())
    article = read_file(tmp_path / "a.htm", root=tmp_path)
    assert isinstance(article, Article)
    assert (article.encoding, article.blocks[0].text[-6:]) == ("utf-8", "“Zinc”")


@pytest.mark.parametrize(
    "text",
    [
        "Zinc shortens colds. Iron eases fatigue. Vitamin D raises bone density. " * 3,
        "Beans, lentils, liver, spinach, tofu, nuts, seeds, eggs, fish, milk. " * 3,
        "- zinc 8 mg\n- iron 18 mg\n- iodine 150 mcg\n- selenium 55 mcg\n" * 4,
    ],
)
def test_terse_english_is_english(text: str) -> None:
    assert isinstance(read_text(text, path="a", format=Format.MARKDOWN), Article)
