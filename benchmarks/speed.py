"""How fast pages are read, against parsing every sentence: `python -m benchmarks.speed`.

Both ways run in one process, one after the other, on the same pages. The
every-sentence way gets the parser's best batch size over all sentences of all
pages at once, which is better than it could have page by page. Seconds are
those of the processor, so that other programs on the machine disturb less.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.memory import measure_memory, memory_lines
from benchmarks.pages import DEFAULT_DATA, MissingDataError, Page, pages_file, sample_pages
from benchmarks.reading import (
    Readers,
    RecordingModel,
    load_readers,
    read_page,
    recording,
    replaying,
)
from benchmarks.startup import measure_startup, startup_lines
from checker.language import LanguageModel
from checker.language.model import Masked
from checker.values.claim import Claim

BATCH_SIZES = (32, 64, 128, 256, 512, 1024)

#: The best batch size is sought on so many sentences.
TRIAL_SENTENCES = 1500

#: What makes two claims the same, whichever way they were read.
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class SpeedResult:
    """Seconds and counts of one run; `other_seconds` is all of the long way but parsing."""

    pages: int
    words: int
    sentences: int
    parsed: int
    two_step_seconds: float
    parse_seconds: float
    other_seconds: float
    batch_size: int
    claims_two_step: int
    claims_every: int
    claims_shared: int

    @property
    def every_seconds(self) -> float:
        """The time of the every-sentence way."""
        return self.parse_seconds + self.other_seconds

    @property
    def ratio(self) -> float:
        """How many times as fast the two-step way is."""
        return self.every_seconds / self.two_step_seconds

    @property
    def recall(self) -> float:
        """The share of the every-sentence way's claims that the two-step way finds."""
        return self.claims_shared / self.claims_every if self.claims_every else 1.0


def measure_speed(pages: Sequence[Page], readers: Readers) -> SpeedResult:
    """Reads all pages both ways."""
    for page in pages[:5]:
        read_page(page, readers.candidates)
    watched, watching = recording(readers.candidates)
    for page in pages:
        read_page(page, watched)
    two_step: set[Key] = set()
    two_step_seconds = seconds(
        lambda: two_step.update(
            claim_key(claim) for page in pages for claim in read_page(page, readers.candidates)
        )
    )
    recorder, model = recording(readers.exhaustive)
    every = {claim_key(claim) for page in pages for claim in read_page(page, recorder)}
    parse_seconds, batch_size = best_parse(model)
    replayer = replaying(readers.exhaustive, model)
    other_seconds = seconds(lambda: [read_page(page, replayer) for page in pages])
    return SpeedResult(
        pages=len(pages),
        words=sum(page.words for page in pages),
        sentences=len(model.sentences),
        parsed=len(watching.sentences),
        two_step_seconds=two_step_seconds,
        parse_seconds=parse_seconds,
        other_seconds=other_seconds,
        batch_size=batch_size,
        claims_two_step=len(two_step),
        claims_every=len(every),
        claims_shared=len(two_step & every),
    )


def best_parse(model: RecordingModel) -> tuple[float, int]:
    """Seconds to parse all remembered sentences at the best batch size, and that size."""
    plain = LanguageModel(model.pipeline)
    trial = model.sentences[:TRIAL_SENTENCES]
    _, size = min((parse_in_batches(plain, trial, size), size) for size in BATCH_SIZES)
    return parse_in_batches(plain, model.sentences, size), size


def parse_in_batches(plain: LanguageModel, sentences: Sequence[Masked], size: int) -> float:
    """Seconds for `nlp.pipe` over sentences, in batches of one size."""
    pipeline = plain.pipeline
    docs = [Doc(pipeline.vocab, words=list(masked.words)) for masked in sentences]
    # One thread, as the program has: processor time counts what every thread spends.
    with plain.threads.limit(limits=1, user_api="blas"):
        return seconds(lambda: [None for _ in pipeline.pipe(docs, batch_size=size)])


def seconds(run: Callable[[], object]) -> float:
    """The processor time of one call."""
    start = time.process_time()
    run()
    return time.process_time() - start


def claim_key(claim: Claim) -> Key:
    """What a claim says and where, apart from how sure the reader is of it."""
    return (
        claim.path,
        claim.span,
        claim.subject,
        claim.exposure,
        claim.relation,
        claim.object,
        claim.polarity,
        claim.certainty,
        claim.voice,
        claim.scope,
    )


def speed_lines(result: SpeedResult) -> list[str]:
    """The result in words."""
    return [
        f"{result.pages} pages, {result.words} words, {result.sentences} sentences",
        f"two steps: {result.words / result.two_step_seconds:.0f} words a second, "
        f"{result.parsed / max(result.sentences, 1):.0%} of the sentences parsed",
        f"every sentence: {result.words / result.every_seconds:.0f} words a second "
        f"(parsing {result.parse_seconds:.1f} s at batches of {result.batch_size}, "
        f"all else {result.other_seconds:.1f} s)",
        f"  two steps are {result.ratio:.2f} times as fast",
        f"  and find {result.recall:.1%} of the same claims "
        f"({result.claims_shared} of {result.claims_every}; "
        f"{result.claims_two_step - result.claims_shared} of their own)",
    ]


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--pages", type=int, default=300, help="how many pages [300]; 0 for all")
    parser.add_argument(
        "--memory-pages", type=int, default=1000, help="how many for memory [1000]; 0 for all"
    )
    parser.add_argument("--only-speed", action="store_true", help="leave out memory and start")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to FILE")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; 2 without data."""
    options = _arguments(words)
    try:
        pages_file(options.data)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    pages = sample_pages(options.data, options.pages or None)
    speed = measure_speed(pages, load_readers())
    numbers = {"speed": asdict(speed) | {"ratio": speed.ratio, "recall": speed.recall}}
    print("\n".join(speed_lines(speed)))
    if not options.only_speed:
        # A process of its own: what the runs above hold would hide what reading holds.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            memory = process.submit(measure_memory, options.data, options.memory_pages).result()
        startup = measure_startup()
        numbers |= {"memory": asdict(memory), "startup": asdict(startup)}
        print("\n".join([*memory_lines(memory), *startup_lines(startup)]))
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
