"""A claim in one line: `calcium+vitamin_d raises bone_density | denied all sole site=hip`.

Before the bar stand subject, relation and object (`-` for none), after it the
other slots. The slots of `DEFAULTS` are pinned in every case, those of `OPEN`
where a line names them; `slot=-` pins that one is empty.
"""

from __future__ import annotations

from checker.values.claim import (
    Basis,
    Certainty,
    Claim,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Voice,
)

DEFAULTS = {
    "polarity": "affirmed",
    "certainty": "asserted",
    "voice": "own",
    "exposure": "-",
    "sole": "-",
    "comparator": "-",
    "with": "-",
    "population": "-",
    "condition": "-",
    "site": "-",
}
OPEN = (
    "join", "basis", "dose", "duration", "form", "timing", "quantity", "stance", "matter",
    "partial",
)  # fmt: skip
#: Words that fill a slot by themselves.
BARE = {
    **{str(value): "polarity" for value in Polarity},
    **{str(value): "certainty" for value in Certainty},
    **{str(value): "voice" for value in Voice},
    **{str(value): "basis" for value in Basis},
    **{str(value): "exposure" for value in Exposure},
    **{str(value): "join" for value in Join},
    "sole": "sole",
    "partial": "partial",
}


def parse(line: str) -> dict[str, str]:
    """The slots that a line pins."""
    head, _, tail = line.partition("|")
    subject, relation, target = head.split()
    slots = DEFAULTS | {"subject": _sorted(subject), "relation": relation, "object": target}
    for word in tail.split():
        slot, given, value = word.partition("=")
        if given:
            assert slot in OPEN or slot in DEFAULTS, f"no slot {slot!r} in {line!r}"
            slots[slot] = _sorted(value)
        else:
            slots[BARE[word]] = word
    return slots


def shown(claim: Claim) -> dict[str, str]:
    """Every slot of a claim as the notation writes it."""
    scope = claim.scope
    return {
        "subject": _joined(claim.subject),
        "relation": claim.relation,
        "object": claim.object or "-",
        "join": str(claim.join),
        "polarity": str(claim.polarity),
        "certainty": str(claim.certainty),
        "voice": str(claim.voice),
        "basis": str(claim.basis or "-"),
        "exposure": str(claim.exposure or "-"),
        "comparator": claim.comparator or "-",
        "sole": "sole" if scope.sole else "-",
        "with": _joined(scope.with_),
        "population": _joined(scope.population),
        "condition": _joined(scope.condition),
        "site": _joined(scope.site),
        "dose": _amount(scope.dose),
        "duration": scope.duration or "-",
        "form": scope.form or "-",
        "timing": scope.timing or "-",
        "quantity": f"{claim.quantity.role}:{_amount(claim.quantity)}" if claim.quantity else "-",
        "matter": (claim.matter or "-").replace(" ", "_"),
        "partial": "partial" if claim.partial else "-",
        "stance": f"{claim.stance.low}..{claim.stance.high}",
    }


def line_of(slots: dict[str, str]) -> str:
    """The line of a claim, with what differs from the defaults."""
    head = f"{slots['subject']} {slots['relation']} {slots['object']}"
    tail = [
        value if BARE.get(value) == slot else f"{slot}={value}"
        for slot, value in slots.items()
        if slot not in ("subject", "relation", "object", "stance")
        and value != DEFAULTS.get(slot, "-")
        and not (slot == "join" and "+" not in slots["subject"])
    ]
    return " | ".join([head, " ".join(tail)]) if tail else head


def fits(wanted: dict[str, str], found: dict[str, str]) -> bool:
    """Whether a claim has every slot that a line pins."""
    return all(found[slot] == value for slot, value in wanted.items())


def matched(wanted: list[dict[str, str]], found: list[dict[str, str]]) -> bool:
    """Whether each line has a claim of its own and none is left over."""
    if not wanted or not found:
        return not wanted and not found
    return any(
        fits(wanted[0], claim) and matched(wanted[1:], found[:index] + found[index + 1 :])
        for index, claim in enumerate(found)
    )


def _joined(values: tuple[str, ...]) -> str:
    return "+".join(sorted(value.replace(" ", "_") for value in values)) or "-"


def _sorted(value: str) -> str:
    return "+".join(sorted(value.split("+")))


def _amount(quantity: Quantity | None) -> str:
    if quantity is None:
        return "-"
    low = "" if quantity.low is None else f"{quantity.low.normalize():f}"
    high = "" if quantity.high is None else f"{quantity.high.normalize():f}"
    value = low if low == high else f"{low}..{high}"
    return f"{value}{quantity.unit}"
