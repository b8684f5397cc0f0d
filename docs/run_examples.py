"""Runs the examples of the manual and compares what they print: python docs/run_examples.py.

With --write, the output that stands in a page is replaced by what was printed.

A page is read from top to bottom, in an empty folder of its own:

- the block behind `<!-- file: PATH -->` is written to PATH;
- the block behind `<!-- append: PATH -->` is added to the end of PATH;
- in the block behind `<!-- replace: PATH -->`, a line with `-` is replaced in PATH by one with `+`;
- in a `console` block, a line that starts with `$ ` is a command, and the lines up to the next one
  are what it must print; a line with nothing but `…` stands for any lines;
- a `pycon` block holds lines that are typed into Python (`>>>`, `...`), and what it answers; the
  blocks of a page are one session;
- `<!-- in: PATH -->` has the commands from there on run in a folder of the project instead.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.cli.main import run_command

DOCS = Path(__file__).parent
PROJECT = DOCS.parent
ELISION = "…"
#: Examples must not begin to warn of a review date that has passed.
TODAY = "2026-11-21"

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>file|append|replace): (?P<path>\S+) -->\n+)?"
    r"^```(?P<language>\w*)\n(?P<body>.*?)^```$"
    r"|^<!-- in: (?P<folder>\S+) -->$",
    re.DOTALL | re.MULTILINE,
)

#: What changes whenever a shipped rule file does: lines in it, how much they hold in all, and how
#: many sentences are made of each test.
_VOLATILE = (
    re.compile(r"(?<=\.yaml:)\d+ *"),
    re.compile(r"(?<=confidence: )[\d.]+"),
    re.compile(r"^[\d,]+(?= concepts, )"),
    re.compile(r"(?<= concepts, )\d+(?= statements)"),
    re.compile(r"(?<= of )\d+(?= established statements)"),
    re.compile(r"(?<=  )(\d+)/\1$"),
    re.compile(r"^\d+ tests: \d+(?= passed)"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A command that did not print what its page says."""

    page: str
    line: int
    command: str
    shown: tuple[str, ...]
    printed: tuple[str, ...]

    def __str__(self) -> str:
        """The command, then a diff of what the page shows and what was printed."""
        lines = difflib.unified_diff(self.shown, self.printed, "shown", "printed", lineterm="")
        return "\n".join((f"{self.page}:{self.line}: $ {self.command}", *lines))


@dataclass(slots=True)
class Page:
    """A page while its examples are run."""

    path: Path
    folder: Path
    code: int = 0
    names: dict[str, object] = field(default_factory=dict)

    def run(self, command: str) -> tuple[str, ...]:
        """The lines that a command prints to either stream."""
        words = shlex.split(command)
        if words == ["echo", "$?"]:
            return (str(self.code),)
        if words[0] == "mkdir":
            for name in words[1:]:
                (self.folder / name).mkdir()
            return ()
        if words[0] == "cat":
            text = "".join((self.folder / name).read_text(encoding="utf-8") for name in words[1:])
            return tuple(text.rstrip("\n").split("\n"))
        if words[0] != "claimcheck":
            raise ValueError(f"{self.path.name}: no way to run '{command}'")
        # The same bytes as in a terminal that is not one: a plain StringIO has no encoding.
        raw = io.BytesIO()
        printed = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            self.code = run_command(words[1:])
        printed.flush()
        text = raw.getvalue().decode("utf-8").rstrip("\n")
        return tuple(line.rstrip() for line in text.split("\n")) if text else ()

    def type(self, source: str) -> tuple[str, ...]:
        """The lines that Python answers to a statement, as it would to one that is typed in."""
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile(source, self.path.name, "single"), self.names)
        return tuple(line.rstrip() for line in printed.getvalue().splitlines())


def pages() -> list[Path]:
    """The pages of the manual that hold examples."""
    return [
        page
        for page in sorted(DOCS.glob("*.md"))
        if re.search(r"^(?:\$|>>>) ", page.read_text("utf-8"), re.MULTILINE)
    ]


def run_page(path: Path) -> tuple[str, list[Difference]]:
    """The page with the output that was printed just now, and where it differs from the page."""
    text = path.read_text(encoding="utf-8")
    differences: list[Difference] = []
    fresh: list[str] = []
    end = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Page(path, Path(folder))
        # A configuration further up must not reach in, nor one of the environment.
        (Path(folder) / ".git").mkdir()
        with _clean_environment():
            for block in _BLOCK.finditer(text):
                fresh.append(text[end : block.start()])
                line = text.count("\n", 0, block.start("body")) + 1
                fresh.append(_run_block(page, block, line, differences))
                end = block.end()
    return "".join((*fresh, text[end:])), differences


def _run_block(page: Page, block: re.Match[str], line: int, found: list[Difference]) -> str:
    if block["folder"]:
        page.folder = PROJECT / block["folder"]
    elif block["mark"]:
        _write(page.folder / block["path"], block["body"], how=block["mark"])
    elif block["language"] == "console":
        start, stop = block.start("body") - block.start(), block.end("body") - block.start()
        body = "".join(_run_console(page, block["body"], line, found))
        return block[0][:start] + body + block[0][stop:]
    elif block["language"] == "pycon":
        start, stop = block.start("body") - block.start(), block.end("body") - block.start()
        body = "".join(_run_python(page, block["body"], line, found))
        return block[0][:start] + body + block[0][stop:]
    return block[0]


def _run_python(page: Page, body: str, line: int, found: list[Difference]) -> Iterator[str]:
    for example in doctest.DocTestParser().get_examples(body):
        shown = tuple(example.want.rstrip("\n").split("\n")) if example.want else ()
        printed = page.type(example.source)
        typed = example.source.rstrip("\n").split("\n")
        if not agrees(shown, printed):
            found.append(
                Difference(page.path.name, line + example.lineno, typed[0], shown, printed)
            )
            shown = printed
        yield f">>> {typed[0]}\n"
        yield from (f"... {row}\n" for row in typed[1:])
        yield from (f"{row}\n" for row in shown)


def _run_console(page: Page, body: str, line: int, found: list[Difference]) -> Iterator[str]:
    commands = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    for number, entry in enumerate(commands):
        # A command goes on behind a backslash at the end of its line.
        command, output = re.split(r"(?<!\\)\n", entry, maxsplit=1)
        output, space = output.rstrip("\n"), "\n" if number < len(commands) - 1 else ""
        shown = tuple(output.split("\n")) if output else ()
        printed = page.run(command.replace("\\\n", ""))
        if not agrees(shown, printed):
            found.append(Difference(page.path.name, line, command, shown, printed))
            if ELISION not in shown:
                shown = printed
        line += entry.count("\n")
        yield "".join(f"{row}\n" for row in (f"$ {command}", *shown))
        yield space if output.endswith("\n") else ""


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the lines are the same, up to what a line of `…` and shipped rules leave open."""
    rows = (".*" if row == ELISION else re.escape(_steady(row)) for row in shown)
    return re.fullmatch("\n".join(rows), "\n".join(map(_steady, printed)), re.DOTALL) is not None


def _steady(line: str) -> str:
    for pattern in _VOLATILE:
        line = pattern.sub("N", line)
    return line


def _write(path: Path, text: str, *, how: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = "" if how == "file" else path.read_text(encoding="utf-8")
    if how != "replace":
        path.write_text(before + text, encoding="utf-8")
        return
    old, new = ("".join(re.findall(rf"^\{sign}(.*\n)", text, re.MULTILINE)) for sign in "-+")
    if before.count(old) != 1:
        raise ValueError(f"{path.name} must hold this once, to be replaced:\n{old}")
    path.write_text(before.replace(old, new), encoding="utf-8")


@contextlib.contextmanager
def _clean_environment() -> Iterator[None]:
    before = dict(os.environ)
    for name in before:
        if name.startswith(("CLAIMCHECK_", "GITHUB_", "CI_")):
            del os.environ[name]
    os.environ["CLAIMCHECK_TODAY"] = TODAY
    try:
        yield
    finally:
        del os.environ["CLAIMCHECK_TODAY"]
        os.environ.update(before)


def main() -> int:
    """1 where an example does not print what its page shows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("pages", nargs="*", type=Path, help="pages of the manual; all by default")
    parser.add_argument("--write", action="store_true", help="replace the output that differs")
    options = parser.parse_args()
    code = 0
    for page in options.pages or pages():
        text, differences = run_page(page)
        for difference in differences:
            sys.stdout.write(f"{difference}\n\n")
        if options.write:
            page.write_text(text, encoding="utf-8")
        code = max(code, int(bool(differences)))
    return code


if __name__ == "__main__":
    sys.exit(main())
