"""How much more packs slow the checking of an article: `python -m benchmarks.rules_scale`.

The packs are made up: as many concepts, names and statements as the largest
shipped topic has, with coined names, every other of which ends in a word that
shipped names end in. So they stand beside the shipped names in the lexicon and
are met by no claim, as topics are that an article is not about. Seconds are those
of the processor; both rule sets read the same articles by turns, and the best of
some rounds counts.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from checker.cache import Cache
from checker.claims import Reader, build_reader, read_claims
from checker.compare import compare
from checker.mentions import build_lexicon
from checker.pipeline.rules import rule_set
from checker.read import find_files, read_file
from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.rules import RuleSet
from checker.values.article import Article
from checker.values.claim import Claim

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ROUNDS = 5
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_EXPOSURES = ("supplement", "food", "drug", "behaviour")
_OUTCOMES = ("condition", "symptom", "event")

#: Seconds of comparing nothing, reading all articles, comparing their claims.
Times = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """How large one pack is."""

    concepts: int
    synonyms: int
    statements: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: `load`, `prepare` (to read) and `stand` (to compare nothing) come once a run.

    `warm` is what loading and the names take where an earlier run kept them.
    `read` and `compare` are those of all articles; `compare` is without `stand`.
    """

    load: float
    warm: float
    prepare: float
    stand: float
    read: float
    compare: float

    @property
    def check(self) -> float:
        """What an article costs: reading and comparing."""
        return self.read + self.compare


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """The shipped rules alone, and with packs more."""

    packs: int
    size: Size
    articles: int
    alone: Cost
    more: Cost

    @property
    def slower(self) -> float:
        """By which share the checking of an article takes longer."""
        return self.more.check / self.alone.check - 1


def measure_scale(packs: int, paths: Sequence[Path], *, rounds: int = ROUNDS) -> ScaleResult:
    """Checks the articles with the shipped rules, and with so many packs more."""
    shipped, _ = load_rules([shipped_rules()])
    size = largest(shipped)
    files, _ = find_files(paths, root=CORPUS.parent)
    read = (read_file(file, root=CORPUS.parent, structure=shipped.structure) for file in files)
    articles = [article for article in read if isinstance(article, Article)]
    with tempfile.TemporaryDirectory() as folder:
        write_packs(Path(folder), packs, size, shipped)
        folders = ([shipped_rules()], [shipped_rules(), Path(folder)])
        loads = [seconds(lambda at=at: load_rules(at)) for at in folders]  # type: ignore[misc]
        warm = [_warm(at, Cache(Path(folder) / "cache")) for at in folders]
        rules = [load_rules(at) for at in folders]
    problems = [str(problem) for _, found in rules for problem in found]
    if problems:
        raise ValueError("\n".join(problems[:5]))
    build_reader(shipped)  # The model is loaded once and is no cost of the rules.
    prepares = [seconds(lambda one=one: build_reader(one)) for one, _ in rules]  # type: ignore[misc]
    readers = [build_reader(one) for one, _ in rules]
    best = [(float("inf"), float("inf"), float("inf"))] * len(readers)
    for _ in range(rounds):
        for index, reader in enumerate(readers):
            best[index] = _best(best[index], _check(articles, reader))
    alone, more = (
        Cost(load, kept, prepare, stand, read, compared - stand)
        for load, kept, prepare, (stand, read, compared) in zip(
            loads, warm, prepares, best, strict=True
        )
    )
    return ScaleResult(packs, size, len(articles), alone, more)


def _warm(folders: Sequence[Path], cache: Cache) -> float:
    """The seconds of loading rules and names that the cache knows; the best of some rounds."""

    def load() -> None:
        rules, _ = rule_set(folders, shipped=False, cache=cache)
        build_lexicon(rules.concepts.values(), rules.wording, cache=cache)

    load()
    return min(seconds(load) for _ in range(ROUNDS))


def _best(one: Times, other: Times) -> Times:
    return min(one[0], other[0]), min(one[1], other[1]), min(one[2], other[2])


def _check(articles: Sequence[Article], reader: Reader) -> Times:
    claims: list[Claim] = []

    def read() -> None:
        claims[:] = [claim for article in articles for claim in read_claims(article, reader)]

    reading = seconds(read)
    standing = seconds(lambda: compare([], reader.rules))
    return standing, reading, seconds(lambda: compare(claims, reader.rules))


def seconds(run: Callable[[], object]) -> float:
    """The processor time of one call."""
    start = time.process_time()
    run()
    return time.process_time() - start


def largest(rules: RuleSet) -> Size:
    """The size of the topic with most statements."""
    topics = [statement.topic for statement in rules.statements.values()]
    topic = max(sorted(set(topics)), key=topics.count)
    own = [concept for concept in rules.concepts.values() if concept.topic == topic]
    names = sum(len(concept.synonyms) for concept in own)
    return Size(len(own), round(names / max(len(own), 1)), topics.count(topic))


def write_packs(folder: Path, packs: int, size: Size, rules: RuleSet) -> None:
    """Rule files with coined names, always the same."""
    chance = random.Random(packs)
    endings = sorted(
        {concept.label.split()[-1] for concept in rules.concepts.values() if " " in concept.label}
    )
    taken: set[str] = set()

    def name() -> str:
        while True:
            coined = "".join(chance.choices(_SYLLABLES, k=chance.randint(3, 4)))
            if coined not in taken:
                taken.add(coined)
                return coined if chance.random() < 0.5 else f"{coined} {chance.choice(endings)}"

    for number in range(packs):
        (folder / f"pack-{number}.yaml").write_text(_pack(number, size, name), encoding="utf-8")


def _pack(number: int, size: Size, name: Callable[[], str]) -> str:
    half = size.concepts // 2
    lines = ["schema: claimcheck/rules@1", f"topic: pack-{number}", "title: Made up", "concepts:"]
    for index in range(size.concepts):
        kinds = _EXPOSURES if index < half else _OUTCOMES
        synonyms = ", ".join(name() for _ in range(size.synonyms))
        kind = kinds[index % len(kinds)]
        lines.append(
            f"  p{number}_{index}: {{label: {name()}, kind: {kind}, synonyms: [{synonyms}]}}"
        )
    lines.append("statements:")
    for index in range(size.statements):
        subject, of = index % half, half + index % (size.concepts - half)
        claim = f"{{subject: p{number}_{subject}, relation: treats, object: p{number}_{of}}}"
        lines += [
            f"  - id: statement-{index}",
            f"    claim: {claim}",
            "    verdict: refuted",
            "    advice: Say otherwise.",
            "    evidence: [{type: editorial, cite: Made up}]",
            "    tests: {violates: [Nothing is read here.]}",
        ]
    return "\n".join(lines) + "\n"


def scale_lines(result: ScaleResult) -> list[str]:
    """The result in words."""
    alone, more, size = result.alone, result.more, result.size
    each = 1000 / max(result.articles, 1)
    return [
        f"{result.packs} more packs, each of {size.concepts} concepts with {size.synonyms + 1} "
        f"names and {size.statements} statements; {result.articles} articles",
        f"  loading: {alone.load:.2f} s, with them {more.load:.2f} s",
        f"  loading with the names, kept by an earlier run: {alone.warm:.3f} s, with them "
        f"{more.warm:.3f} s",
        f"  preparing to read: {alone.prepare:.2f} s, with them {more.prepare:.2f} s",
        f"  comparing nothing: {alone.stand:.2f} s, with them {more.stand:.2f} s",
        f"  checking an article: {alone.check * each:.1f} ms, with them "
        f"{more.check * each:.1f} ms: {result.slower:+.0%}",
        f"    of it reading {alone.read * each:.1f} and {more.read * each:.1f} ms, "
        f"comparing {alone.compare * each:.1f} and {more.compare * each:.1f} ms",
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules_scale", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS], help="articles [corpus/]")
    parser.add_argument("--packs", type=int, default=30, help="how many packs more [30]")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to FILE")
    options = parser.parse_args(words)
    result = measure_scale(options.packs, options.paths)
    print("\n".join(scale_lines(result)))
    if options.json:
        numbers = asdict(result) | {"slower": result.slower}
        options.json.write_text(json.dumps(numbers, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
