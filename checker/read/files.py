"""Finds the articles under paths, in one order, whatever the file system's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process

from checker.read.ignore import Ignores, Pattern, ignores_for
from checker.read.own import BY, is_own_folder, is_own_page
from checker.values.article import Failure, Format, Ignored

#: The formats by suffix; a named file with any other suffix is read as text.
FORMATS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
}
#: Word keeps a file of this name beside each document that it has open.
_LOCK = "~$"


def format_of(path: Path) -> Format:
    """The format that a file's suffix tells."""
    return FORMATS.get(path.suffix.lower(), Format.TEXT)


def shown(path: Path, root: Path) -> str:
    """The path relative to the root with forward slashes, or as it stands outside of it."""
    for candidate, base in (
        (path, root),
        (Path(os.path.abspath(path)), Path(os.path.abspath(root))),
    ):
        try:
            return _written(candidate.relative_to(base).as_posix() or ".")
        except ValueError:
            continue
    return _written(path.as_posix())


def _written(name: str) -> str:
    r"""A file's name as text that can be written down: bytes that are no UTF-8 become \xff."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Found:
    """Articles, sorted; what could not be looked into, and what was left out on purpose."""

    files: tuple[Path, ...]
    failures: tuple[Failure, ...]
    ignored: tuple[Ignored, ...] = ()


@dataclass(frozen=True, slots=True)
class _Walk:
    """What one search has met so far."""

    root: Path
    patterns: Sequence[Pattern]
    failures: list[Failure] = field(default_factory=list)
    ignored: set[Ignored] = field(default_factory=set)


def find_files(
    paths: Sequence[Path], *, root: Path
) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """The articles under the paths, sorted, each once; and what could not be looked into."""
    found = find_articles(paths, root=root)
    return found.files, found.failures


def find_articles(paths: Sequence[Path], *, root: Path, ignore: Sequence[Pattern] = ()) -> Found:
    """The articles under the paths, each once.

    Folders are walked in full, but for hidden names and what ignore files and
    the patterns leave out; a folder that a link leads back to is reported once.
    A path that is given is read whatever leaves it out.
    """
    walk = _Walk(root, ignore)
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(_articles_in(path, walk))
        elif path.exists():
            found.append(path)
        else:
            walk.failures.append(missing(path, root))
    files = _once(found, root)
    read = {shown(file, root) for file in files}
    return Found(
        files,
        tuple(sorted(set(walk.failures), key=lambda failure: failure.path)),
        tuple(
            sorted((one for one in walk.ignored if one.path not in read), key=lambda one: one.path)
        ),
    )


def _articles_in(folder: Path, walk: _Walk) -> list[Path]:
    """The articles of a folder; where there is none, that is a failure."""
    before = walk.ignored.copy()
    inside = list(_walk(folder, walk))
    failed = any(Path(walk.root, failure.path).is_relative_to(folder) for failure in walk.failures)
    if not inside and not failed:
        message = f"no articles in this folder; looked for {' '.join(FORMATS)}"
        left_out = len(walk.ignored - before)
        if left_out:
            message += f"; {left_out} ignored (-v says by what)"
        walk.failures.append(Failure(shown(folder, walk.root), "empty", message))
    return inside


def missing(path: Path, root: Path) -> Failure:
    """The failure of a path that is not there, with the likeliest name beside it."""
    if path.is_symlink():
        message = f"a link to {os.readlink(path)}, which does not exist"
        return Failure(shown(path, root), "missing", message)
    # The first folder or file of the path that is not there is the one misspelled.
    place = next((part for part in reversed([path, *path.parents]) if not part.exists()), path)
    guess = None
    try:
        names = sorted(entry.name for entry in os.scandir(place.parent) if entry.name[0] != ".")
        guess = process.extractOne(place.name, names, score_cutoff=70, processor=str.casefold)
    except OSError:
        pass
    message = "no such file or folder"
    if guess:
        near = place.parent / guess[0] / path.relative_to(place)
        if near.exists():
            message += f"; did you mean {shown(near, root)}?"
        else:
            message += f"; did you mean {shown(place.parent / guess[0], root)}?"
    return Failure(shown(path, root), "missing", message)


def _walk(folder: Path, walk: _Walk) -> Iterator[Path]:
    ignores = ignores_for(folder, root=walk.root, patterns=walk.patterns)
    pending: list[tuple[Path, tuple[str, ...], Ignores]] = [
        (folder, (os.path.realpath(folder),), ignores)
    ]
    while pending:
        place, above, ignores = pending.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            walk.failures.append(unreadable(place, walk.root, error))
            continue
        for entry in entries:
            path = place / entry.name
            is_folder = os.path.isdir(path)
            skipped = entry.name.startswith((".", _LOCK))
            if skipped or not (is_folder or path.suffix.lower() in FORMATS):
                continue
            if _is_ignored(path, ignores, walk, folder=is_folder):
                continue
            if is_folder:
                pending.extend(_entered(path, above, ignores, walk))
            elif os.path.islink(path) and not os.path.exists(path):
                walk.failures.append(missing(path, walk.root))
            elif os.path.isfile(path):
                yield path


def _is_ignored(path: Path, ignores: Ignores, walk: _Walk, *, folder: bool) -> bool:
    by = ignores.ignored_by(Path(os.path.abspath(path)), folder=folder)
    if by is None and (is_own_folder(path) if folder else is_own_page(path, format_of(path))):
        by = BY
    if by is not None:
        walk.ignored.add(Ignored(shown(path, walk.root), by, folder))
    return by is not None


def _entered(
    folder: Path, above: tuple[str, ...], ignores: Ignores, walk: _Walk
) -> Iterator[tuple[Path, tuple[str, ...], Ignores]]:
    """A folder to walk, unless it leads back to one that it lies in."""
    real = os.path.realpath(folder)
    if real in above:
        message = f"a link back to {shown(Path(real), walk.root)}; not followed"
        walk.failures.append(Failure(shown(folder, walk.root), "loop", message))
    else:
        yield folder, (*above, real), ignores.inside(Path(os.path.abspath(folder)))


def unreadable(path: Path, root: Path, error: OSError) -> Failure:
    """The failure of a file or folder that the system does not give out."""
    reason = (error.strerror or "cannot be read").lower()
    return Failure(shown(path, root), "unreadable", f"{reason}; allow reading it or leave it out")


def _once(found: Sequence[Path], root: Path) -> tuple[Path, ...]:
    """Sorted; of several names for one file the one that is no link, then the first."""
    by_file: dict[str, Path] = {}
    ordered = sorted(set(found), key=lambda path: shown(path, root))
    for path in sorted(ordered, key=lambda path: os.path.realpath(path) != os.path.abspath(path)):
        by_file.setdefault(os.path.realpath(path), path)
    return tuple(sorted(by_file.values(), key=lambda path: shown(path, root)))
