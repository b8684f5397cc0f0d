"""From bytes to text: the encoding is found, never guessed silently past a failure."""

from __future__ import annotations

import codecs
import re

#: Larger files are not articles.
LIMIT_BYTES = 20_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{1,40})", re.I
)
# Pages that declare these are written in the Windows code page: the web's rule
# (WHATWG Encoding Standard, section 4.2).
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_SAMPLE_BYTES = 100_000


class DecodeError(ValueError):
    """Bytes that are no text we can read: the failure's kind, and words that say what to do."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str]:
    """The text without its byte order mark, and the encoding's name; raises DecodeError.

    A byte order mark decides, then valid UTF-8, then what an HTML page declares
    (`declared`), then charset-normalizer's best guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding).removeprefix("\ufeff"), encoding
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise DecodeError(
                "format", f"{name}, not text; save it as .docx, text, Markdown or HTML"
            )
    nul = data.find(b"\0")
    if nul >= 0:
        raise DecodeError("binary", f"a binary file (a zero byte at byte {nul}), not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        place = error.start
    if declared and (named := _declared(data)):
        try:
            return data.decode(named), named
        except (UnicodeDecodeError, LookupError):
            pass
    return _guess(data, place)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(
            "encoding",
            f"its byte order mark says {encoding.upper()}, but byte {error.start} is not; "
            "save it as UTF-8",
        ) from None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, 4096)
    if not found:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    try:
        return _LABELS.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _guess(data: bytes, place: int) -> tuple[str, str]:
    # Imported here: most files are UTF-8, and the import costs as much as a hundred articles.
    from charset_normalizer import from_bytes

    start = max(0, place - _SAMPLE_BYTES // 2)
    sample = data[start : start + _SAMPLE_BYTES]
    # English is written in the first two; the others are for naming what else it is.
    for likely in (["cp1252", "mac_roman"], None):
        best = from_bytes(sample, cp_isolation=likely).best()
        try:
            if best:
                return data.decode(best.encoding), best.encoding
        except UnicodeDecodeError:
            continue
    raise DecodeError(
        "encoding",
        f"not UTF-8 (byte {place} is 0x{data[place]:02x}) and no other encoding fits; "
        "save it as UTF-8",
    )
