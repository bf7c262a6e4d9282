"""Many captures over several processes, results in the order of the input.

Every worker is a process of its own with one thread: what one file does to its process, no other file feels.
A worker that dies (killed for memory, a crash inside a library) costs the one file that killed it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dateline.model.capture import Capture
from dateline.run.outcome import Failed, Outcome, Reading, outcome_of
from dateline.run.tools import process, start_worker

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
AHEAD = 3  # captures handed out per worker before the first result is taken; bounds what is held in memory


def process_all(items: Iterable[Capture | Outcome], jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of every item, in order; what is an outcome already passes through.

    Args:
        jobs: how many processes work; 1 works in this one.
    """
    if jobs <= 1:
        for item in items:
            yield outcome_of(item, process(item)) if isinstance(item, Capture) else item
        return
    crew = _Crew(jobs)
    try:
        yield from crew.run(items)
    finally:
        crew.dismiss()


class _Crew:
    """Worker processes that are replaced when they die."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = self._hire(jobs)
        self._waiting: deque[tuple[Capture | Outcome, Future[Reading | str] | None]] = deque()

    def run(self, items: Iterable[Capture | Outcome]) -> Iterator[Outcome]:
        """Hand out work ahead of the results, take results in order."""
        for item in items:
            self._waiting.append((item, self._submit(item)))
            if len(self._waiting) >= self._jobs * AHEAD:
                yield self._take()
        while self._waiting:
            yield self._take()

    def dismiss(self) -> None:
        """Let the workers go without waiting for what nobody will read."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hire(self, jobs: int) -> ProcessPoolExecutor:
        for name in ONE_THREAD:  # inherited; with more, the workers' threads wait for one another: half the speed
            os.environ.setdefault(name, "1")
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            context.set_forkserver_preload(["dateline.run.tools"])
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=start_worker)

    def _submit(self, item: Capture | Outcome) -> Future[Reading | str] | None:
        if not isinstance(item, Capture):
            return None
        try:
            return self._pool.submit(process, item)
        except BrokenProcessPool as error:
            lost: Future[Reading | str] = Future()
            lost.set_exception(error)
            return lost

    def _take(self) -> Outcome:
        item, future = self._waiting.popleft()
        if future is None:
            assert not isinstance(item, Capture)
            return item
        assert isinstance(item, Capture)
        try:
            return outcome_of(item, future.result())
        except BrokenProcessPool:
            return self._again(item)

    def _again(self, capture: Capture) -> Outcome:
        """A worker died with several captures under way: try this one alone, then hand out the rest anew."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        alone = self._hire(1)
        outcome: Outcome
        try:
            outcome = outcome_of(capture, alone.submit(process, capture).result())
        except BrokenProcessPool:
            outcome = Failed(capture.uri, "the process that read it died", capture)
        finally:
            alone.shutdown(wait=True, cancel_futures=True)
        self._pool = self._hire(self._jobs)
        again = [item for item, _ in self._waiting]
        self._waiting = deque((item, self._submit(item)) for item in again)
        return outcome
