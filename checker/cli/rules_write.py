"""`claimcheck rules new|add`: a rule file to fill in, and a statement more in one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import Day, Existing, Word, rule_options, speech_options
from checker.cli.output import columns, print_pieces, write_file
from checker.cli.problems import ProblemsError
from checker.cli.rules_draft import draft_of
from checker.cli.rules_shared import check_topic_name, new_file, place_of
from checker.cli.workspace import Workspace, load_workspace_rules, near, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View
from checker.ruleset.model import Verdict
from checker.values.claim import Role
from checker.values.report import Severity

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet

_EVIDENCE = (
    "guideline",
    "agency",
    "review",
    "trial",
    "cohort",
    "case-control",
    "cross-sectional",
    "mechanism",
    "animal",
    "lab",
    "label",
    "textbook",
    "editorial",
)
_TODAY = click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date to write down.  [default: today]",
)


@click.command()
@click.argument("topic")
@click.argument("folder", metavar="[DIR]", type=Existing(), required=False)
@rule_options
@_TODAY
@speech_options
def new(topic: str, folder: Path | None, **options: Any) -> int:
    """Write a rule file for TOPIC to fill in, with comments.

    It goes to DIR, else to the first folder of rules in the configuration, else
    to the working directory. What waits to be filled in is marked, and listed by
    `claimcheck rules validate`.
    """
    from checker.authoring.skeleton import concept_of, skeleton

    check_topic_name(topic)
    workspace = open_workspace(options, extra=(folder,) if folder else ())
    rules = load_workspace_rules(workspace, quiet=True)
    file = new_file(topic, folder, workspace, rules)
    text = skeleton(
        topic,
        today=options["today"] or date.today(),
        known_concept=concept_of(topic) in rules.concepts,
    )
    write_file(file, [text])
    if not options["quiet"]:
        print_pieces(
            [f"{near(file)} written; fill it in, then: claimcheck rules validate {file}\n"]
        )
    return exits.CLEAN


@click.command()
@click.argument("file", metavar="FILE", type=Existing(file=True))
@rule_options
@click.option(
    "--subject", multiple=True, help="A concept, by id or name. Repeat for a combination."
)
@click.option("--relation", help="A relation, by id or label: reverses, lowers_risk.")
@click.option("--object", "object_", help="A concept, by id or name; '' for none.")
@click.option("--amount", help="How much, for a statement on amounts: '10 to 50 µg a day'.")
@click.option("--role", type=Word([each.value for each in Role]), help="What the amount is.")
@click.option("--verdict", type=Word([each.value for each in Verdict]), help="What evidence says.")
@click.option("--cite", help="Authors, title, journal and year of the evidence.")
@click.option("--violates", help="A sentence that must be reported.")
@click.option("--agrees", help="A sentence on the same question that must not be.")
@click.option("--advice", help="What a writer should say instead.")
@click.option("--id", "name", help="The statement's id.  [default: made from the claim]")
@click.option(
    "--severity",
    type=Word([each.value for each in Severity]),
    default="warning",
    show_default=True,
    help="The worst that a violation can be.",
)
@click.option(
    "--evidence-type",
    type=Word(_EVIDENCE),
    default="review",
    show_default=True,
    help="What kind of source it is.",
)
@click.option("--doi", help="Its DOI.")
@click.option("--pmid", help="Its number in PubMed.")
@click.option("--url", help="Where it can be read.")
@click.option("--says", help="Population and result, in your own words.")
@click.option("--population", multiple=True, help="Whom the claim is about. Repeat for more.")
@click.option("--sole", is_flag=True, help="The claim says 'alone', 'by itself'.")
@_TODAY
@click.option("--no-test", is_flag=True, help="Do not run the new statement's tests.")
@speech_options
def add(file: Path, **options: Any) -> int:
    """Add a statement to a rule FILE; its comments and layout stay as they are.

    What no option gives is asked for. The file is left as it was where the result
    does not validate. Leaves with 1 where a test of the new statement fails.
    """
    from checker.authoring.append import AppendError, with_statement

    workspace = open_workspace(options, extra=(file,))
    rules = load_workspace_rules(workspace, quiet=True)
    draft = draft_of(rules, options)
    before = file.read_bytes()
    try:
        text = with_statement(before.decode("utf-8"), draft)
    except AppendError as error:
        raise click.ClickException(f"{near(file)}: {error}") from error
    file.write_bytes(text.encode("utf-8"))
    try:
        changed = load_workspace_rules(workspace, quiet=True)
    except ProblemsError as error:
        file.write_bytes(before)
        summary = f"{near(file)} is as it was: the statement does not validate"
        raise ProblemsError(error.problems, summary=summary) from error
    added = next(key for key in changed.statements if key not in rules.statements)
    place = place_of(changed.statements[added].origin, workspace.folders)
    if not options["quiet"]:
        print_pieces([f"{place}: {added} added\n"])
    return exits.CLEAN if options["no_test"] else _test(added, changed, workspace, options)


def _test(name: str, rules: RuleSet, workspace: Workspace, options: dict[str, Any]) -> int:
    from checker.authoring.rule_tests import Outcome, run_rule_tests

    failed = [
        result
        for result in run_rule_tests(rules, names=[name])
        if result.outcome is not Outcome.PASS
    ]
    print_pieces(_failures(failed, rules, workspace, options))
    return exits.FINDINGS if failed else exits.CLEAN


def _failures(
    failed: list[Any], rules: RuleSet, workspace: Workspace, options: dict[str, Any]
) -> Iterator[str]:
    from checker.cli.rule_report import result_lines
    from checker.pipeline.names import names_of

    colour = wants_colour(options["color"], sys.stdout)
    view = View(names=names_of(rules), width=columns(), colour=colour)
    for result in failed:
        for line in result_lines(result, view, workspace.folders):
            yield f"{line}\n"
