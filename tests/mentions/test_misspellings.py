"""What the corrector remembers of the words that it has seen."""

from __future__ import annotations

import pytest

from checker.mentions import misspellings
from checker.mentions.misspellings import Corrector
from checker.ruleset.wording import NameWords


def test_many_names_leave_room_for_the_words_of_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspellings, "_MOST_REMEMBERED", 2)
    names = ["calcium", "magnesium", "potassium", "selenium"]
    corrector = Corrector(names, names, NameWords())
    asked: list[str] = []
    closest = Corrector._closest

    def counting(self: Corrector, word: str) -> str:
        asked.append(word)
        return closest(self, word)

    monkeypatch.setattr(Corrector, "_closest", counting)
    for _ in range(3):
        assert corrector.correct("calcum") == "calcium"
        assert corrector.correct("seleniun") == "selenium"
    assert asked == ["calcum", "seleniun"]
