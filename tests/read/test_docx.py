"""Word documents: blocks by paragraph, metadata, failures, and what another writer makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.enum.text import WD_BREAK

from checker.read import LineIndex, docx_tree, find_files, read_bytes, read_file, read_text
from checker.read import docx_package as package
from checker.values.article import Article, Block, Failure, Format, Metadata
from tests.read.word import pack, parts

_CASES = yaml.safe_load(Path(__file__).with_name("docx.yaml").read_text(encoding="utf-8"))
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "namespace")


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _article(data: bytes) -> Article:
    found = read_bytes(data, path="a.docx", format=Format.DOCX)
    assert isinstance(found, Article), found
    return found


def _failure(data: bytes) -> tuple[str, str]:
    found = read_bytes(data, path="a.docx", format=Format.DOCX)
    assert isinstance(found, Failure), found
    return found.kind, found.message


def _shown(block: Block, asked: dict[str, Any], lines: LineIndex) -> dict[str, Any]:
    shown: dict[str, Any] = {block.kind.value: block.text}
    details = {
        "level": block.level,
        "lead_in": block.lead_in,
        "headings": list(block.headings),
        "line": lines.place(block.span.start)[0],
    }
    return shown | {name: found for name, found in details.items() if name in asked}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_blocks(case: dict[str, Any]) -> None:
    made = parts(case["body"], **{name: case[name] for name in _PARTS if name in case})
    article = _article(pack(made))
    lines = LineIndex(article.text)
    asked = [*case["blocks"], *[{}] * len(article.blocks)]
    shown = [_shown(block, wish, lines) for block, wish in zip(article.blocks, asked, strict=False)]
    assert shown == case["blocks"]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_what_stands_letter_by_letter_stands_where_its_offsets_say(case: dict[str, Any]) -> None:
    made = parts(case["body"], **{name: case[name] for name in _PARTS if name in case})
    article = _article(pack(made))
    for block in article.blocks:
        segments = block.offsets.segments
        ends = [segment.start for segment in segments[1:]] + [len(block.text)]
        for segment, end in zip(segments, ends, strict=True):
            source = article.text[segment.source.start : segment.source.end]
            if segment.verbatim:
                assert source == block.text[segment.start : end]


def test_the_text_is_made_of_the_paragraphs() -> None:
    body = _paragraph("Zinc helps.") + "<w:p/>" + _paragraph("Iron<w:br/>helps.")
    body = body.replace("<w:br/>", "</w:t><w:br/><w:t>")
    article = _article(pack(parts(body)))
    assert article.text == "Zinc helps.\n\nIron\u2028helps."
    assert [block.span for block in article.blocks] == [(0, 11), (13, 24)]
    assert (article.format, article.encoding) == (Format.DOCX, "utf-8")


_CORE = (
    "<dc:title>Iron  and zinc</dc:title><dc:creator>A. Author</dc:creator>"
    "<dcterms:created>2019-01-02T03:04:05Z</dcterms:created>"
    "<dcterms:modified>2026-05-06T07:08:09Z</dcterms:modified>"
)
_TITLED = '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Minerals</w:t></w:r></w:p>'
_HEADED = '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Zinc</w:t></w:r></w:p>'


def _property(name: str, text: str, kind: str = "lpwstr") -> str:
    return f'<property name="{name}"><vt:{kind}>{text}</vt:{kind}></property>'


@pytest.mark.parametrize(
    ("body", "properties", "metadata"),
    [
        ("", {}, Metadata()),
        (_HEADED, {}, Metadata(title="Zinc")),
        (_HEADED, {"core": _CORE}, Metadata(title="Iron and zinc", published="2026-05-06")),
        (_TITLED, {"core": _CORE}, Metadata(title="Minerals", published="2026-05-06")),
        (
            "",
            {"core": "<dcterms:created>2019-01-02T03:04:05Z</dcterms:created><dc:title/>"},
            Metadata(published="2019-01-02"),
        ),
        ("", {"app": "<Company>Hillcrest Clinic</Company>"}, Metadata(source="Hillcrest Clinic")),
        (
            "",
            {
                "core": _CORE,
                "app": "<Company>Hillcrest Clinic</Company>",
                "custom": _property("Source", "The Daily Bean")
                + _property("URL", "https://beans.example/zinc")
                + _property("Date_Published", "2025-04-03T00:00:00Z", "filetime"),
            },
            Metadata("Iron and zinc", "The Daily Bean", "https://beans.example/zinc", "2025-04-03"),
        ),
    ],
)
def test_metadata(body: str, properties: dict[str, str], metadata: Metadata) -> None:
    made = parts(body + _paragraph("It helps."), **properties)
    assert _article(pack(made)).metadata == metadata


_MADE = parts(_paragraph("Zinc helps."))
_DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE w:document [%s]><w:document>&a;</w:document>'
_AGAIN = "open it in Word and save it again"
_TYPED = "declares a document type, which Word never does; not read"


def _without(name: str) -> bytes:
    return pack({key: data for key, data in _MADE.items() if key != name})


def _with(name: str, data: bytes) -> bytes:
    return pack({**_MADE, name: data})


def _locked() -> bytes:
    """An archive whose parts say that they are encrypted."""
    data = bytearray(pack(_MADE))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(magic)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(magic, start + 4)
    return bytes(data)


def _broken() -> bytes:
    """An archive with a byte of the text turned round."""
    data = bytearray(pack(_MADE))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start + info.compress_size // 2] ^= 0xFF
    return bytes(data)


_FAILURES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "empty", "the file is empty; there is nothing to check"),
    "no text": (lambda: pack(parts("<w:p/>")), "empty", "no text in this document"),
    "protected by a password": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
        "protected by a password; save a copy without one",
    ),
    "an encrypted archive": (
        _locked,
        "encrypted",
        "protected by a password; save a copy without one",
    ),
    "an old document": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99,
        "format",
        "an old Word document (.doc), whatever its name; save it as .docx in Word",
    ),
    "no archive": (
        lambda: b"{\\rtf1 Zinc helps.}",
        "format",
        "no Word document, whatever its name; save it as .docx in Word",
    ),
    "cut short": (
        lambda: pack(_MADE)[:300],
        "damaged",
        f"damaged: the archive is cut short or broken; {_AGAIN}",
    ),
    "another archive": (
        lambda: pack({"zinc.txt": b"Zinc helps."}),
        "format",
        "a zip archive, but no Word document in it; unpack it",
    ),
    "a workbook": (
        lambda: _with("word/document.xml", b"<workbook/>"),
        "format",
        "an office document, but none of Word's (its main part is word/document.xml); "
        "save it as .docx",
    ),
    "no relationships": (
        lambda: _without("_rels/.rels"),
        "damaged",
        f"damaged: _rels/.rels is missing; {_AGAIN}",
    ),
    "no main part named": (
        lambda: _with("_rels/.rels", b"<Relationships/>"),
        "damaged",
        f"damaged: it does not say where its text is; {_AGAIN}",
    ),
    "no text part": (
        lambda: _without("word/document.xml"),
        "damaged",
        f"damaged: word/document.xml is missing; {_AGAIN}",
    ),
    "no styles part": (
        lambda: _without("word/styles.xml"),
        "damaged",
        f"damaged: word/styles.xml is missing; {_AGAIN}",
    ),
    "not XML": (
        lambda: _with("word/document.xml", b"<document><body>"),
        "damaged",
        f"damaged: word/document.xml is not XML at line 1, column 17; {_AGAIN}",
    ),
    "broken XML": (
        lambda: _with("word/styles.xml", b"<a>\n <b></c></a>"),
        "damaged",
        f"damaged: word/styles.xml is not XML at line 2, column 7; {_AGAIN}",
    ),
    "an entity that grows": (
        lambda: _with("word/document.xml", _DOCTYPE % b'<!ENTITY a "aaaaaaaaaa">'),
        "damaged",
        f"damaged: word/document.xml {_TYPED}",
    ),
    "an entity that fetches a file": (
        lambda: _with("word/document.xml", _DOCTYPE % b'<!ENTITY a SYSTEM "file:///etc/passwd">'),
        "damaged",
        f"damaged: word/document.xml {_TYPED}",
    ),
    "nested a million deep": (
        lambda: _with("word/document.xml", b"<a>" * 1_000_000),
        "damaged",
        "damaged: word/document.xml is nested more than 120 deep; not read",
    ),
    "another document inside": (
        lambda: pack(parts('<w:p/><w:altChunk r:id="r7"/>')),
        "format",
        f"another document stands in it that only Word unpacks; {_AGAIN}",
    ),
    "German": (
        lambda: pack(
            parts(
                _paragraph(
                    "Vitamin D hilft nicht gegen Knochenschwund, wenn es allein genommen wird. Das "
                    "zeigen Studien mit mehr als tausend Frauen, und auch die mit Kalzium."
                )
            )
        ),
        "language",
        "not English (0 % of its words are common English ones); only English is read",
    ),
}


@pytest.mark.parametrize("name", _FAILURES)
def test_failure(name: str) -> None:
    make, kind, message = _FAILURES[name]
    assert _failure(make()) == (kind, message)


def test_a_broken_archive() -> None:
    kind, message = _failure(_broken())
    # Which complaint comes first, the unpacking's or the checksum's, is zlib's choice.
    assert kind == "damaged"
    assert message.startswith("damaged: word/document.xml ")
    assert message.endswith(f"; {_AGAIN}")


def test_a_part_that_unpacks_to_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_PARTS_BYTES", 5_000_000)
    bomb = b"<document>" + b" " * 6_000_000 + b"</document>"
    data = _with("word/document.xml", bomb)
    assert len(data) < 20_000
    assert _failure(data) == (
        "too-large",
        "unpacks to more than 5 MB; split it or leave it out",
    )


def test_a_part_of_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_tree, "LIMIT_ELEMENTS", 1_000)
    assert _failure(_with("word/document.xml", b"<a>" + b"<b/>" * 1_000 + b"</a>")) == (
        "too-large",
        "word/document.xml holds more than 1,000 elements; split it or leave it out",
    )


def test_an_archive_of_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_PARTS", 5)
    assert _failure(pack(_MADE)) == ("too-large", "more than 5 parts; no article has them")


def test_the_deepest_nesting_that_is_read() -> None:
    opening, closing = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    article = _article(pack(parts(opening * 57 + _paragraph("Zinc helps.") + closing * 57)))
    assert [block.text for block in article.blocks] == ["Zinc helps."]


def test_any_byte_wrong_gives_an_article_or_a_failure() -> None:
    data = pack(_MADE)
    for place in range(0, len(data), 7):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x55
        read_bytes(bytes(spoiled), path="a.docx", format=Format.DOCX)
        read_bytes(data[:place], path="a.docx", format=Format.DOCX)


def test_macros_are_left_alone() -> None:
    made = {**_MADE, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"}
    assert [block.text for block in _article(pack(made)).blocks] == ["Zinc helps."]


def test_parts_are_found_in_any_case_and_from_the_root() -> None:
    made = {name.replace("styles", "Styles"): data for name, data in _MADE.items()}
    relations = made["_rels/.rels"].replace(b'"word/', b'"/word/')
    body = made["word/document.xml"].replace(
        b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr>'
    )
    article = _article(pack({**made, "_rels/.rels": relations, "word/document.xml": body}))
    assert [block.kind.value for block in article.blocks] == ["quote"]


def test_a_document_is_found_and_a_lock_file_is_not(tmp_path: Path) -> None:
    for name in ("Zinc.DOCX", "iron.docm", "~$Zinc.docx", ".hidden.docx"):
        (tmp_path / name).write_bytes(pack(_MADE))
    assert find_files([tmp_path], root=tmp_path) == (
        (tmp_path / "Zinc.DOCX", tmp_path / "iron.docm"),
        (),
    )
    assert isinstance(read_file(tmp_path / "iron.docm", root=tmp_path), Article)


def test_a_document_may_be_larger_than_a_text(tmp_path: Path) -> None:
    data = pack({**_MADE, "word/media/a.png": b""})
    with (tmp_path / "a.docx").open("wb") as file:
        # The archive's end is searched from the back, so a long head is a large picture.
        file.write(b"PK" + b"\0" * 30_000_000 + data)
    assert isinstance(read_file(tmp_path / "a.docx", root=tmp_path), Article)
    with (tmp_path / "b.docx").open("wb") as file:
        file.truncate(201_000_000)
    assert read_file(tmp_path / "b.docx", root=tmp_path) == Failure(
        "b.docx", "too-large", "201 MB, over the limit of 200 MB; split it or leave it out"
    )


def test_a_document_is_not_read_from_text() -> None:
    with pytest.raises(ValueError, match="docx is read from bytes, not from text"):
        read_text("Zinc helps.", path="a", format=Format.DOCX)


def test_a_document_of_another_writer() -> None:
    document = docx.Document()
    document.core_properties.title = "Minerals and colds"
    document.add_heading("Minerals", level=0)
    document.add_heading("Zinc", level=1)
    paragraph = document.add_paragraph("Zinc ")
    paragraph.add_run("shortens").bold = True
    paragraph.add_run(" colds.")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("It also:", style="Normal")
    document.add_paragraph("eases coughs", style="List Bullet")
    document.add_paragraph("heals wounds", style="List Number")
    document.add_paragraph("They say so.", style="Intense Quote")
    table = document.add_table(rows=2, cols=2, style="Light Shading")
    for number, text in enumerate(["Dose", "Effect", "15 mg", "none"]):
        table.cell(number // 2, number % 2).text = text
    stream = io.BytesIO()
    document.save(stream)
    article = _article(stream.getvalue())
    lines = LineIndex(article.text)
    assert [
        (block.kind.value, block.text, lines.place(block.span.start)) for block in article.blocks
    ] == [
        ("title", "Minerals", (1, 1)),
        ("heading", "Zinc", (2, 1)),
        ("paragraph", "Zinc shortens colds.", (3, 1)),
        ("paragraph", "It also:", (4, 1)),
        ("list-item", "eases coughs", (5, 1)),
        ("list-item", "heals wounds", (6, 1)),
        ("quote", "They say so.", (7, 1)),
        ("table-row", "Dose | Effect", (8, 1)),
        ("table-row", "15 mg | none", (10, 1)),
    ]
    assert article.blocks[4].lead_in == "It also:"
    assert article.blocks[8].lead_in == "Dose | Effect"
    assert article.metadata.title == "Minerals"
