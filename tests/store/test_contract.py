"""What every place that keeps a case promises, tried on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import BrokenInvariant, StoreError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.store import Case, MemoryCase, open_case

NOW = "2024-05-09T10:00:00+00:00"
Make = Callable[..., tuple[Capture, bytes, OffsetMap]]


@pytest.fixture(params=["memory", "sqlite"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    """An empty case of each kind."""
    with MemoryCase() if request.param == "memory" else open_case(tmp_path / "case", create=True) as opened:
        yield opened


def test_a_document_comes_back_as_it_went_in(case: Case, stored: Make) -> None:
    capture, line, offsets = stored()
    assert case.add(capture, line, offsets, "one", NOW)
    record = case.record(capture.sha256)
    assert record.document.text == "Two men left."
    assert record.document.offsets == offsets
    assert case.original(capture.sha256) == capture.content
    (document,) = case.documents()
    assert (document.uri, document.events, document.edition) == ("a.txt", 1, "one")
    assert list(case.originals()) == [capture.sha256]
    assert list(case.damage()) == []


def test_the_same_bytes_in_the_same_edition_add_nothing(case: Case, stored: Make) -> None:
    capture, line, offsets = stored()
    assert case.add(capture, line, offsets, "one", NOW)
    before = case.documents()
    assert not case.add(capture, line, offsets, "one", "later")
    assert case.documents() == before


def test_another_edition_stands_beside_the_first(case: Case, stored: Make) -> None:
    capture, line, offsets = stored(version="1")
    _, second, _ = stored(version="2")
    case.add(capture, line, offsets, "one", NOW)
    assert case.add(capture, second, offsets, "two", NOW)
    assert case.record(capture.sha256).provenance.version == "2"
    assert case.record(capture.sha256, "one").provenance.version == "1"
    (document,) = case.documents()
    assert document.editions == ("one", "two")


def test_documents_keep_the_order_in_which_they_came(case: Case, stored: Make) -> None:
    for text in ("Cars burned.", "All left.", "Bombs fell."):
        case.add(*stored(text, uri=text), "one", NOW)
    case.add(*stored("All left.", version="2"), "two", NOW)
    assert [d.uri for d in case.documents()] == ["Cars burned.", "All left.", "Bombs fell."]


def test_bytes_under_two_names_are_one_document_with_two_addresses(case: Case, stored: Make) -> None:
    capture, line, offsets = stored()
    case.add(capture, line, offsets, "one", NOW)
    case.add_address(capture.sha256, "b.txt", NOW)
    case.add_address(capture.sha256, "b.txt", NOW)
    (document,) = case.documents()
    assert document.addresses == ("a.txt", "b.txt")


def test_an_address_needs_a_document(case: Case) -> None:
    with pytest.raises(StoreError, match="no document"):
        case.add_address("0" * 64, "b.txt", NOW)


def test_a_line_that_is_no_record_of_these_bytes_is_refused_whole(case: Case, stored: Make) -> None:
    capture, line, offsets = stored()
    _, other, _ = stored("All left.")
    for wrong in (line.replace(b"Two men", b"Ten men"), other, b"{}", b"junk"):
        with pytest.raises(BrokenInvariant):
            case.add(capture, wrong, offsets, "one", NOW)
    assert case.documents() == ()


def test_a_failure_is_kept_once_with_its_reason_and_its_bytes(case: Case, stored: Make) -> None:
    capture, _, _ = stored("junk")
    for _ in range(2):
        case.add_failure("junk.txt", "no text", "one", NOW, capture)
    case.add_failure("gone.txt", "not found", "", NOW)
    first, second = case.failures()
    assert (first.uri, first.reason, first.sha256) == ("junk.txt", "no text", capture.sha256)
    assert (second.uri, second.sha256) == ("gone.txt", None)
    assert case.original(capture.sha256) == b"junk"
    assert case.documents() == ()


def test_a_failure_is_over_when_the_input_is_read_later(case: Case, stored: Make) -> None:
    capture, line, offsets = stored()
    case.add_failure("a.txt", "not found", "", NOW)
    case.add_failure("a.txt", "out of memory", "one", NOW, capture)
    case.add(capture, line, offsets, "two", NOW)
    assert case.failures() == ()


def test_what_is_not_there_is_said_so(case: Case) -> None:
    assert not case.holds("0" * 64, "one")
    with pytest.raises(StoreError, match="no record"):
        case.record("0" * 64)
    with pytest.raises(StoreError):
        case.original("0" * 64)


def test_names_in_any_script_are_kept(case: Case, stored: Make) -> None:
    case.add(*stored(uri="تقرير.txt"), "one", NOW)
    case.add_failure("\u202eתמונה.pdf", "no text", "", NOW)
    assert case.documents()[0].uri == "تقرير.txt"
    assert case.failures()[0].uri == "\u202eתמונה.pdf"
