"""Words that relate, and where in the tree their subject and object stand."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.view import TAGS, View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass
from checker.ruleset.model import Kind

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
#: Relations by which a verb or adjective takes a phrase with a preposition.
OBLIQUE = ("obl", "obl:agent", "obl:unmarked", "nmod", "advcl", "xcomp", "ccomp")
RELATIVE = frozenset({"that", "which", "who"})
MAX_CLIMB = 8
#: How many words may stand inside a verbal phrase: "keeps colds at bay".
PHRASE_GAP = 5


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relating word in a tree; `sure` is false where tagger and frame disagree.

    `first` is where its phrase begins ("less likely", whose core is "likely").
    """

    word: Word
    first: int
    frame: FrameWord
    passive: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that head a predicate's subject, objects and what it is compared with."""

    subject: Word | None
    objects: tuple[Word, ...]
    comparator: Word | None = None


def find_predicates(view: View) -> list[Predicate]:
    """All relating words of a sentence, left to right, one frame a word."""
    found = []
    covered: set[int] = set()
    for word in view.tree.words:
        if word.index in covered:
            continue
        choices = [
            choice
            for choice in _frames(view, word)
            if choice[0].shape is not Shape.MODAL_ADVICE or _is_advised(view, word)
        ]
        if _takes_exposure(view, word):
            # "You should avoid alcohol" advises; "X helps to avoid falls" does not.
            choices.sort(key=lambda choice: choice[0].shape is not Shape.MODAL_ADVICE)
        if choices:
            frame, sure = choices[0]
            covered.update(range(word.index, word.index + len(frame.words)))
            core = word
            if frame.shape is Shape.LIKELIHOOD and len(frame.words) > 1:
                # "less likely" stands where "likely" does.
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif frame.word_class is WordClass.NOUN and len(frame.words) > 1:
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif frame.shape is Shape.COMPARE and len(frame.words) > 2:
                core = view.tree.words[word.index + len(frame.words) - 2]
            found.append(Predicate(core, word.index, frame, _is_passive(view, word), sure))
    return found


def _frames(view: View, word: Word) -> list[tuple[FrameWord, bool]]:
    """The frames of a word, those that the tagger agrees with first, then longer phrases."""
    fitting = []
    for lemma, word_class in view.lemmas(word):
        agrees = word.upos in TAGS[word_class]
        for frame in view.language.frame_words.get(lemma, ()):
            if frame.word_class is word_class and _phrase_fits(view, word, frame):
                fitting.append((frame, agrees))
    if any(agrees for _, agrees in fitting):
        fitting = [entry for entry in fitting if entry[1]]
    elif word.upos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return []
    return sorted(fitting, key=lambda entry: -len(entry[0].words))


def _takes_exposure(view: View, word: Word) -> bool:
    return any(
        view.is_exposure(kid) or "carrier" in view.classes(kid)
        for kid in view.tree.kids(word.index, "obj", "nsubj:pass")
    )


def _is_advised(view: View, word: Word) -> bool:
    """Whether a verb stands under a modal of advice ("should take"), or is an imperative."""
    if word.index == 0 and word.dep == "root" and own_subject(view, word) is None:
        purpose = view.tree.kid(word.index, "xcomp", "advcl", "ccomp")
        return purpose is None and _takes_exposure(view, word)
    near = {kid.index for kid in view.tree.kids(word.index, "aux", "mark")}
    governor = view.tree.head(word)
    if governor is not None and word.dep in ("xcomp", "csubj", "ccomp", "conj"):
        near.add(governor.index)
        near.update(kid.index for kid in view.tree.kids(governor.index, "aux"))
    return any(True for _ in view.hits_on("advice_modal", sorted(near)))


def _phrase_fits(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether the literal words of a frame follow, at once or as a near particle."""
    rest = frame.words[1:]
    if not rest:
        return True
    words = view.tree.words
    # A longer tail may stand off: "keeps colds at bay", "gives rise to".
    reach = PHRASE_GAP if len(rest) > 1 and frame.word_class is WordClass.VERB else 1
    for start in range(word.index + 1, word.index + 1 + reach):
        if tuple(found.lower for found in words[start : start + len(rest)]) == rest:
            return True
    particles = {child.lower for child in view.tree.kids(word.index, "compound:prt")}
    return set(rest) <= particles


def _is_passive(view: View, word: Word) -> bool:
    if view.tree.kid(word.index, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        return True
    # A bare participle after its noun: "fractures caused by falls".
    reduced = word.dep in ("acl", "amod") and word.lower.endswith(("ed", "en", "wn"))
    return word.upos == "VERB" and reduced


def roles(view: View, predicate: Predicate) -> Roles:
    """Where the subject and the objects of a predicate stand; None or empty if nowhere."""
    if predicate.frame.word_class is WordClass.VERB and predicate.frame.shape is not Shape.COMPARE:
        return _verb_roles(view, predicate)
    if predicate.frame.shape is Shape.ATTRIBUTE:
        return _attribute_roles(view, predicate)
    if predicate.frame.shape is Shape.COMPARE:
        return _compare_roles(view, predicate)
    if predicate.frame.shape is Shape.LIKELIHOOD:
        return _likelihood_roles(view, predicate)
    if predicate.frame.word_class is WordClass.NOUN:
        return _noun_roles(view, predicate)
    return _adjective_roles(view, predicate)


def _with_prepositions(view: View, index: int, wanted: tuple[str, ...]) -> list[Word]:
    """Phrases below a word that one of the prepositions leads in, nearest first."""
    found = []
    for child in view.tree.kids(index, *OBLIQUE):
        marks = {kid.lower for kid in view.tree.kids(child.index, "case", "mark")}
        if marks & set(wanted) - {""}:
            found.append(child)
    return found


def _verb_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    oblique = [
        found
        for index in range(word.index, word.index + len(frame.words))
        if index == word.index or view.tree.words[index].upos == "VERB"
        for found in _with_prepositions(view, index, frame.object)
    ]
    oblique += [
        # "does nothing for Y", where the parser hangs Y on "nothing".
        found
        for kid in view.tree.kids(word.index, "obj")
        if kid.mention is None and "" not in frame.object
        for found in _with_prepositions(view, kid.index, frame.object)
    ]
    if frame.shape in (Shape.ADVICE, Shape.MODAL_ADVICE):
        return _advice_roles(view, predicate)
    if predicate.passive:
        acted = passive_subject(view, word)
        agent = _agent(view, word)
        if "" not in frame.object or (oblique and agent is None):
            # "is linked to", "has been tied to": the surface subject acts.
            return Roles(acted, tuple(oblique))
        return Roles(agent, (acted,) if acted else ())
    direct = list(view.tree.kids(word.index, "obj")) if "" in frame.object else []
    # "helps your body absorb calcium", where the absorbing is a concept.
    direct = [
        kid for kid in view.tree.kids(word.index, "xcomp", "ccomp") if view.is_outcome(kid)
    ] or direct
    if not direct and not oblique and "" in frame.object:
        # "may shorten but does not prevent colds": the object of the last verb is shared.
        direct = [
            found
            for later in view.tree.kids(word.index, "conj")
            for found in view.tree.kids(later.index, "obj")
        ]
    objects = tuple(direct or oblique)
    subject = subject_word(view, word)
    if frame.shape is Shape.SWAP:
        source = _with_prepositions(view, word.index, frame.subject)
        source += list(view.tree.kids(word.index, "obj")) if "" in frame.subject else []
        return Roles(source[0] if source else None, (subject,) if subject else ())
    thing = view.tree.kid(word.index, "obj")
    if not direct and oblique and thing is not None and thing.mention is not None:
        # "ties X to Y": the verb's object acts, whoever ties.
        return Roles(thing, tuple(oblique))
    if not objects and frame.shape is Shape.ERGATIVE:
        source = _with_prepositions(view, word.index, frame.subject or ("with", "after"))
        return Roles(source[0] if source else None, (subject,) if subject else ())
    return Roles(subject, objects)


def _advice_roles(view: View, predicate: Predicate) -> Roles:
    """Advice: what is advised is the subject, what or whom it is for the object."""
    word = predicate.word
    advised = passive_subject(view, word) if predicate.passive else view.tree.kid(word.index, "obj")
    if advised is None and predicate.frame.shape is Shape.MODAL_ADVICE:
        phrases = _with_prepositions(view, word.index, ("of", "on", "from"))
        advised = phrases[0] if phrases else None
    if predicate.frame.word_class is WordClass.NOUN:
        named = _with_prepositions(view, word.index, ("for", "of", "to"))
        advised = named[0] if named else None
    if predicate.frame.words[-1] in ("against", "from"):
        phrases = _with_prepositions(view, word.index, predicate.frame.words[-1:])
        advised = phrases[0] if phrases else advised
    complement = view.tree.kid(word.index, "xcomp", "ccomp")
    if advised is None and complement is not None:
        advised = view.tree.kid(complement.index, "obj") or complement
    objects = _with_prepositions(view, word.index, predicate.frame.object)
    if advised is not None:
        objects += _with_prepositions(view, advised.index, predicate.frame.object)
    return Roles(advised, tuple(found for found in objects if found is not advised))


def _noun_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    if frame.shape is Shape.PAIR:
        return _pair_roles(view, predicate)
    objects = _with_prepositions(view, word.index, frame.object)
    governor = view.tree.head(word)
    if not objects:
        objects = list(view.tree.kids(word.index, "compound", "nmod:unmarked"))
    if not objects and governor is not None and word.dep in ("obj", "nsubj:pass", "nsubj"):
        objects = _with_prepositions(view, governor.index, tuple(set(frame.object) - {"of"}))
    if any(view.is_outcome(found) for found in objects):
        # "no benefit of X for Y": what acts is not what is acted on.
        objects = [found for found in objects if not view.is_exposure(found)]
    chosen = {found.index for found in objects}
    agents = [
        found
        for found in _with_prepositions(view, word.index, frame.subject)
        if found.index not in chosen
    ]
    agents += list(view.tree.kids(word.index, "nmod:poss"))
    if not agents and governor is not None and word.dep in ("nsubj:pass", "nsubj"):
        agents = _with_prepositions(view, governor.index, ("with", "from", "after", "by", "in"))
    # "reversal of bone loss with vitamin D": the parser often hangs the agent on the object.
    agents += [
        deeper
        for found in objects
        for deeper in _with_prepositions(view, found.index, tuple(set(frame.subject) - {"of"}))
        if view.is_exposure(deeper)
    ]
    subject = agents[0] if agents else governing_subject(view, word)
    if frame.shape is Shape.SWAP:
        source = [found for found in agents if found.index not in chosen]
        return Roles(
            source[0] if source else None,
            (governing,) if (governing := governing_subject(view, word)) else (),
        )
    return Roles(subject, tuple(objects))


def _pair_roles(view: View, predicate: Predicate) -> Roles:
    """A link between X and Y, of X with Y, X's link to Y."""
    word = predicate.word
    governor = view.tree.head(word)
    places = [word.index]
    if governor is not None and word.dep in ("obj", "nsubj", "nsubj:pass"):
        places.append(governor.index)
    for place in places:
        for both in _with_prepositions(view, place, ("between",)):
            second = view.tree.kid(both.index, "conj")
            if second is not None:
                return Roles(both, (second,))
            return Roles(both, (both,))
    for place in places:
        objects = [
            found
            for found in _with_prepositions(view, place, ("with", "to", "and", "on"))
            if found.index != word.index
        ]
        if objects:
            own = _with_prepositions(view, word.index, ("of", "in"))
            own += list(view.tree.kids(word.index, "nmod:poss", "compound"))
            return Roles(own[0] if own else governing_subject(view, word), tuple(objects))
    return Roles(None, ())


def _adjective_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    objects = _with_prepositions(view, word.index, frame.object)
    if not objects and word.dep in ("xcomp", "advmod", "obj"):
        objects = _with_prepositions(view, word.head, frame.object)
    subject = governing_subject(view, word)
    if word.dep == "amod":
        modified = view.tree.words[word.head]
        if not objects:
            objects = _with_prepositions(view, modified.index, frame.object)
        named = modified.mention is not None or "carrier" in view.classes(modified)
        subject = modified if named and not objects else governing_subject(view, modified)
        if named and objects and subject is None:
            subject = modified
    if frame.shape is Shape.SWAP:
        source = _with_prepositions(view, word.index, frame.subject)
        return Roles(source[0] if source else None, (subject,) if subject else ())
    return Roles(subject, tuple(objects))


def _attribute_roles(view: View, predicate: Predicate) -> Roles:
    """ "had a lower risk of Y": the modified noun is the object, the haver the subject."""
    word = predicate.word
    if word.dep == "amod":
        modified = view.tree.words[word.head]
        return Roles(governing_subject(view, modified), (modified,))
    subject = view.tree.kid(word.index, *SUBJECTS)
    source = _with_prepositions(view, word.index, ("with", "after", "in", "among", "on"))
    if subject is not None and source:
        return Roles(source[0], (subject,))
    return Roles(None, ())


def _compare_roles(view: View, predicate: Predicate) -> Roles:
    """ "X is better than Z for Y", "X beats Z at preventing Y"."""
    word, frame = predicate.word, predicate.frame
    rivals = _with_prepositions(view, word.index, frame.object)
    rivals += list(view.tree.kids(word.index, "obj")) if "" in frame.object else []
    rival = next((found for found in rivals if view.is_exposure(found)), None)
    if rival is None:
        return Roles(None, ())
    governor = view.tree.head(word)
    places = [word, rival]
    if governor is not None and governor.upos == "VERB":
        places.append(governor)
    fields = [
        field
        for place in places
        for field in view.tree.kids(place.index, "obl", "nmod", "advcl", "acl")
        if field is not rival
    ]
    objects = [
        found
        for field in fields
        for found in (field, *view.tree.kids(field.index, "obj"))
        if view.is_outcome(found) or "risk" in view.classes(found)
    ]
    subject = subject_word(view, word) or governing_subject(view, word)
    return Roles(subject, tuple(objects[:1]), rival)


def _likelihood_roles(view: View, predicate: Predicate) -> Roles:
    """ "makes Y less likely", "X users are less likely to get Y", "Y is rarer with X"."""
    word = predicate.word
    governor = view.tree.head(word)
    if governor is not None and word.dep in ("xcomp", "ccomp", "amod"):
        made = view.tree.kid(governor.index, "obj")
        if made is not None and view.is_outcome(made):
            return Roles(subject_word(view, governor), (made,))
    subject = own_subject(view, word)
    complement = view.tree.kid(word.index, "xcomp", "ccomp", "advcl")
    if complement is not None:
        objects = list(view.tree.kids(complement.index, "obj", "obl", "nmod")) or [complement]
        outcomes = [found for found in objects if not view.is_exposure(found)]
        return Roles(subject, tuple(outcomes))
    source = _with_prepositions(view, word.index, predicate.frame.subject)
    return Roles(source[0] if source else None, (subject,) if subject else ())


def passive_subject(view: View, word: Word) -> Word | None:
    """The surface subject of a passive, also through coordination and participles."""
    found = own_subject(view, word)
    if found is not None and found.lower in RELATIVE:
        return _antecedent(view, word)
    if found is not None:
        return found
    governor = view.tree.head(word)
    if governor is None:
        return None
    if word.dep in ("acl", "acl:relcl", "amod"):
        return governor
    if word.dep in ("conj", "xcomp"):
        return passive_subject(view, governor)
    return None


def _agent(view: View, word: Word) -> Word | None:
    agent = view.tree.kid(word.index, "obl:agent")
    if agent is not None:
        return agent
    found = _with_prepositions(view, word.index, ("by", "with", "through"))
    return found[0] if found else None


def _antecedent(view: View, word: Word) -> Word | None:
    """The noun that a relative clause describes."""
    current = word
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(current)
        if governor is None:
            return None
        if current.dep in ("acl:relcl", "acl", "ccomp", "csubj", "advcl:relcl"):
            # "X and Y are minerals that help": the predicate noun stands for its subject.
            own = view.tree.kid(governor.index, *SUBJECTS)
            described = view.tree.kid(governor.index, "cop") is not None
            return own if own and described and governor.mention is None else governor
        current = governor
    return None


def own_subject(view: View, word: Word) -> Word | None:
    """The subject that hangs on a word itself, the inner one of "one reason is that X …"."""
    return view.tree.kid(word.index, *SUBJECTS, *PASSIVE_SUBJECTS) or view.tree.kid(
        word.index, "nsubj:outer", "csubj:outer"
    )


def subject_word(view: View, word: Word) -> Word | None:
    """The subject of a verb, its own or the one that control, coordination or a noun lends it."""
    current = word
    for _ in range(MAX_CLIMB):
        own = own_subject(view, current)
        if own is not None and own.lower in RELATIVE:
            return _antecedent(view, current) or own
        expletive = (own is not None and own.dep == "expl") or _is_expletive(view, current)
        governor = view.tree.head(current)
        if own is not None and not (own.upos == "PRON" and expletive):
            helped = current.dep in ("xcomp", "ccomp") and is_person(view, own)
            if not helped or governor is None:
                return own
        if governor is None:
            return None
        if current.dep in ("acl", "acl:relcl"):
            return governing_subject(view, governor, itself=True)
        if current.dep in ("nmod", "obl", "obj", "nsubj", "nsubj:pass"):
            return governing_subject(view, current)
        if current.dep == "xcomp":
            controlled = view.tree.kid(governor.index, "obj")
            if controlled is not None and controlled.mention is not None:
                return controlled
        if current.dep not in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj"):
            return None
        current = governor
    return None


def is_person(view: View, word: Word) -> bool:
    """Whether a subject is whoever is helped: "helps you rebuild", "lets people sleep"."""
    if view.kind(word) is Kind.POPULATION or "member" in view.classes(word):
        return True
    return word.upos == "PRON" and word.lower not in view.language.pronouns


def instruments(view: View, word: Word) -> list[Word]:
    """The phrases that say with what something is done."""
    return _with_prepositions(view, word.index, ("with", "through", "by", "via"))


def _is_expletive(view: View, word: Word) -> bool:
    """Whether "it" or "there" is a mere place-holder: a clause follows it."""
    return view.tree.kid(word.index, "ccomp", "csubj", "expl", "csubj:pass") is not None


def governing_subject(view: View, word: Word, *, itself: bool = False) -> Word | None:
    """The subject that a noun or adjective owes to what governs it.

    A noun that is a concept, or stands for one, is its own subject (`itself`):
    "foods that reverse …". An object takes its verb's subject ("X has an effect"),
    a predicate its own.
    """
    current = word
    for _ in range(MAX_CLIMB):
        if itself and (current.mention is not None or _carries(view, current)):
            return current
        own = own_subject(view, current)
        if own is not None:
            if own.lower in RELATIVE:
                return _antecedent(view, current)
            return own
        owner = view.tree.kid(current.index, "nmod:poss")
        if owner is not None and itself:
            return owner
        governor = view.tree.head(current)
        if governor is None:
            return None
        if governor.upos in ("VERB", "AUX"):
            return subject_word(view, governor)
        if current.dep == "nmod" and not _passes_on(view, governor):
            return None
        itself = itself or current.dep in ("acl", "acl:relcl")
        current = governor
    return None


def _carries(view: View, word: Word) -> bool:
    """Whether a noun stands for what it is of: "the role of vitamin D"."""
    return "carrier" in view.classes(word) and any(
        True for _ in view.tree.kids(word.index, "nmod", "compound", "nmod:poss")
    )


def _passes_on(view: View, noun: Word) -> bool:
    """Whether a noun lends what it is of its own subject: "part of", "way of"."""
    return any(
        operator.operator in ("control", "share", "light")
        for lemma, _ in view.lemmas(noun)
        for operator in view.language.operators.get(lemma, ())
    )
