"""Signs that Word keeps by their place in a symbol font rather than in Unicode."""

from __future__ import annotations

from collections.abc import Mapping

from checker.read.docx_tree import Node

#: Places in the font Symbol (Adobe's symbol encoding) that medical texts use.
_SYMBOL: Mapping[int, str] = {
    0x2D: "−",
    0x61: "α",
    0x62: "β",
    0x64: "δ",
    0x67: "γ",
    0x6B: "κ",
    0x6C: "λ",
    0x6D: "μ",
    0x73: "σ",
    0x77: "ω",
    0x44: "Δ",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
}
#: Fonts whose letters are pictures; of these only arrows and bullets mean anything in a text.
_WINGDINGS: Mapping[int, str] = {
    0x6C: "•",
    0x6E: "■",
    0xA7: "▪",
    0xD8: "➤",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xFC: "✓",
}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
#: Symbol fonts are shown in a part of Unicode that is private (ISO/IEC 29500-1, w:sym).
_PRIVATE = range(0xF000, 0xF100)
#: The same signs where a text holds them as letters, for `str.translate`.
PRIVATE_SIGNS: Mapping[int, str] = {
    _PRIVATE.start + place: sign for place, sign in {**_WINGDINGS, **_SYMBOL}.items()
}


def symbol(entry: Node) -> str:
    """The sign that a `w:sym` stands for; a space where no text has one."""
    try:
        place = int(entry.get("w:char"), 16)
    except ValueError:
        return " "
    if place not in _PRIVATE and place > 0xFF:
        return chr(place) if place < 0xD800 else " "
    font = _FONTS.get(entry.get("w:font").lower(), {})
    return font.get(place & 0xFF, " ")
