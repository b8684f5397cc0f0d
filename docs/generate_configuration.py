"""Writes the table of keys in docs/configuration.md: python docs/generate_configuration.py."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.cli.config_keys import table

PAGE = Path(__file__).parent / "configuration.md"
_START = "<!-- table of keys: python docs/generate_configuration.py renews it -->\n"
_END = "<!-- end of the table -->\n"


def page() -> str:
    """The page with the table as the keys are."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(_START)
    _, _, tail = rest.partition(_END)
    lines = "".join(f"{line}\n" for line in table())
    return f"{head}{_START}\n{lines}\n{_END}{tail}"


def main() -> int:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
