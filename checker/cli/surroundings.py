"""What lies around a new project: its repository and host, and where the articles are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.cli.git import default_branch, remotes, top_of
from checker.read import find_articles

GITHUB, GITLAB = "github", "gitlab"

#: Folders with the texts of other people's programs.
_OTHERS = re.compile("env|node_modules|site-packages|third_party|vendor|venv")
#: Folders whose texts are about a program, unless they make health claims.
_ABOUT_A_PROGRAM = re.compile("build|dist|docs|house-rules|rules|src|tests?")
#: Files that a repository has at its top, articles or not.
_ABOUT = re.compile(
    "authors|changelog|changes|code_of_conduct|contributing|copying|history|licen[cs]e|maintainers"
    "|notice|readme|requirements|security|support|todo",
    re.IGNORECASE,
)
#: How many articles of a folder are read to see whether they make health claims.
SAMPLE = 20


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """A folder with articles; `telling` of the `sampled` ones make a health claim."""

    name: str
    files: int
    sampled: int
    telling: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A folder to set up, and the top of its repository; `host` is None where none is known."""

    folder: Path
    top: Path
    in_git: bool
    host: str | None
    host_seen: str
    branch: str
    articles: tuple[ArticleFolder, ...]

    @property
    def prefix(self) -> str:
        """The folder as seen from the top: empty, or `site/`."""
        inside = self.folder.relative_to(self.top).as_posix()
        return "" if inside == "." else f"{inside}/"


#: How many of some articles make a health claim.
CountTelling = Callable[[Sequence[Path]], int]


def look_around(folder: Path, *, count_telling: CountTelling) -> Surroundings:
    """What is known of a folder before anything is written there."""
    folder = folder.resolve()
    top = top_of(folder)
    host, seen = _host(top or folder)
    return Surroundings(
        folder=folder,
        top=(top or folder).resolve(),
        in_git=top is not None,
        host=host,
        host_seen=seen,
        branch=default_branch(top) if top else "main",
        articles=_articles(folder, count_telling),
    )


def _host(top: Path) -> tuple[str | None, str]:
    """The host by what lies in the folder, else by the addresses of the remotes."""
    for host, names in ((GITLAB, (".gitlab-ci.yml", ".gitlab")), (GITHUB, (".github",))):
        for name in names:
            if (top / name).exists():
                return host, name
    for address in remotes(top):
        for host in (GITHUB, GITLAB):
            if host in address:
                return host, address
    return None, ""


def _articles(folder: Path, count_telling: CountTelling) -> tuple[ArticleFolder, ...]:
    """The folders with articles; where some make health claims, those alone."""
    inside: dict[str, list[Path]] = defaultdict(list)
    for file in find_articles([folder], root=folder).files:
        first, *rest = file.relative_to(folder).parts
        if rest:
            inside[first].append(file)
        elif not _ABOUT.fullmatch(file.stem):
            inside["."].append(file)
    found = []
    for name, files in sorted(inside.items()):
        if _OTHERS.fullmatch(name):
            continue
        sample = files[:: max(1, len(files) // SAMPLE)][:SAMPLE]
        found.append(ArticleFolder(name, len(files), len(sample), count_telling(sample)))
    telling = [one for one in found if one.telling]
    likely = telling or [one for one in found if not _ABOUT_A_PROGRAM.fullmatch(one.name)]
    whole = [one for one in likely if one.name == "."]
    return tuple(whole or likely)
