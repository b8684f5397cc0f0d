"""The statement that `claimcheck rules add` adds: from options, else asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import Word
from checker.ruleset.model import Verdict
from checker.values.claim import Role

if TYPE_CHECKING:
    from checker.authoring.amount import StatedAmount
    from checker.authoring.append import Draft
    from checker.ruleset.rules import RuleSet


def draft_of(rules: RuleSet, options: dict[str, Any]) -> Draft:
    """The draft; raises UsageError with what is unknown, or missing where nobody can be asked."""
    from checker.authoring.append import Draft, concept_named, proposed_id, relation_named

    asking = _Asking(options)
    subject = tuple(
        asking.known(
            "subject", one, "Subject (who or what acts)", lambda x: concept_named(x, rules)
        )
        for one in options["subject"] or (None,)
    )
    relation = asking.known(
        "relation", options["relation"], "Relation", lambda x: relation_named(x, rules)
    )
    object_, role, amount = _about(asking, subject, relation, rules, options)
    verdict = asking.one_of(
        "verdict", options["verdict"], "Verdict", [each.value for each in Verdict]
    )
    cite = asking.text("cite", options["cite"], "Citation (authors, title, journal, year)")
    violates = asking.text("violates", options["violates"], "A sentence that must be reported")
    agrees = asking.text("agrees", options["agrees"], "A sentence that must not be")
    advice = asking.text("advice", options["advice"], "Advice (what to write instead)")
    asking.complain()
    return Draft(
        id=options["name"] or proposed_id(subject, role or relation, object_ or None, verdict),
        subject=subject,
        relation=relation,
        object=object_ or None,
        role=role,
        amount=amount,
        verdict=verdict,
        severity=options["severity"],
        advice=advice,
        evidence_type=options["evidence_type"],
        cite=cite,
        violates=violates,
        agrees=agrees,
        checked=(options["today"] or date.today()).isoformat(),
        doi=options["doi"],
        pmid=options["pmid"],
        url=options["url"],
        says=options["says"],
        population=tuple(
            asking.known("population", one, "Population", lambda x: concept_named(x, rules))
            for one in options["population"]
        ),
        sole=options["sole"],
    )


def _about(
    asking: _Asking,
    subject: tuple[str, ...],
    relation: str,
    rules: RuleSet,
    options: dict[str, Any],
) -> tuple[str, str | None, StatedAmount | None]:
    """What the relation leads to: an object, or an amount with its role."""
    from checker.authoring.amount import amount_of
    from checker.authoring.append import concept_named

    if relation not in rules.relations or not rules.scales[rules.relations[relation].scale].numeric:
        if options["amount"] or options["role"]:
            numeric = [
                key for key, each in rules.relations.items() if rules.scales[each.scale].numeric
            ]
            raise click.UsageError(f"--amount and --role go with --relation {' or '.join(numeric)}")
        object_ = asking.known(
            "object",
            options["object_"],
            "Object (what something is done to)",
            lambda x: concept_named(x, rules) if x.strip() else "",
        )
        return object_, None, None
    roles = [each.value for each in Role]
    role = asking.one_of("role", options["role"], "Role of the amount", roles)
    words = asking.text("amount", options["amount"], "Amount, such as 10 to 50 µg a day")
    try:
        return "", role, amount_of(words, subject, rules) if words else None
    except ValueError as error:
        raise click.UsageError(str(error)) from error


class _Asking:
    """Asks at a terminal for what no option gave; elsewhere collects what is missing."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.asks = sys.stdin.isatty() and not options["quiet"]
        self.missing: list[str] = []

    def known(self, option: str, given: str | None, words: str, find: Callable[[str], str]) -> str:
        """An id, found by what the author typed."""

        def found(typed: str) -> str:
            try:
                return find(typed)
            except ValueError as error:
                raise click.UsageError(str(error)) from error

        if given is not None:
            return found(given)
        return str(self._prompt(option, words, found))

    def one_of(self, option: str, given: str | None, words: str, known: list[str]) -> str:
        """A word of a closed set."""
        return given or str(self._prompt(option, f"{words} ({', '.join(known)})", Word(known)))

    def text(self, option: str, given: str | None, words: str) -> str:
        """Any text."""
        return given or str(self._prompt(option, words, str))

    def complain(self) -> None:
        """Says which options are missing, all at once."""
        if self.missing:
            listed = ", ".join(f"--{option}" for option in self.missing)
            raise click.UsageError(f"no terminal to ask at; give {listed}")

    def _prompt(self, option: str, words: str, kind: Any) -> Any:
        if not self.asks:
            self.missing.append(option)
            return ""
        if isinstance(kind, click.ParamType) or kind is str:
            return click.prompt(words, type=kind, err=True, show_choices=False)
        return click.prompt(words, value_proc=kind, err=True)
