"""A hook more in a pre-commit configuration, as text, so that its comments and layout survive."""

from __future__ import annotations

import yaml


class HookError(ValueError):
    """A pre-commit configuration to which nothing can be added as text; says why."""


def with_hook(text: str, hook: str) -> str:
    """A pre-commit configuration with a hook more, all else as it was; raises HookError.

    It is added as text, behind the last entry of `repos`, so that comments and
    layout stay; the result is read again to be sure of what it says.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise HookError("it is not YAML") from error
    repos = next(
        (
            (key, value)
            for key, value in (root.value if isinstance(root, yaml.MappingNode) else ())
            if key.value == "repos"
        ),
        None,
    )
    if repos is None or not isinstance(repos[1], yaml.SequenceNode) or repos[1].flow_style:
        raise HookError("its 'repos' is no list on lines of its own")
    node = repos[1]
    lines = text.splitlines(keepends=True)
    at = max(_last_line(item) for item in node.value) + 1
    while not lines[at - 1].strip():
        at -= 1
    indent = " " * node.start_mark.column
    added = "".join(f"{indent}{line}\n" for line in hook.rstrip("\n").split("\n"))
    head = "".join(lines[:at])
    new = head + ("" if head.endswith("\n") else "\n") + added + "".join(lines[at:])
    _check(text, new, hook)
    return new


def _last_line(node: yaml.Node) -> int:
    """The last line on which something of a node stands, from 0."""
    if isinstance(node, yaml.ScalarNode):
        mark = node.end_mark
        return mark.line - (1 if mark.column == 0 and mark.line > node.start_mark.line else 0)
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    inner = node.value[-1]
    return _last_line(inner[1] if isinstance(inner, tuple) else inner)


def _check(old: str, new: str, hook: str) -> None:
    before, after = yaml.safe_load(old), yaml.safe_load(new)
    before["repos"] = [*before["repos"], *yaml.safe_load(hook)]
    if after != before:
        raise HookError("it is laid out in a way that nothing can be added to safely")
