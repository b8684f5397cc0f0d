"""`claimcheck rules`: write rule files, check them, run their tests, and look into them."""

from __future__ import annotations

import click

from checker.cli.rules_coverage import coverage
from checker.cli.rules_open import draft
from checker.cli.rules_show import list_rules, schema, show
from checker.cli.rules_test import test
from checker.cli.rules_validate import validate
from checker.cli.rules_write import add, new


@click.group()
def rules() -> None:
    """Write rule files, check them, run their tests, and look into them."""


for _command in (new, add, draft, validate, test, list_rules, show, schema, coverage):
    rules.add_command(_command)
