"""What a walk leaves out: by .gitignore, .claimcheckignore, and the configuration."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

OWN_FILE = ".claimcheckignore"
GIT_FILE = ".gitignore"


class Pattern(NamedTuple):
    """A line as in a .gitignore file, and where it stands."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of one file; they hold for what lies below `base`."""

    base: Path
    spec: GitIgnoreSpec
    origins: tuple[str, ...]

    def verdict(self, path: Path, *, folder: bool) -> tuple[bool, str] | None:
        """Whether the last pattern that fits leaves a path out, and which it is."""
        name = os.path.relpath(path, self.base).replace(os.sep, "/")
        result = self.spec.check_file(f"{name}/" if folder else name)
        if result.include is None or result.index is None:
            return None
        return result.include, self.origins[result.index]


@dataclass(frozen=True, slots=True)
class Ignores:
    """The patterns that hold in a folder: our own win over git's, deeper ones over those above."""

    root: Path
    own: tuple[_Patterns, ...] = ()
    git: tuple[_Patterns, ...] = ()

    def inside(self, folder: Path) -> Ignores:
        """With the ignore files that lie in a folder."""
        own, git = (_read(folder / name, self.root) for name in (OWN_FILE, GIT_FILE))
        if own is None and git is None:
            return self
        return replace(
            self,
            own=(*self.own, *([own] if own else [])),
            git=(*self.git, *([git] if git else [])),
        )

    def ignored_by(self, path: Path, *, folder: bool) -> str | None:
        """Which pattern leaves an entry out; None where none does."""
        for patterns in (*reversed(self.own), *reversed(self.git)):
            verdict = patterns.verdict(path, folder=folder)
            if verdict is not None:
                return verdict[1] if verdict[0] else None
        return None


def ignores_for(folder: Path, *, root: Path, patterns: Sequence[Pattern] = ()) -> Ignores:
    """What holds at the start of a walk; `patterns` hold from the root on.

    Ignore files count from the repository's root, or the project's if that lies
    higher. What a user names is walked even where a pattern above leaves it out.
    """
    folder, root = Path(os.path.abspath(folder)), Path(os.path.abspath(root))
    bare = Ignores(root)
    found = replace(bare, own=(_built(root, patterns),)) if patterns else bare
    for above in _from_top(folder, root):
        if found.ignored_by(above, folder=True):
            return bare.inside(folder)
        found = found.inside(above)
    return found


def _from_top(folder: Path, root: Path) -> Iterator[Path]:
    """The folders from the top that ignore files count from down to the folder."""
    line = [folder, *folder.parents]
    repository = next((above for above in line if (above / ".git").exists()), folder)
    top = next(above for above in reversed(line) if above in (root, repository))
    yield from reversed(line[: line.index(top) + 1])


def _read(file: Path, root: Path) -> _Patterns | None:
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
    name = os.path.relpath(file, root).replace(os.sep, "/")
    lines = text.splitlines()
    return _built(
        file.parent, [Pattern(line, f"{name}:{number}") for number, line in enumerate(lines, 1)]
    )


def _built(base: Path, patterns: Sequence[Pattern]) -> _Patterns:
    kept = [pattern for pattern in patterns if _is_sound(pattern.text)]
    spec = GitIgnoreSpec.from_lines([pattern.text for pattern in kept])
    return _Patterns(base, spec, tuple(pattern.origin for pattern in kept))


def _is_sound(text: str) -> bool:
    """Whether git would read the line; it passes over the others too."""
    try:
        GitIgnoreSpec.from_lines([text])
    except ValueError:
        return False
    return True
