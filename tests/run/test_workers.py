"""Many captures over workers: order, failures, and workers that die."""

from __future__ import annotations

import hashlib
import os
import signal

import pytest

from dateline.errors import UnreadableInput
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.run import tools, workers
from dateline.run.outcome import Extracted, Failed, Outcome, Reading, Skipped, reason_of
from dateline.run.tools import process
from dateline.run.workers import process_all


def capture_of(text: str, uri: str = "a.txt") -> Capture:
    """A capture of a plain text."""
    content = text.encode()
    return Capture(hashlib.sha256(content).hexdigest(), content, uri, "text/plain")


def fake_process(capture: Capture) -> Reading | str:
    """Stands in for the pipeline: the text says what happens."""
    if capture.content == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if capture.content == b"fail":
        return "no text in it"
    return Reading(capture.content, OffsetMap(), 0)


def start_nothing() -> None:
    """A worker that needs no tools."""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do not load the pipeline."""
    monkeypatch.setattr(workers, "process", fake_process)
    monkeypatch.setattr(workers, "start_worker", start_nothing)


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_input(jobs: int) -> None:
    lost = Failed("b.txt", "not found")
    passed = Skipped(capture_of("old"))
    items: list[Capture | Outcome] = [
        capture_of("one"),
        lost,
        capture_of("fail", "c.txt"),
        passed,
        *(capture_of(str(n)) for n in range(9)),
    ]
    outcomes = list(process_all(items, jobs))
    assert outcomes[1] is lost
    assert outcomes[2] == Failed("c.txt", "no text in it", capture_of("fail", "c.txt"))
    assert outcomes[3] is passed
    lines = [outcome.reading.line for outcome in outcomes if isinstance(outcome, Extracted)]
    assert lines == [b"one", *(str(n).encode() for n in range(9))]


@pytest.mark.usefixtures("fake")
def test_a_worker_that_dies_costs_only_the_file_that_killed_it() -> None:
    items = [capture_of(text, text) for text in ("one", "die", "two", "three", "die", "four")]
    outcomes = list(process_all(items, 2))
    assert [type(outcome) for outcome in outcomes] == [Extracted, Failed, Extracted, Extracted, Failed, Extracted]
    assert [o.reason for o in outcomes if isinstance(o, Failed)] == ["the process that read it died"] * 2


@pytest.mark.usefixtures("fake")
def test_no_more_is_read_ahead_than_the_workers_need() -> None:
    taken = 0

    def items() -> object:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield capture_of(str(number))

    outcomes = process_all(items(), 2)  # type: ignore[arg-type]
    next(outcomes)
    assert taken <= 2 * workers.AHEAD
    outcomes.close()  # type: ignore[attr-defined]


REASONS = [
    # our own errors speak for themselves, on one line
    (UnreadableInput("no text\nin it"), "no text in it"),
    # the system's errors without their number and path
    (PermissionError(13, "Permission denied", "a.txt"), "cannot be read: Permission denied"),
    (MemoryError(), "needs more memory than there is"),
    # anything else is our fault and is named so
    (KeyError("x"), "fault of the program: KeyError 'x'"),
    (ValueError(), "fault of the program: ValueError"),
]


@pytest.mark.parametrize(("error", "reason"), REASONS)
def test_a_reason_is_one_clear_line(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason


def test_a_fault_in_a_stage_concerns_its_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a stage broke")

    monkeypatch.setattr(tools, "extract", broken)
    assert process(capture_of("Two men left.")) == "fault of the program: RuntimeError a stage broke"
