"""Checks on concepts: their names, their links, and loops among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.ruleset.build import Document
from checker.ruleset.model import Concept, LinkKind, Origin
from checker.ruleset.nodes import Node
from checker.ruleset.problems import Problems
from checker.ruleset.replaced import current

#: Links that must not lead back to where they began.
_ORDERED = (LinkKind.IS_A, LinkKind.PART_OF, LinkKind.FORM_OF, LinkKind.CONTAINS)


def check_concepts(
    documents: tuple[Document, ...],
    concepts: Mapping[str, Concept],
    replaced: Mapping[str, str],
    problems: Problems,
) -> None:
    """Reports unknown ids in links, names claimed twice, and loops."""
    for document in documents:
        for name, body, _ in document.entries("concepts"):
            _check_links(name, body, concepts, replaced, problems)
            _check_extension(body, problems)
    _check_names(documents, replaced, problems)
    for kind in _ORDERED:
        _check_loops(kind, documents, concepts, problems)


def _check_links(
    name: str,
    body: Node,
    concepts: Mapping[str, Concept],
    replaced: Mapping[str, str],
    problems: Problems,
) -> None:
    for key in (*(kind.value for kind in LinkKind), "implies"):
        for node in body.child(key).elements():
            target = current(node, node.text, replaced, "concept", problems)
            known = problems.check(node.origin, "concept", target, concepts)
            if known and target == name:
                problems.report(node.origin, f"{key}: '{name}' names itself")


def _check_extension(body: Node, problems: Problems) -> None:
    if body.child("extend").content is not True:
        return
    for key, _ in body.items():
        if key not in ("extend", "synonyms", "not"):
            problems.report(
                body.key_origin(key),
                f"'{key}' belongs to the concept's own file; an extension adds synonyms and not",
            )


def _plain(name: str) -> str:
    """A name as it is compared: case, hyphens and spacing do not tell names apart."""
    return " ".join(name.casefold().replace("-", " ").split())


def _names(body: Node) -> Iterator[Node]:
    label = body.get("label")
    if label is not None:
        yield label
    yield from body.child("synonyms").elements()


def _check_names(
    documents: tuple[Document, ...], replaced: Mapping[str, str], problems: Problems
) -> None:
    """Each name belongs to one concept; the first file that claims it keeps it."""
    owners: dict[str, tuple[str, Origin]] = {}
    for document in documents:
        for name, body, _ in document.entries("concepts"):
            concept, own = replaced.get(name, name), set()
            for node in _names(body):
                plain = _plain(node.text)
                owner, place = owners.setdefault(plain, (concept, node.origin))
                if owner != concept:
                    problems.report(
                        node.origin, f"'{node.text}' is a name of '{owner}' already, in {place}"
                    )
                own.add(plain)
            for node in body.child("not").elements():
                if _plain(node.text) in own:
                    problems.report(
                        node.origin, f"'{node.text}' is both a name and a look-alike of '{concept}'"
                    )


def _check_loops(
    kind: LinkKind,
    documents: tuple[Document, ...],
    concepts: Mapping[str, Concept],
    problems: Problems,
) -> None:
    """Each loop once, at the link of its first concept in the order of ids."""
    links = {name: concept.linked(kind) for name, concept in concepts.items()}
    for name in sorted(links):
        loop = _loop_from(name, links)
        if len(loop) > 2 and name == min(loop):
            place = _link_place(name, kind, documents) or concepts[name].origin
            problems.report(place, f"{kind.value} goes in a circle: {' -> '.join(loop)}")


def _loop_from(start: str, links: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way along links from a concept back to itself, or nothing."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen = set()
    while paths:
        following = []
        for path in paths:
            for target in links.get(path[-1], ()):
                if target == start:
                    return (*path, start)
                if target not in seen:
                    seen.add(target)
                    following.append((*path, target))
        paths = following
    return ()


def _link_place(name: str, kind: LinkKind, documents: tuple[Document, ...]) -> Origin | None:
    for document in documents:
        link = document.root.child("concepts").child(name).get(kind.value)
        if link is not None:
            return link.origin
    return None
