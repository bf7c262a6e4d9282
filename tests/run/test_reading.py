"""Reading into a case: nothing twice, failures noted, and the same case whatever the way there."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from dateline.export.jsonl import write_jsonl
from dateline.model.capture import Capture
from dateline.run import edition
from dateline.run.edition import edition_of
from dateline.run.outcome import Extracted, Failed, Skipped
from dateline.run.reading import Summary, read_into
from dateline.store import Case, MemoryCase, open_case

TEXTS = (
    "Shells hit the market of Arqana on Monday, killing three people, the army said.",
    "Rebels withdrew from the village of Dolnec on 4 March 2022. Hundreds of families fled.",
    "The two sides agreed to a ceasefire, according to a statement.\n\nA soldier was wounded near the border.",
    "Protesters blocked the road to Vareso for six weeks.",
)


def now() -> str:
    return "2024-05-09T10:00:00+00:00"


def capture_of(text: str, uri: str = "a.txt", published: str | None = None) -> Capture:
    """A capture of a plain text."""
    content = text.encode()
    day = date.fromisoformat(published) if published else None
    return Capture(hashlib.sha256(content).hexdigest(), content, uri, "text/plain", day)


def captures() -> list[Capture | Failed]:
    """A few reports, one that fails, one file that is gone."""
    items: list[Capture | Failed] = [capture_of(text, f"{n}.txt", "2022-03-09") for n, text in enumerate(TEXTS)]
    items.insert(1, Failed("gone.txt", "not found"))
    items.insert(3, capture_of("\x00\x01\x02", "junk.txt"))
    return items


def export_of(case: Case) -> bytes:
    """All that a case exports."""
    out = io.BytesIO()
    write_jsonl((case.record(d.sha256) for d in case.documents()), out)
    return out.getvalue()


def read(case: Case, items: Iterable[Capture | Failed], jobs: int = 1) -> Summary:
    summary = Summary()
    for _ in read_into(case, items, now, jobs, summary):
        pass
    return summary


def test_what_is_read_is_counted_and_stored() -> None:
    case = MemoryCase()
    summary = read(case, captures())
    assert (summary.read, summary.skipped, len(summary.failed)) == (4, 0, 2)
    assert summary.events == sum(document.events for document in case.documents())
    assert [f.uri for f in case.failures()] == ["gone.txt", "junk.txt"]
    assert case.original(capture_of("\x00\x01\x02").sha256) == b"\x00\x01\x02"


def test_a_second_run_adds_nothing() -> None:
    case = MemoryCase()
    read(case, captures())
    before = case.documents(), case.failures()
    summary = read(case, captures())
    assert (summary.read, summary.skipped, summary.events) == (0, 4, 0)
    assert (case.documents(), case.failures()) == before


def test_the_same_bytes_under_two_names_are_read_once() -> None:
    case = MemoryCase()
    outcomes = list(read_into(case, [capture_of(TEXTS[0], "a.txt"), capture_of(TEXTS[0], "b.txt")], now))
    assert [type(outcome) for outcome in outcomes] == [Extracted, Skipped]
    assert [d.addresses for d in case.documents()] == [("a.txt", "b.txt")]


def test_bytes_that_fail_under_two_names_are_no_document() -> None:
    case = MemoryCase()
    summary = read(case, [capture_of("\x00\x01", "a.txt"), capture_of("\x00\x01", "b.txt")])
    assert case.documents() == ()
    assert len(summary.failed) == 1


def test_another_day_of_publication_is_another_edition() -> None:
    case = MemoryCase()
    read(case, [capture_of(TEXTS[0])])
    read(case, [capture_of(TEXTS[0], published="2022-03-09")])
    (document,) = case.documents()
    assert len(document.editions) == 2
    assert case.record(document.sha256).document.published.earliest == date(2022, 3, 9)


def test_an_edition_names_program_model_and_day() -> None:
    assert edition_of(capture_of("x", published="2022-03-09")).endswith("published 2022-03-09")
    assert edition_of(capture_of("x")) in edition_of(capture_of("x", published="2022-03-09"))


@pytest.fixture(scope="module")
def at_once() -> bytes:
    """The export of a case that was read in one go by one process."""
    case = MemoryCase()
    read(case, captures())
    return export_of(case)


def test_two_workers_make_the_same_case_as_one(tmp_path: Path, at_once: bytes) -> None:
    with open_case(tmp_path, create=True) as case:
        read(case, captures(), jobs=2)
        assert export_of(case) == at_once


@pytest.mark.parametrize("stop_after", [0, 1, 2, 5])
def test_a_run_that_is_stopped_and_taken_up_makes_the_same_case(
    tmp_path: Path, at_once: bytes, stop_after: int
) -> None:
    with open_case(tmp_path, create=True) as case:
        for _ in islice(read_into(case, captures(), now), stop_after):
            pass
    with open_case(tmp_path) as case:
        read(case, captures())
        assert export_of(case) == at_once


def test_places_and_actors_that_the_user_added_make_another_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "actors.tsv"
    monkeypatch.setattr(edition, "own_path", lambda: own)
    clear_edition()
    plain = edition_of(capture_of("x"))
    own.write_text("anything")
    clear_edition()
    assert edition_of(capture_of("x")) != plain
    assert edition.components()[0] in plain
    clear_edition()


def clear_edition() -> None:
    """Forget what was worked out once."""
    edition.components.cache_clear()
    edition._program.cache_clear()
