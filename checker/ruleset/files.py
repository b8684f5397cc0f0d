"""Finding rule files and turning their bytes into text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.ruleset.model import Origin
from checker.ruleset.problems import Problems

SUFFIXES = frozenset({".yaml", ".yml"})
MOST_BYTES = 2_000_000

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file's text; `name` is relative to its folder and stands in origins."""

    name: str
    text: str


def read_rule_files(folders: Sequence[Path], problems: Problems) -> tuple[RuleFile, ...]:
    """Every rule file that can be read, folder by folder, in the order of their names.

    A file that two folders share is read once.
    """
    files: dict[Path, RuleFile] = {}
    names: set[str] = set()
    for folder in folders:
        for path, relative in _rule_paths(folder, problems):
            if path.resolve() in files:
                continue
            # Places must stay apart where two folders have a file of one name.
            name = path.as_posix() if relative in names else relative
            names.add(name)
            text = _read(path, name, problems)
            if text is not None:
                files[path.resolve()] = RuleFile(name, text)
    return tuple(files.values())


def _rule_paths(folder: Path, problems: Problems) -> Iterator[tuple[Path, str]]:
    if folder.is_file():
        yield folder, folder.name
        return
    start = Origin(folder.as_posix(), 1, 1)
    if not folder.is_dir():
        problems.report(start, "no such folder of rules")
        return
    paths = sorted(path for path in folder.rglob("*") if _is_rule_file(path, folder))
    if not paths:
        problems.report(start, "no rule file in this folder; their names end in .yaml")
    for path in paths:
        yield path, path.relative_to(folder).as_posix()


def _is_rule_file(path: Path, folder: Path) -> bool:
    # A link that leads nowhere is kept, so that somebody is told of it.
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix in SUFFIXES and not path.is_dir() and not hidden


def _read(path: Path, name: str, problems: Problems) -> str | None:
    problems.open_file(name, path.as_posix(), "")
    start = Origin(name, 1, 1)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            megabytes = MOST_BYTES // 1_000_000
            problems.report(
                start, f"the file has {size:,} bytes, over {megabytes} MB; split it by topic"
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.report(start, f"cannot be read: {(error.strerror or str(error)).lower()}")
        return None
    return _decode(data, path, name, problems)


def _decode(data: bytes, path: Path, name: str, problems: Problems) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problems.report(
            Origin(name, line, column), "not UTF-8 from here on; save the file as UTF-8"
        )
        return None
    marked = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    problems.open_file(name, path.as_posix(), text)
    if marked:
        problems.warn(Origin(name, 1, 1), "byte order mark; save the file as UTF-8 without one")
    if not text.strip():
        problems.report(Origin(name, 1, 1), "the file is empty")
        return None
    return text
