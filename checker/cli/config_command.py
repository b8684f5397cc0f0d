"""`claimcheck config`: every setting in effect and where it came from; the schema for editors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.check import check
from checker.cli.check_options import thresholds_of
from checker.cli.config import find_root
from checker.cli.config_keys import schema
from checker.cli.output import print_pieces
from checker.cli.settings import Setting, loaded_config, near, settings
from checker.report.style import paint, wants_colour
from checker.report.text import plain, width


def _show(**options: Any) -> int:
    """Show every setting that `check` would run with, and where it came from.

    It takes the options of `check`, so that you see what each would change. An
    option wins over its environment variable, that over the configuration file,
    and that over the default.
    """
    loaded = loaded_config(options)
    root = find_root(loaded.file, Path.cwd())
    ctx = click.get_current_context()
    found = _in_effect(tuple(settings(ctx, loaded.config)), root, options)
    if options["as_json"]:
        whole = {
            "file": str(loaded.file) if loaded.file else None,
            "root": str(root),
            "settings": [asdict(setting) for setting in found],
        }
        print_pieces([json.dumps(whole, ensure_ascii=False, indent=2) + "\n"])
        return exits.CLEAN
    colour = wants_colour(options["color"], sys.stdout)
    file = str(loaded.config.file) if loaded.config.file else "none found from here upwards"
    print_pieces([f"configuration: {plain(file)}\n", f"root: {plain(str(root))}\n", "\n"])
    print_pieces(f"{line}\n" for line in _table(found, colour=colour))
    return exits.CLEAN


def _in_effect(
    found: Sequence[Setting], root: Path, options: dict[str, Any]
) -> tuple[Setting, ...]:
    """The settings with what stands in for those that nobody made."""
    from checker.decisions.model import BASELINE_FILE, DECISIONS_FILE

    shown = thresholds_of(options).min_severity.value
    instead = {
        "paths": Setting("paths", (".",), "default: the working directory"),
        "baseline": _if_there("baseline", near(root / BASELINE_FILE)),
        "decisions": _if_there("decisions", near(root / DECISIONS_FILE)),
    }
    made = [instead.get(one.name, one) if not one.values else one for one in found]
    return tuple(
        Setting(one.name, (shown,), f"raised to fail_on; {one.origin} says {one.values[0]}")
        if one.name == "min_severity" and one.values != (shown,)
        else one
        for one in made
    )


def _if_there(name: str, file: Path) -> Setting:
    return Setting(name, (file.as_posix(),), "default" if file.exists() else "default: not there")


def _table(found: Sequence[Setting], *, colour: bool) -> Iterator[str]:
    """A line for each value, its origin behind it."""
    rows = [
        (setting.name if not index else "", plain(value), setting.origin if not index else "")
        for setting in found
        for index, value in enumerate(setting.values or ("-",))
    ]
    name, value = (max(width(row[column]) for row in rows) for column in (0, 1))
    for row in rows:
        origin = paint(row[2], "dim" if row[2].startswith("default") else "place", colour=colour)
        gap = " " * (value - width(row[1]))
        yield f"{row[0]:<{name}}  {row[1]}{gap}  {origin}".rstrip()


def _print_schema(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    """Prints the schema before a configuration is looked at, which may be wrong."""
    if wanted and not ctx.resilient_parsing:
        print_pieces([json.dumps(schema(), indent=2) + "\n"])
        ctx.exit(exits.CLEAN)


config = click.Command(
    "config",
    callback=_show,
    help=_show.__doc__,
    params=[
        click.Option(["--json", "as_json"], is_flag=True, help="One JSON object."),
        click.Option(
            ["--schema", "print_schema"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_schema,
            help="Print the JSON Schema of claimcheck.yaml, for editors.",
        ),
        *check.params,
    ],
)
