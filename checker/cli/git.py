"""What git says has changed since a commit; every way in which it cannot say is a usage error."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from checker.cli.suggest import did_you_mean
from checker.pipeline.changes import ChangedFile, Lines
from checker.read.decode import DecodeError, decode
from checker.read.files import format_of
from checker.values.article import Format

#: Behind a REF: what has changed since the branches parted.
PARTED = "..."
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, '"': 34, "\\": 92}
_ESCAPED = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
#: The same diff whatever the user's configuration says; a pure renaming changes no line.
_DIFF = (
    "-c",
    "core.quotepath=off",
    "diff",
    "--unified=0",
    "--find-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--submodule=diff",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


@dataclass(frozen=True, slots=True)
class Repository:
    """The working tree that a folder lies in, and the commit to compare it with."""

    top: Path
    commit: str


def open_repository(folder: Path, ref: str) -> Repository:
    """The repository around a folder at a REF; raises UsageError in words that help."""
    try:
        top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    except GitError as error:
        if "not a git repository" in error.said:
            raise _usage(f"{folder} is in no Git repository") from error
        raise _usage(f"git cannot be asked: {error.said}") from error
    return Repository(top, _commit(top, ref))


class GitError(Exception):
    """Git left with an error; `said` is what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def _usage(message: str) -> click.UsageError:
    return click.UsageError(f"--since: {message}")


def _git(folder: Path, *words: str) -> str:
    """What a git command prints; file names in it may hold any bytes."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise _usage("there is no git on this machine") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError((said or ["no reason given"])[0].removeprefix("fatal: "))
    return done.stdout.decode("utf-8", "surrogateescape")


def _commit(top: Path, ref: str) -> str:
    """The commit that a REF means; with ... behind it, the one where the branches parted."""
    name = ref.removesuffix(PARTED)
    try:
        commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    except GitError as error:
        known = _git(top, "for-each-ref", "--format=%(refname:short)").split()
        hint = did_you_mean(name, [*known, "HEAD"])
        if not hint and (top / ".git" / "shallow").exists():
            hint = "; this clone is shallow: fetch it, or clone in full (fetch-depth: 0)"
        raise _usage(f"no commit '{name}' in {top}{hint}") from error
    if name == ref:
        return commit.strip()
    try:
        return _git(top, "merge-base", commit.strip(), "HEAD").strip()
    except GitError as error:
        said = f"no commit that '{name}' and HEAD share; clone in full (fetch-depth: 0)"
        raise _usage(said) from error


def changed_files(
    repository: Repository, paths: Iterable[str], *, root: Path
) -> dict[str, ChangedFile]:
    """Those of the paths, as reports show them, that have changed, each with its lines.

    A file that git does not track is new; one outside of the repository has not
    changed; standard input is no file, and always new.
    """
    top = repository.top.resolve()
    changed = {str(top / name): lines for name, lines in _diff(repository).items()}
    tracked = {str(top / name) for name in _tracked(repository)}
    found: dict[str, ChangedFile] = {}
    for path in paths:
        # What lies outside of the root is shown as it was named in the working directory.
        file = next((each for each in (root / path, Path(path)) if each.exists()), None)
        name = str(file.resolve()) if file else ""
        if file and name in changed:
            found[path] = _with_text(file, changed[name])
        elif file is None or (name not in tracked and Path(name).is_relative_to(top)):
            found[path] = ChangedFile()
    return found


def _tracked(repository: Repository) -> list[str]:
    return _git(repository.top, "ls-files", "--recurse-submodules", "-z").split("\0")


def changed_among(repository: Repository, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the files that have changed in the working tree or are not tracked."""
    known = {str(file.resolve()): file for file in files}
    found = changed_files(repository, known, root=Path("/"))
    return tuple(known[path] for path in found)


def _with_text(file: Path, lines: Lines | None) -> ChangedFile:
    if lines is None:
        return ChangedFile()
    try:
        text, _ = decode(file.read_bytes(), declared=format_of(file) is Format.HTML)
    except (OSError, DecodeError):
        return ChangedFile()
    return ChangedFile(text, lines)


def _diff(repository: Repository) -> dict[str, Lines | None]:
    """The changed lines of each file by its path in the repository; None where all is new."""
    printed = _git(repository.top, *_DIFF, repository.commit, "--")
    files: dict[str, list[str]] = {}
    name = ""
    for line in printed.split("\n"):
        if line.startswith("diff --git "):
            name = ""
        elif line.startswith("+++ ") and not name:
            name = _name(line[4:])
            files[name] = []
        elif line.startswith("@@ ") and name:
            files[name].append(line)
    binary = _binary(repository)
    return {
        **{name: _lines(hunks) for name, hunks in files.items()},
        **dict.fromkeys(binary, None),
    }


def _binary(repository: Repository) -> Iterator[str]:
    """Changed files that git takes for binary, of which it tells no lines."""
    words = [word for word in _DIFF if not word.startswith("--unified")]
    printed = _git(repository.top, *words, "--numstat", "-z", "--no-renames", repository.commit)
    for entry in printed.split("\0"):
        added, _, rest = entry.partition("\t")
        if added == "-":
            yield rest.partition("\t")[2]


def _name(word: str) -> str:
    """The path behind `+++ `; git quotes one with a quote, a backslash or a control character."""
    word = word.removesuffix("\t")  # which stands behind a name with a blank in it
    if word.startswith('"'):
        raw = word[1:].removesuffix('"').encode("utf-8", "surrogateescape")
        word = _ESCAPED.sub(_unescaped, raw).decode("utf-8", "surrogateescape")
    return word.removeprefix("b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1].decode("ascii")
    return bytes([_ESCAPES[code] if code in _ESCAPES else int(code, 8)])


def _lines(hunks: Sequence[str]) -> Lines:
    touched, cut = [], []
    for hunk in hunks:
        match = _HUNK.match(hunk)
        if match is None:
            continue
        first, count = int(match[1]), int(match[2] or 1)
        if count:
            touched.append((first, first + count - 1))
        else:
            cut.append(first)
    return Lines(tuple(touched), tuple(cut))


def top_of(folder: Path) -> Path | None:
    """The top of the working tree around a folder; None where there is none, or no git."""
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    except (GitError, click.UsageError):
        return None


def remotes(folder: Path) -> tuple[str, ...]:
    """The addresses of a repository's remotes."""
    try:
        lines = _git(folder, "config", "--get-regexp", r"^remote\..*\.url$").splitlines()
    except (GitError, click.UsageError):
        return ()
    return tuple(line.partition(" ")[2] for line in lines)


def default_branch(folder: Path) -> str:
    """The branch that the remote calls its own, else the current one, else main."""
    for words in (
        ("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
        ("symbolic-ref", "--short", "HEAD"),
    ):
        try:
            return _git(folder, *words).strip().removeprefix("origin/")
        except (GitError, click.UsageError):
            continue
    return "main"
