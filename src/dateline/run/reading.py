"""Read captures into a case: one document, one transaction; what is there already is passed over.

Results are stored in the order of the input, whatever the number of workers, so that a case is the same whether it was
read at once, by several workers, or stopped and taken up again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.model.capture import Capture
from dateline.run.edition import edition_of
from dateline.run.outcome import Extracted, Failed, Outcome, Skipped
from dateline.run.workers import process_all
from dateline.store import Case

Clock = Callable[[], str]


@dataclass(slots=True)
class Summary:
    """What one run did: documents read, passed over, failed with their reasons, and the events found."""

    read: int = 0
    skipped: int = 0
    events: int = 0
    failed: list[Failed] = field(default_factory=list)


def read_into(
    case: Case, items: Iterable[Capture | Failed], now: Clock, jobs: int = 1, summary: Summary | None = None
) -> Iterator[Outcome]:
    """Store every item, and yield what became of it once it is stored.

    Args:
        now: the time of reception, ISO 8601.
        summary: counted up as the run goes on, so that a stopped run can still say what it did.
    """
    summary = summary if summary is not None else Summary()
    for outcome in process_all(_new(case, items), jobs):
        yield _store(case, outcome, now(), summary)


def _new(case: Case, items: Iterable[Capture | Failed]) -> Iterator[Capture | Outcome]:
    """The items, with those replaced whose record is stored or under way."""
    under_way: set[tuple[str, str]] = set()
    for item in items:
        if isinstance(item, Capture):
            key = (item.sha256, edition_of(item))
            if key in under_way or case.holds(*key):
                yield Skipped(item)
                continue
            under_way.add(key)
        yield item


def _store(case: Case, outcome: Outcome, received: str, summary: Summary) -> Outcome:
    """Write down one outcome and count it."""
    if isinstance(outcome, Extracted):
        capture, reading = outcome.capture, outcome.reading
        if case.add(capture, reading.line, reading.offsets, edition_of(capture), received):
            summary.read += 1
            summary.events += reading.events
            return outcome
        outcome = Skipped(capture)
    if isinstance(outcome, Skipped):
        summary.skipped += 1
        # the twin that was under way may have failed; then there is no document to know the address of
        if case.holds(outcome.capture.sha256, edition_of(outcome.capture)):
            case.add_address(outcome.capture.sha256, outcome.capture.uri, received)
        return outcome
    edition = edition_of(outcome.capture) if outcome.capture else ""
    case.add_failure(outcome.uri, outcome.reason, edition, received, outcome.capture)
    summary.failed.append(outcome)
    return outcome
