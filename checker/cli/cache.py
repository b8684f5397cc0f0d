"""`claimcheck cache`: where the cache is, how much it holds, and emptying it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from checker.cache import default_cache
from checker.cli import exits
from checker.cli.output import print_pieces
from checker.report.words import counted

_UNITS = ("bytes", "kB", "MB", "GB")


@click.group()
def cache() -> None:
    """Show or empty what is kept between runs; a run gives the same without it."""


@cache.command("dir")
def directory() -> int:
    """Print the cache's folder, which need not be there yet."""
    print_pieces([f"{default_cache().folder}\n"])
    return exits.CLEAN


@cache.command()
def size() -> int:
    """Print how many files the cache holds, and how large they are."""
    files = default_cache().files()
    print_pieces([f"{counted(len(files), 'file')}, {_size(sum(_bytes(files)))}\n"])
    return exits.CLEAN


@cache.command()
def clear() -> int:
    """Empty the cache; files of others in its folder stay."""
    print_pieces([f"{counted(default_cache().clear(), 'file')} removed\n"])
    return exits.CLEAN


def _bytes(files: Iterable[Path]) -> Iterator[int]:
    for file in files:
        with contextlib.suppress(OSError):  # a run beside this one may have let go of it
            yield file.stat().st_size


def _size(count: int) -> str:
    """`412 bytes`, `3.1 MB`."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit else f"{count} {_UNITS[0]}"
