"""Finds the articles under paths, in one order, whatever the file system's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from checker.values.article import Failure, Format

#: The formats by suffix; a named file with any other suffix is read as text.
FORMATS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


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
            return candidate.relative_to(base).as_posix() or "."
        except ValueError:
            continue
    return path.as_posix()


def find_files(
    paths: Sequence[Path], *, root: Path
) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """The articles under the paths, sorted, each once; and what could not be looked into.

    Folders are walked in full; hidden names are skipped, and a folder that a
    link leads back to is reported once.
    """
    found: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        if path.is_dir():
            inside = list(_walk(path, root, failures))
            if not inside and not any(Path(root, f.path).is_relative_to(path) for f in failures):
                suffixes = " ".join(FORMATS)
                message = f"no articles in this folder; looked for {suffixes}"
                failures.append(Failure(shown(path, root), "empty", message))
            found.extend(inside)
        elif path.exists():
            found.append(path)
        else:
            failures.append(missing(path, root))
    return _once(found, root), tuple(sorted(set(failures), key=lambda failure: failure.path))


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


def _walk(folder: Path, root: Path, failures: list[Failure]) -> Iterator[Path]:
    pending: list[tuple[Path, tuple[str, ...]]] = [(folder, (os.path.realpath(folder),))]
    while pending:
        place, above = pending.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            failures.append(unreadable(place, root, error))
            continue
        for entry in entries:
            path = place / entry.name
            if entry.name.startswith("."):
                continue
            if os.path.isdir(path):
                real = os.path.realpath(path)
                if real in above:
                    message = f"a link back to {shown(Path(real), root)}; not followed"
                    failures.append(Failure(shown(path, root), "loop", message))
                else:
                    pending.append((path, (*above, real)))
            elif path.suffix.lower() in FORMATS:
                if os.path.islink(path) and not os.path.exists(path):
                    failures.append(missing(path, root))
                elif os.path.isfile(path):
                    yield path


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
