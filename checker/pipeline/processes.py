"""Reading articles in this process or in several; the results and their order are the same."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from checker.cache import Cache
from checker.claims import build_reader
from checker.pipeline.article import Reading, Source, internal_failure, read_article, source_path
from checker.ruleset.rules import RuleSet
from checker.values.article import Failure


class WorkerDiedError(RuntimeError):
    """A process ended before it could read anything."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What every process reads by."""

    rules: RuleSet
    root: Path
    cache: Cache | None
    discover: bool


@dataclass(slots=True)
class _Worker:
    """A process, the parent's end of its pipe, and the index of the source it is reading."""

    process: BaseProcess
    pipe: Connection
    reading: int | None = None


def read_all(
    sources: Sequence[Source],
    *,
    rules: RuleSet,
    root: Path,
    jobs: int,
    cache: Cache | None = None,
    discover: bool = False,
) -> Iterator[Reading]:
    """The reading of every source, in the order of the sources."""
    if min(jobs, len(sources)) <= 1:
        reader = build_reader(rules, cache=cache, discover=discover) if sources else None
        for source in sources:
            assert reader is not None
            yield read_article(source, root=root, reader=reader)
        return
    context = _Context(rules, root, cache, discover)
    yield from _in_order(_in_processes(sources, context, min(jobs, len(sources))))


def _in_order(results: Iterator[tuple[int, Reading]]) -> Iterator[Reading]:
    waiting: dict[int, Reading] = {}
    following = 0
    for index, reading in results:
        waiting[index] = reading
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _in_processes(
    sources: Sequence[Source], context: _Context, jobs: int
) -> Iterator[tuple[int, Reading]]:
    """Index and reading of each source, as they come; a process that dies costs one article."""
    todo = iter(range(len(sources)))
    workers = [_start(context) for _ in range(jobs)]
    try:
        for worker in workers:
            _give(worker, todo, sources)
        while busy := {worker.pipe: worker for worker in workers if worker.reading is not None}:
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                index = worker.reading
                assert index is not None
                try:
                    yield index, worker.pipe.recv()
                except (EOFError, OSError):
                    yield index, _lost(worker, source_path(sources[index], context.root))
                    workers.remove(worker)
                    worker = _start(context)
                    workers.append(worker)
                _give(worker, todo, sources)
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.process.join()
            worker.pipe.close()


def _start(context: _Context) -> _Worker:
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_work, args=(theirs, context), daemon=True)
    with _unheard_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Processes started inside ignore Ctrl-C from birth: the parent alone decides how to end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _give(worker: _Worker, todo: Iterator[int], sources: Sequence[Source]) -> None:
    worker.reading = next(todo, None)
    if worker.reading is not None:
        try:
            worker.pipe.send(sources[worker.reading])
        except OSError as error:
            raise WorkerDiedError("a reading process ended while it started") from error


def _lost(worker: _Worker, path: str) -> Reading:
    worker.pipe.close()
    worker.process.join()
    code = worker.process.exitcode
    failure = Failure(path, "internal", f"the process that read it ended with exit code {code}")
    return Reading(path=path, failure=failure)


def _work(pipe: Connection, context: _Context) -> None:
    """What a process does: reads one source after another until the pipe closes."""
    try:
        reader = build_reader(context.rules, cache=context.cache, discover=context.discover)
    except Exception as error:
        fault: Exception | None = error
    else:
        fault = None
    while True:
        try:
            source = pipe.recv()
        except EOFError:
            return
        if fault is None:
            pipe.send(read_article(source, root=context.root, reader=reader))
        else:
            path = source_path(source, context.root)
            pipe.send(Reading(path=path, failure=internal_failure(path, fault)))
