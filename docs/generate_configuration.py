"""Writes the table of keys in docs/configuration.md, and the schema that ships with the package.

python docs/generate_configuration.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import checker
from checker.cli.config_keys import schema, table

PAGE = Path(__file__).parent / "configuration.md"
SCHEMA = Path(checker.__file__).parent / "claimcheck.schema.json"
_START = "<!-- table of keys: python docs/generate_configuration.py renews it -->\n"
_END = "<!-- end of the table -->\n"


def page() -> str:
    """The page with the table as the keys are."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(_START)
    _, _, tail = rest.partition(_END)
    lines = "".join(f"{line}\n" for line in table())
    return f"{head}{_START}\n{lines}\n{_END}{tail}"


def shipped_schema() -> str:
    """The JSON Schema of claimcheck.yaml as a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Writes the page and the schema."""
    PAGE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(shipped_schema(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
