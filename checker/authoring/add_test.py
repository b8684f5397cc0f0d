"""Adding a test to a statement of a rule file as text; its comments and layout survive."""

from __future__ import annotations

import json
from collections.abc import Sequence

import yaml

from checker.authoring.append import AppendError

_BRACKETS = "its tests are written so that none can be added; add it by hand"


def with_tests(text: str, statement: str, group: str, sentences: Sequence[str]) -> str:
    """The text of a rule file with more tests of a statement, after those of the group.

    Those that are there already are left out. Raises AppendError.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    tests = _tests_of(plain, statement)
    listed = _value(tests, group)
    if listed is not None and not isinstance(listed, yaml.SequenceNode):
        raise AppendError(f"'{group}' is no list; put each test on a line of its own")
    there = {str(item.value) for item in listed.value} if listed is not None else set()
    new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in there]
    if not new:
        return text
    if listed is None:
        changed = _with_group(plain, tests, group, new)
    elif listed.flow_style or not listed.value:
        changed = _into_brackets(plain, listed, _in_brackets(new))
    else:
        items = [f"- {_quoted(sentence)}" for sentence in new]
        changed = _after(plain, listed.value[-1], _dash_column(plain, listed), items)
    return changed.replace("\n", newline)


def _tests_of(text: str, statement: str) -> yaml.MappingNode:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for each in getattr(_value(root, "statements"), "value", ()):
        identity = _value(each, "id")
        if identity is not None and identity.value == statement:
            tests = _value(each, "tests")
            if isinstance(tests, yaml.MappingNode):
                return tests
    raise AppendError(f"no statement '{statement}' with tests")


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _with_group(text: str, tests: yaml.MappingNode, group: str, sentences: Sequence[str]) -> str:
    if tests.flow_style:
        return _into_brackets(text, tests, f"{group}: [{_in_brackets(sentences)}]")
    column = tests.value[0][0].start_mark.column
    last = tests.value[-1][1]
    while isinstance(last, yaml.SequenceNode) and not last.flow_style and last.value:
        last = last.value[-1]
    lines = [f"{group}:", *(f"  - {_quoted(sentence)}" for sentence in sentences)]
    return _after(text, last, column, lines)


def _into_brackets(text: str, node: yaml.CollectionNode, words: str) -> str:
    """The text with words before the bracket that closes a list or map."""
    if not node.flow_style:
        raise AppendError(_BRACKETS)
    end = node.end_mark.index - 1
    head = text[:end].rstrip()
    comma = ", " if node.value and not head.endswith(",") else " " if node.value else ""
    return f"{head}{comma}{words}{text[end:]}"


def _after(text: str, node: yaml.Node, column: int, lines: Sequence[str]) -> str:
    """The text with lines, so far indented, after the last line of a node."""
    end = text.find("\n", node.end_mark.index)
    # The end mark of some scalars stands at the start of the next line.
    if node.end_mark.column == 0 and node.end_mark.index:
        end = node.end_mark.index - 1
    head, tail = (text, "") if end < 0 else (text[:end], text[end:])
    return head + "".join(f"\n{' ' * column}{line}" for line in lines) + (tail or "\n")


def _dash_column(text: str, listed: yaml.SequenceNode) -> int:
    column = listed.start_mark.column
    if text[listed.start_mark.index] != "-":
        raise AppendError(_BRACKETS)
    return column


def _in_brackets(sentences: Sequence[str]) -> str:
    return ", ".join(_quoted(sentence) for sentence in sentences)


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are JSON's."""
    return json.dumps(text.strip(), ensure_ascii=False)
