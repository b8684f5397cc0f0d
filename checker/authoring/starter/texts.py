"""The texts of this folder, with their @GAPS@ filled in from what a project holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
_GAP = re.compile(r"@([A-Z]+)@")


def filled(name: str, gaps: Mapping[str, str]) -> str:
    """A text of this folder with its gaps filled."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return _GAP.sub(lambda gap: gaps[gap[1]], text)


def flow(words: Sequence[str]) -> str:
    """Words as a YAML list on one line."""
    return f"[{', '.join(word if _is_plain(word) else json.dumps(word) for word in words)}]"


def _is_plain(word: str) -> bool:
    return re.fullmatch(r"[\w./-]+", word) is not None and yaml.safe_load(word) == word
