"""`claimcheck init`: a configuration, a pack, a CI file and a hook, from what is in the folder."""

from __future__ import annotations

import functools
import json
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.cli import exits
from checker.cli.config import FILE_NAME
from checker.cli.options import Day, Existing, Word
from checker.cli.output import print_pieces, write_file
from checker.cli.settings import near
from checker.report.text import plain
from checker.report.words import counted

if TYPE_CHECKING:
    from checker.claims.reader import Reader
    from checker.cli.surroundings import Surroundings

GITHUB, GITLAB = "github", "gitlab"
RULES = "house-rules"
PACK = f"{RULES}/house-style.yaml"
WORKFLOW = ".github/workflows/claims.yml"
GITLAB_CI = ".gitlab-ci.yml"
#: Where the job goes when there is a GitLab file already, which then includes it.
GITLAB_JOB = ".gitlab/claimcheck.gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"
#: Stands in the configuration where no article was found.
NO_ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to write; `said` tells what was done, `advice` what is left to do by hand."""

    file: Path
    text: str | None
    said: str
    advice: tuple[str, ...] = ()


@click.command()
@click.argument("folder", metavar="[DIR]", type=Existing(), default=".")
@click.option(
    "--ci",
    type=Word(["auto", GITHUB, GITLAB, "none"]),
    default="auto",
    show_default=True,
    help="For which host a CI file is written; auto is the one that is found.",
)
@click.option(
    "--install",
    metavar="REQUIREMENT",
    help="What pip installs in CI.  [default: claimcheck as it is installed here]",
)
@click.option("--dry-run", is_flag=True, help="Show the files and write none.")
@click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date to write down.  [default: today]",
)
def init(folder: Path, **options: Any) -> int:
    """Set claimcheck up in DIR: a configuration, a rule file, a CI file and a hook.

    It looks for the folders whose articles make health claims, for GitHub or
    GitLab, and for pre-commit. Nothing that is there is overwritten; to an
    existing pre-commit configuration the hook is added.
    """
    from checker.cli.surroundings import look_around

    if not folder.is_dir():
        raise click.UsageError(f"'{folder}' is a file")
    around = look_around(folder, count_telling=_count_telling)
    if options["ci"] != "auto":
        host = None if options["ci"] == "none" else str(options["ci"])
    else:
        host = around.host
    planned = tuple(_plan(around, host, options))
    print_pieces(f"{line}\n" for line in _seen(around))
    for one in planned:
        _carry_out(one, dry_run=options["dry_run"])
    print_pieces(f"{line}\n" for line in _next(around, planned, host))
    return exits.CLEAN


def _count_telling(files: Sequence[Path]) -> int:
    """How many of the articles make a health claim, by the shipped rules."""
    from checker.pipeline.article import read_article

    reader = _reader()
    return sum(bool(read_article(file, root=file.parent, reader=reader).claims) for file in files)


@functools.cache
def _reader() -> Reader:
    from checker.cache import default_cache
    from checker.claims import build_reader
    from checker.pipeline.rules import rule_set

    cache = default_cache()
    rules, _ = rule_set((), cache=cache)
    return build_reader(rules, cache=cache)


def _plan(around: Surroundings, host: str | None, options: dict[str, Any]) -> Iterator[Planned]:
    from checker.authoring.skeleton import in_a_year

    today = options["today"] or date.today()
    config = around.folder / FILE_NAME
    rules = f"{around.prefix}{RULES}"
    gaps = {
        "PATHS": _flow([one.name for one in around.articles] or [NO_ARTICLES]),
        "TODAY": today.isoformat(),
        "NEXT": in_a_year(today).isoformat(),
        "BRANCH": _flow([around.branch])[1:-1],
        "REQUIREMENT": shlex.quote(options["install"] or requirement()),
        "RULES": shlex.quote(rules),
        "CONFIG": f"--config {shlex.quote(around.prefix + FILE_NAME)} " if around.prefix else "",
        "FILES": _files_pattern(around),
    }
    yield _new(config, "claimcheck.yaml", gaps)
    if config.exists() and not (around.folder / PACK).exists():
        yield Planned(around.folder / PACK, None, f"left out: {FILE_NAME} is yours already")
    else:
        yield _new(around.folder / PACK, "house-style.yaml", gaps)
    if host == GITHUB:
        yield _with_source(_new(around.top / WORKFLOW, "github.yml", gaps), options)
    elif host == GITLAB:
        yield _with_source(_gitlab(around, gaps), options)
    yield from _hook(around, gaps)


def _new(file: Path, name: str, gaps: Mapping[str, str]) -> Planned:
    from checker.authoring.starter.texts import filled

    if file.exists():
        return Planned(file, None, "is there already, and stays as it is")
    return Planned(file, filled(name, gaps), "written")


def _with_source(planned: Planned, options: dict[str, Any]) -> Planned:
    """A new CI file, with a word on where it gets the program from, if nobody said that."""
    if planned.text is None or options["install"]:
        return planned
    said = f"the CI file installs {requirement()}; change its line with pip if yours is elsewhere"
    return replace(planned, advice=(*planned.advice, said))


def _gitlab(around: Surroundings, gaps: Mapping[str, str]) -> Planned:
    if not (around.top / GITLAB_CI).exists():
        return _new(around.top / GITLAB_CI, "gitlab.yml", gaps)
    planned = _new(around.top / GITLAB_JOB, "gitlab.yml", gaps)
    included = GITLAB_JOB in (around.top / GITLAB_CI).read_text(encoding="utf-8", errors="replace")
    advice = (f"add to {GITLAB_CI}:", "  include:", f"    - local: {GITLAB_JOB}")
    return replace(planned, advice=() if included else advice)


def _hook(around: Surroundings, gaps: Mapping[str, str]) -> Iterator[Planned]:
    from checker.authoring.starter.hook import HookError, with_hook
    from checker.authoring.starter.texts import filled

    file = around.top / PRE_COMMIT
    hook = filled("pre-commit.yaml", gaps)
    if not file.exists():
        if around.in_git:
            indented = "".join(f"  {line}\n" for line in hook.splitlines())
            yield Planned(file, f"repos:\n{indented}", "written")
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    if re.search(r"\bid:\s*claimcheck\b", text):
        yield Planned(file, None, "has the hook already")
        return
    try:
        yield Planned(file, with_hook(text, hook), "given a hook")
    except HookError as error:
        advice = (
            f"add to {PRE_COMMIT}, under repos:",
            *(f"  {line}" for line in hook.splitlines()),
        )
        yield Planned(file, None, f"stays as it is: {error}", advice)


def _files_pattern(around: Surroundings) -> str:
    """A pattern of the files whose change can change a report."""
    names = [one.name for one in around.articles] or [NO_ARTICLES]
    if names == ["."]:
        return f"^{_escaped(around.prefix)}"
    folders = "|".join(_escaped(name) for name in (*names, RULES))
    return f"^{_escaped(around.prefix)}(({folders})/|claimcheck)"


def _escaped(name: str) -> str:
    """A name as a pattern that people can read: `re.escape` escapes hyphens too."""
    return re.sub(r"[^\w/ -]", lambda sign: f"\\{sign[0]}", name)


def _flow(words: Sequence[str]) -> str:
    from checker.authoring.starter.texts import flow

    return flow(words)


def requirement() -> str:
    """What pip can install elsewhere: the repository that this copy is from, else the version."""
    try:
        direct = distribution("claimcheck").read_text("direct_url.json")
    except PackageNotFoundError:
        direct = None
    origin = json.loads(direct) if direct else {}
    vcs = origin.get("vcs_info", {})
    if not vcs:
        return f"claimcheck=={__version__}"
    return f"claimcheck @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"


def _seen(around: Surroundings) -> Iterator[str]:
    for one in around.articles:
        name = "this folder" if one.name == "." else f"{one.name}/"
        telling = f"health claims in {one.telling} of {one.sampled} read"
        yield f"articles in {plain(name)}: {counted(one.files, 'file')}, {telling}"
    if not around.articles:
        yield f"no article found; {FILE_NAME} names {NO_ARTICLES}/: put them there, or change it"
    if around.host:
        yield f"host: {around.host} (from {plain(around.host_seen)})"
    yield ""


def _carry_out(planned: Planned, *, dry_run: bool) -> None:
    shown = plain(near(planned.file).as_posix())
    if planned.text is None:
        print_pieces([f"{shown}: {planned.said}\n"])
        return
    if dry_run:
        indented = "".join(f"  | {line}".rstrip() + "\n" for line in planned.text.splitlines())
        print_pieces([f"{shown}: not {planned.said}, this is a dry run\n", indented])
        return
    planned.file.parent.mkdir(parents=True, exist_ok=True)
    write_file(planned.file, [planned.text])
    print_pieces([f"{shown}: {planned.said}\n"])


def _next(around: Surroundings, planned: Sequence[Planned], host: str | None) -> Iterator[str]:
    for one in planned:
        if one.advice:
            yield ""
            yield from one.advice
    yield ""
    if host is None:
        yield "no CI file is written (--ci github or --ci gitlab writes one)"
    folder = near(around.folder)
    where = "" if folder == Path() else f" in {plain(str(folder))}"
    yield f"next: run claimcheck{where}"
