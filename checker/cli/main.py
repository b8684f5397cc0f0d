"""The `claimcheck` command; nothing here imports a stage, so that it starts at once."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from checker import __version__
from checker.cli import exits
from checker.cli.suggest import did_you_mean

#: Each command and the module that holds it, imported when it is called.
COMMANDS: Mapping[str, str] = {
    "check": "checker.cli.check",
    "claims": "checker.cli.claims",
    "trace": "checker.cli.trace",
    "explain": "checker.cli.explain",
    "review": "checker.cli.review",
    "decide": "checker.cli.decide",
    "baseline": "checker.cli.baseline",
    "ask": "checker.cli.ask",
    "rules": "checker.cli.rules",
    "init": "checker.cli.init",
    "config": "checker.cli.config_command",
    "compare": "checker.cli.compare",
    "cache": "checker.cli.cache",
    "completion": "checker.cli.completion",
}

DEFAULT_COMMAND = "check"
_GROUP_OPTIONS = frozenset({"--help", "-h", "--version", "-V"})


class Commands(click.Group):
    """Commands that are imported when called; a first word that names none is for `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, freshly imported."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command in front where no command is named."""
        first = args[0] if args else ""
        if not args and ctx.resilient_parsing:
            # A shell asks what the first word can be.
            return super().parse_args(ctx, args)
        if first not in COMMANDS and first not in _GROUP_OPTIONS:
            if not ctx.resilient_parsing:
                _refuse_misspelt(first, ctx)
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and this group's options; paths and options of the default command, too."""
        default = self.get_command(ctx, DEFAULT_COMMAND)
        assert default is not None
        found = super().shell_complete(ctx, incomplete)
        if incomplete and not incomplete[0].isalnum():
            known = {item.value for item in found}
            with click.Context(default, info_name=DEFAULT_COMMAND, parent=ctx) as inner:
                more = default.shell_complete(inner, incomplete)
            found += [item for item in more if item.value not in known]
        # A shell's script takes files where no word that is named here fits.
        return [CompletionItem(incomplete, type="file"), *found]


def _refuse_misspelt(word: str, ctx: click.Context) -> None:
    """A bare word that is no path but nearly a command is a slip, not a missing article."""
    if not word.isalpha() or Path(word).exists():
        return
    suggestion = did_you_mean(word, COMMANDS)
    if suggestion:
        raise click.UsageError(f"no command and no path '{word}'{suggestion}", ctx=ctx)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A PATH that has the name of a command is written ./NAME.",
)
@click.version_option(__version__, "-V", "--version", message="claimcheck %(version)s")
def claimcheck() -> None:
    """Find where health articles contradict each other, themselves, or the evidence.

    `claimcheck PATH...` is short for `claimcheck check PATH...`.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code."""
    words = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_encode(stream)
    sys.exit(run_command(words))


def run_command(words: list[str]) -> int:
    """The exit code of a command line; no traceback leaves it unasked."""
    try:
        code = claimcheck.main(words, prog_name="claimcheck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return exits.NOT_STARTED
    except click.ClickException as error:
        _say_usage_error(error)
        return exits.NOT_STARTED
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    except OSError as error:
        if error.errno != errno.EPIPE:
            return _internal_error(error, words)
        # Whoever read our output has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.PIPE_CLOSED
    except Exception as error:
        return _internal_error(error, words)
    return code if isinstance(code, int) else exits.CLEAN


def _say_usage_error(error: click.ClickException) -> None:
    # Problems come as file:line:column, bare, so that a terminal can open them.
    for line in getattr(error, "details", ()):
        click.echo(line, err=True)
    for line in error.format_message().splitlines():
        click.echo(f"claimcheck: {line}", err=True)
    context = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None:
        click.echo(f"claimcheck: see '{context.command_path} --help'", err=True)


def _internal_error(error: Exception, words: Sequence[str]) -> int:
    said = " ".join(str(error).split())
    click.echo(f"claimcheck: internal error: {type(error).__name__}: {said}", err=True)
    click.echo(f"claimcheck: {exits.HOW_TO_REPORT}", err=True)
    if wants_traceback(words):
        traceback.print_exception(error, file=sys.stderr)
    return exits.INTERNAL


def wants_traceback(words: Sequence[str]) -> bool:
    """Whether the user asked for it: -v twice, or CLAIMCHECK_TRACEBACK in the environment."""
    verbose = sum(word.count("v") for word in words if word.strip("-v") == "" and word[:2] != "--")
    verbose += sum(word == "--verbose" for word in words)
    return verbose > 1 or bool(os.environ.get("CLAIMCHECK_TRACEBACK"))


def _never_fail_to_encode(stream: Any) -> None:
    """Lets a terminal that cannot show a letter show its code instead of failing."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
