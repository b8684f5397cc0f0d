"""How the sides were read, slot by slot, and which words of a sentence said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.report.text import plain
from checker.report.view import Names
from checker.report.words import VOICES, join_words, members_words, quantity_words, subject_words
from checker.values.claim import Claim, Cue, Polarity, Voice
from checker.values.report import Side, Slots

#: What fills slots: a source, or the evidence.
Said = Claim | Slots

_TURNED = {Polarity.AFFIRMED: Polarity.DENIED, Polarity.DENIED: Polarity.AFFIRMED}


@dataclass(frozen=True, slots=True)
class Row:
    """One slot on every side; `cues` are the slots whose words of a sentence say it."""

    label: str
    cells: tuple[str, ...]
    differs: bool
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence, and the slot that its words filled, if any."""

    text: str
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class _Slot:
    """How a slot is told: its label, its words, and where its cues are found.

    `none` stands for a claim without the slot beside another on its side that has it.
    """

    label: str
    words: Callable[[Said, Names], str | None]
    cues: frozenset[str]
    always: bool = False
    none: str = "not limited"


def own_polarity(said: Said) -> Polarity:
    """The source's own view: a claim that it rejects is turned round."""
    if isinstance(said, Claim) and said.voice is Voice.REJECTED:
        return _TURNED.get(said.polarity, said.polarity)
    return said.polarity


def _members(slot: str) -> Callable[[Said, Names], str | None]:
    def words(said: Said, names: Names) -> str | None:
        found: tuple[str, ...] = getattr(said.scope, slot)
        return members_words(slot, found, names) if found else None

    return words


def _with(said: Said, names: Names) -> str | None:
    return join_words([names.concept(name) for name in said.scope.with_]) or None


def _sole(said: Said, names: Names) -> str | None:
    return f"{subject_words(said, names)} alone" if said.scope.sole else None


def _object(said: Said, names: Names) -> str | None:
    return names.concept(said.object) if said.object else None


def _voice(said: Said, _: Names) -> str | None:
    if isinstance(said, Claim) and said.voice is not Voice.OWN:
        return VOICES[said.voice]
    return None


#: From what is claimed to how it is limited; a row stands where a side has the slot.
_SLOTS: Sequence[_Slot] = (
    _Slot("Subject", subject_words, frozenset({"subject", "exposure"})),
    _Slot(
        "Relation",
        lambda said, names: names.relation(said.relation),
        frozenset({"relation"}),
        always=True,
    ),
    _Slot("Object", _object, frozenset({"object"})),
    _Slot(
        "Polarity",
        lambda said, _: own_polarity(said).value,
        # Who affirms has no word for it but the relation's.
        frozenset({"polarity", "relation"}),
        always=True,
    ),
    _Slot(
        "Certainty",
        lambda said, _: said.certainty.value,
        frozenset({"certainty"}),
        always=True,
    ),
    _Slot(
        "Evidence",
        lambda said, _: said.basis.value if said.basis else None,
        frozenset({"basis"}),
        none="none given",
    ),
    _Slot("By itself", _sole, frozenset({"scope.sole", "sole"}), none="not said"),
    _Slot("Together with", _with, frozenset({"scope.with", "with"}), none="nothing said"),
    _Slot(
        "Compared with",
        lambda said, names: names.concept(said.comparator) if said.comparator else None,
        frozenset({"comparator"}),
        none="nothing said",
    ),
    _Slot(
        "Amount",
        lambda said, _: quantity_words(said.quantity) if said.quantity else None,
        frozenset({"quantity", "quantity.role"}),
        none="none given",
    ),
    _Slot("People", _members("population"), frozenset({"scope.population", "population"})),
    _Slot("Condition", _members("condition"), frozenset({"scope.condition", "condition"})),
    _Slot("Site", _members("site"), frozenset({"scope.site", "site"})),
    _Slot(
        "Dose",
        lambda said, _: quantity_words(said.scope.dose) if said.scope.dose else None,
        frozenset({"scope.dose", "dose"}),
    ),
    _Slot(
        "Duration",
        lambda said, names: names.concept(said.scope.duration) if said.scope.duration else None,
        frozenset({"scope.duration", "duration"}),
    ),
    _Slot(
        "Form",
        lambda said, names: names.concept(said.scope.form) if said.scope.form else None,
        frozenset({"scope.form", "form"}),
    ),
    _Slot(
        "Timing",
        lambda said, names: names.concept(said.scope.timing) if said.scope.timing else None,
        frozenset({"scope.timing", "timing"}),
    ),
    _Slot("Voice", _voice, frozenset({"voice"}), none="its own"),
)


def rows(sides: Sequence[Side], names: Names) -> tuple[Row, ...]:
    """The slots that some side fills, each side's words in its column.

    What both sides take for granted (one subject, one object) is left out; a
    row differs where two sides have no word in common.
    """
    columns = [_column(side) for side in sides]
    return tuple(row for slot in _SLOTS if (row := _row(slot, columns, names)) is not None)


def _column(side: Side) -> tuple[Said, ...]:
    if side.claims:
        return tuple(participant.claim for participant in side.claims)
    return (side.slots,) if side.slots else ()


def _row(slot: _Slot, columns: Sequence[Sequence[Said]], names: Names) -> Row | None:
    told = [_told(slot, column, names) for column in columns]
    known = [set(words) for words, column in zip(told, columns, strict=True) if column]
    differs = any(
        not one & other for index, one in enumerate(known) for other in known[index + 1 :]
    )
    filled = any(words != {None} for words in known)
    if not filled or not (slot.always or differs or slot.label not in _GRANTED):
        return None
    return Row(
        label=slot.label,
        cells=tuple(_cell(words, slot.none) for words in told),
        differs=differs,
        cues=slot.cues,
    )


#: Told only where the sides differ in it: the question names them already.
_GRANTED = frozenset({"Subject", "Object"})


def _told(slot: _Slot, column: Sequence[Said], names: Names) -> Sequence[str | None]:
    """Each thing once, in the order of the claims."""
    found: dict[str | None, None] = {}
    for said in column:
        words = slot.words(said, names)
        found.setdefault(plain(words) if words else None)
    return tuple(found)


def _cell(words: Sequence[str | None], none: str) -> str:
    if not words or words == (None,):
        return ""
    return "; ".join(word or none for word in words)


def pieces(claim: Claim) -> tuple[Piece, ...]:
    """The quote in parts, so that nobody needs offsets; joined, they are the quote."""
    return cue_pieces(claim.quote, claim.cues)


def cue_pieces(quote: str, cues: Iterable[Cue]) -> tuple[Piece, ...]:
    """A sentence in parts, by the cues that stand in it.

    Where two cues overlap, the one that starts first, then the longer one, has the words.
    """
    text = plain(quote)
    spans = sorted((cue.quoted.start, -cue.quoted.end, cue.slot) for cue in cues if cue.quoted)
    found: list[Piece] = []
    place = 0
    for start, minus_end, slot in spans:
        end = min(-minus_end, len(text))
        if start < place or start >= end:
            continue
        if start > place:
            found.append(Piece(text[place:start]))
        found.append(Piece(text[start:end], slot))
        place = end
    if place < len(text):
        found.append(Piece(text[place:]))
    return tuple(found)


def differing_cues(found: Sequence[Row]) -> frozenset[str]:
    """The slots whose words are to be marked."""
    return frozenset().union(*(row.cues for row in found if row.differs))


def trace_rows(claim: Claim, names: Names) -> Iterator[tuple[str, str]]:
    """A claim slot by slot, for one that stands alone."""
    for slot in _SLOTS:
        words = slot.words(claim, names)
        if words:
            yield slot.label, plain(words)


#: What a reader calls the slots of cues.
CUE_LABELS: Mapping[str, str] = {
    cue: slot.label for slot in reversed(_SLOTS) for cue in sorted(slot.cues)
}
