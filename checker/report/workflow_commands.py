"""GitHub's workflow commands: a line of output that becomes a note on a line of a file."""

from __future__ import annotations

from collections.abc import Mapping

from checker.values.report import RANK, Severity

#: What a command is called; GitHub knows no notes.
COMMANDS: Mapping[Severity, str] = {
    severity: "notice" if severity is Severity.NOTE else severity.value for severity in RANK
}


def command(severity: Severity, message: str, properties: Mapping[str, str | int]) -> str:
    """One command on a line of its own; nothing in its texts can end it or start another."""
    places = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[severity]} {places}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
