"""Checks that need all files: every id is known, every scale, amount and date makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.ruleset.build import Document, number_of
from checker.ruleset.model import Kind, Relation, Scale, Unit
from checker.ruleset.names import check_concepts
from checker.ruleset.nodes import Node
from checker.ruleset.problems import Problems
from checker.ruleset.replaced import WITHOUT, current
from checker.ruleset.rules import RuleSet
from checker.values.claim import ANY

#: Scope slots that take concepts of one kind only.
_KINDS = {
    "population": Kind.POPULATION,
    "site": Kind.SITE,
    "form": Kind.FORM,
    "timing": Kind.TIMING,
}

#: Begins a text that an author has yet to write.
GAP = "FILL IN"

#: Sources that anybody can look up by one of these; a position of one's own needs none.
_RESOLVABLE = ("doi", "pmid", "url")
_OWN_POSITION = "editorial"


def check_rules(
    documents: tuple[Document, ...],
    rules: RuleSet,
    problems: Problems,
    *,
    today: date | None,
    strict: bool = False,
) -> None:
    """Reports everything that the schema cannot see; a review date before `today` is a warning.

    `strict` warns of what only an author can mend: evidence that cannot be looked up,
    texts that are yet to be written.
    """
    check_concepts(documents, rules.concepts, rules.replaced.concepts, problems)
    related = {
        frame
        for document in documents
        for frame, body, _ in document.entries("frames")
        if body.get("relation") is not None
    }
    for document in documents:
        _check_review(document, problems, today)
        if strict:
            _check_gaps(document.root, problems)
        for _, body, _ in document.entries("scales"):
            _check_scale(body, problems)
        for _, body, _ in document.entries("relations"):
            _check_relation(body, rules.scales, problems)
        for _, body, _ in document.entries("quantities"):
            _check_quantity(body, rules, problems)
        for _, body, _ in document.entries("implications"):
            for key in ("from", "to"):
                _check_id(body.get(key), "scale", rules.scales, problems)
        for frame, body, origin in document.entries("frames"):
            if frame not in related:
                problems.report(origin, "missing key 'relation', here or in another file")
            for _, relation in body.child("relation").items():
                _check_id(relation, "relation", rules.relations, problems)
            for entry in body.child("words").elements():
                _check_concept(entry.get("names"), rules, problems)
        for node in document.root.child("mutations").child("populations").elements():
            _check_concept(node, rules, problems)
        for body in document.root.child("statements").elements():
            if body.get("replaced_by") is None:
                _check_statement(body, rules, problems)
                if strict:
                    _check_sources(body, problems)


def _check_id(
    node: Node | None, what: str, known: Mapping[str, object], problems: Problems
) -> bool:
    return node is not None and problems.check(node.origin, what, node.text, known)


def _check_concept(node: Node | None, rules: RuleSet, problems: Problems) -> None:
    if node is not None:
        name = current(node, node.text, rules.replaced.concepts, "concept", problems)
        problems.check(node.origin, "concept", name, rules.concepts)


def _check_sources(body: Node, problems: Problems) -> None:
    for evidence in body.child("evidence").elements():
        own = evidence.child("type").text == _OWN_POSITION
        if not own and all(evidence.get(key) is None for key in _RESOLVABLE):
            problems.warn(
                evidence.child("cite").origin,
                "evidence that cannot be looked up: give its doi, pmid or url",
            )


def _check_gaps(node: Node, problems: Problems) -> None:
    """Warns of every text that an author has yet to write."""
    if isinstance(node.content, str) and node.content.startswith(GAP):
        problems.warn(node.origin, f"yet to be written: {node.content.removeprefix(GAP)[2:]}")
    for _, value in node.items():
        _check_gaps(value, problems)
    if node.is_list:
        for value in node.elements():
            _check_gaps(value, problems)


def _check_review(document: Document, problems: Problems, today: date | None) -> None:
    reviewed = document.root.child("reviewed")
    done = _day(reviewed.get("on"), problems)
    due = _day(reviewed.get("next"), problems)
    place = reviewed.child("next").origin
    if done and due and due <= done:
        problems.report(place, f"the next review, {due}, is not after the last, {done}")
    elif due and today and due < today:
        problems.warn(place, f"due for review since {due}")


def _day(node: Node | None, problems: Problems) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        # What does not look like a date at all is the schema's to report.
        if node.text.replace("-", "").isdigit() and len(node.text) == len("2026-11-20"):
            problems.report(node.origin, f"there is no day {node.text}")
        return None


def _check_scale(body: Node, problems: Problems) -> None:
    numeric = body.child("numeric").content is True
    points = {key for key, _ in body.child("points").items() if isinstance(key, int)}
    if numeric:
        if points:
            problems.report(body.key_origin("points"), "a numeric scale has no points")
        return
    # Two points that face each other (safe, harmful) need nothing between them.
    opposed = len(points) == 2 and min(points) < 0 < max(points)
    if 0 not in points and not opposed:
        place = body.key_origin("points")
        problems.report(place, "a scale needs the point 0, where there is no effect")


def _check_relation(body: Node, scales: Mapping[str, Scale], problems: Problems) -> None:
    if not _check_id(body.get("scale"), "scale", scales, problems):
        return
    scale, point = scales[body.child("scale").text], body.child("point")
    if isinstance(point.content, int) and point.content not in scale.points:
        known = ", ".join(str(known) for known in sorted(scale.points)) or "none"
        problems.report(
            point.origin, f"scale '{scale.id}' has no point {point.content}; its points: {known}"
        )


def _check_quantity(body: Node, rules: RuleSet, problems: Problems) -> None:
    _check_concept(body.get("of"), rules, problems)
    _check_unit(body.get("unit"), rules.units, problems)
    convert = body.child("convert")
    for unit, _ in convert.items():
        if str(unit) not in rules.units:
            _check_unit(Node(str(unit), convert.key_origin(unit)), rules.units, problems)


def _check_unit(node: Node | None, units: Mapping[str, Unit], problems: Problems) -> None:
    """A unit is known as it stands, or each of its parts is: ug/day."""
    if node is None or node.text in units:
        return
    for part in node.text.split("/"):
        if not problems.check(node.origin, "unit", part, units):
            return


def _check_statement(body: Node, rules: RuleSet, problems: Problems) -> None:
    claim = body.child("claim")
    for key in ("subject", "object", "comparator"):
        for node in claim.child(key).elements():
            _check_concept(node, rules, problems)
    if _check_id(claim.get("relation"), "relation", rules.relations, problems):
        relation = rules.relations[claim.child("relation").text]
        _check_amount_relation(claim, relation, rules, problems)
    _check_scope(claim.child("scope"), rules, problems)
    for amount in (claim.get("quantity"), claim.child("scope").get("dose")):
        if amount is not None:
            _check_amount(amount, rules.units, problems)
    for evidence in body.child("evidence").elements():
        _day(evidence.get("checked"), problems)
    _check_tests(body.child("tests"), problems)


def _check_amount_relation(
    claim: Node, relation: Relation, rules: RuleSet, problems: Problems
) -> None:
    scale = rules.scales.get(relation.scale)
    if scale is not None and scale.numeric and claim.get("quantity") is None:
        place = claim.child("relation").origin
        problems.report(place, f"'{relation.id}' states an amount; add the key 'quantity'")


def _check_scope(scope: Node, rules: RuleSet, problems: Problems) -> None:
    for slot in ("with", "population", "condition", "site", "form", "timing"):
        for node in scope.child(slot).elements():
            name = node.text.removeprefix(WITHOUT)
            if name == ANY:
                continue
            name = current(node, name, rules.replaced.concepts, "concept", problems)
            wanted = _KINDS.get(slot)
            known = {
                key: concept
                for key, concept in rules.concepts.items()
                if wanted in (None, concept.kind)
            }
            if name in rules.concepts and name not in known:
                kind = rules.concepts[name].kind
                problems.report(node.origin, f"{slot}: '{name}' is a {kind}, not a {wanted}")
            else:
                problems.check(node.origin, wanted or "concept", name, known)


def _check_amount(amount: Node, units: Mapping[str, Unit], problems: Problems) -> None:
    _check_unit(amount.get("unit"), units, problems)
    low, high = number_of(amount.get("low")), number_of(amount.get("high"))
    if low is None and high is None:
        problems.report(amount.origin, "an amount needs the key 'low', 'high' or both")
    if low is not None and high is not None and low > high:
        problems.report(amount.child("low").origin, f"low {low} is above high {high}")


def _check_tests(tests: Node, problems: Problems) -> None:
    """No sentence is asked for two things."""
    first: dict[str, str] = {}
    for group in ("violates", "agrees", "silent"):
        for node in tests.child(group).elements():
            other = first.setdefault(node.text, group)
            if other != group and node.text:
                problems.report(node.origin, f"the sentence stands under '{other}' as well")
