"""Tests added to a statement as text: the file's comments and layout stay as they are."""

from __future__ import annotations

import pytest

from checker.authoring.add_test import with_tests
from checker.authoring.append import AppendError

HEAD = "# ours\nstatements:\n  - id: first\n    tests: {violates: [One.]}\n  - id: second  # ours\n"
BLOCK = """\
    tests:
      violates:
        - One.   # the first

        - "Two: it's so."
      agrees: [Three.]
    severity: note

# end
"""


@pytest.mark.parametrize(
    ("group", "old", "new"),
    [
        (
            "violates",
            '        - "Two: it\'s so."\n',
            '        - "Two: it\'s so."\n        - "Four \\"4\\"."\n        - "Five."\n',
        ),
        ("agrees", "[Three.]", '[Three., "Four \\"4\\".", "Five."]'),
        (
            "silent",
            "      agrees: [Three.]\n",
            '      agrees: [Three.]\n      silent:\n        - "Four \\"4\\"."\n        - "Five."\n',
        ),
    ],
)
def test_in_lines_of_their_own(group: str, old: str, new: str) -> None:
    text = HEAD + BLOCK
    sentences = ['Four "4".', "Five.", "Three.", "Five."][: 2 if group != "agrees" else 4]
    assert with_tests(text, "second", group, sentences) == text.replace(old, new)
    returns = text.replace("\n", "\r\n")
    assert with_tests(returns, "second", group, sentences) == text.replace(old, new).replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    ("tests", "new"),
    [
        ("{violates: [One.]}", '{violates: [One.], silent: ["Four."]}'),
        ("{violates: [One.], silent: []}", '{violates: [One.], silent: ["Four."]}'),
        ("{violates: [One.], silent: [ Two., ]}", '{violates: [One.], silent: [ Two., "Four."]}'),
        (
            "{violates: [One.],\n            silent: [Two.,\n                     Three.]}",
            "{violates: [One.],\n            silent: [Two.,\n                     Three., "
            '"Four."]}',
        ),
    ],
)
def test_in_brackets(tests: str, new: str) -> None:
    text = f"statements:\n- id: second\n  tests: {tests}\n  severity: note\n"
    assert with_tests(text, "second", "silent", ["Four."]) == text.replace(tests, new)


def test_at_the_end_of_a_file_without_a_line_end() -> None:
    text = "statements:\n- id: second\n  tests:\n    violates:\n    - One."
    assert with_tests(text, "second", "violates", ["Two."]) == text + '\n    - "Two."\n'
    assert with_tests(text, "second", "silent", ["Two."]) == (
        text + '\n    silent:\n      - "Two."\n'
    )


def test_what_is_there_is_not_added_again() -> None:
    text = HEAD + BLOCK
    assert with_tests(text, "second", "violates", ["One."]) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("statements: []\n", "no statement 'second' with tests"),
        ("- a\n", "no statement 'second' with tests"),
        ("statements:\n- id: second\n  tests: none\n", "no statement 'second' with tests"),
        (
            "statements:\n- id: second\n  tests: {silent: Two.}\n",
            "'silent' is no list; put each test on a line of its own",
        ),
    ],
)
def test_what_cannot_be_added_to(text: str, said: str) -> None:
    with pytest.raises(AppendError) as caught:
        with_tests(text, "second", "silent", ["Four."])
    assert str(caught.value) == said
