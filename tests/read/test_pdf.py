"""PDFs: lines become paragraphs, running lines stay out of them, every line keeps its box."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

import pytest

from dateline.errors import InputError, InputTooLarge, UnreadableInput
from dateline.model.span import Span
from dateline.read.draft import Draft
from dateline.read.pdf import read_pdf
from dateline.settings import Limits

Line = tuple[float, float, float, str]


def page(number: int, lines: list[Line]) -> list[Line]:
    return [(60, 800, 9, "Korvel Courier, 17 November"), *lines, (290, 40, 9, f"Page {number}")]


PAGES = [
    page(1, [
        (60, 740, 20, "Shells fall on Korvel mill"),
        (60, 700, 11, "KORVEL, Drenia, 17 November 2013 - The shells came before dawn, and the mill"),
        (60, 686, 11, "burned until noon, said the mayor. The firemen had no water, and the pumps of the dis-"),
        (60, 672, 11, "trict had been taken away in the spring."),
        (60, 644, 11, "Forty people slept in the cellar. None of them would give a name, and a well-known"),
        (60, 630, 11, "priest who had come with them said that the shells had come from a long-"),
    ]),
    page(2, [
        (60, 740, 11, "range gun across the river. A long-range gun had been seen there in the summer, he said,"),
        (60, 726, 11, "and nobody had believed him."),
    ]),
]  # fmt: skip


@pytest.fixture
def draft(write_pdf: Callable[..., bytes]) -> Draft:
    return read_pdf(write_pdf(PAGES, created="D:20131118093000+01'00'"), Limits())


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(section.kind, draft.text[section.start : section.end]) for section in draft.sections]


def test_lines_become_paragraphs_across_pages(draft: Draft) -> None:
    found = shown(draft)
    assert found[0] == ("title", "Shells fall on Korvel mill")
    assert found[1] == ("dateline", "KORVEL, Drenia, 17 November 2013 -")
    assert found[2][1].startswith("The shells came before dawn, and the mill burned until noon")
    assert found[3][1].startswith("Forty people slept")
    assert found[3][1].endswith("nobody had believed him.")


def test_a_hyphen_of_the_line_break_goes_and_one_of_the_word_stays(draft: Draft) -> None:
    assert "pumps of the district had" in draft.text
    assert "from a long-range gun across" in draft.text


def test_running_lines_and_page_numbers_are_boilerplate_at_the_end(draft: Draft) -> None:
    assert shown(draft)[4:] == [
        ("boilerplate", "Korvel Courier, 17 November"),
        ("boilerplate", "Page 1"),
        ("boilerplate", "Korvel Courier, 17 November"),
        ("boilerplate", "Page 2"),
    ]


def test_every_word_leads_to_its_box(draft: Draft) -> None:
    at = draft.text.index("long-range gun across")
    boxes = [run.box for run in draft.offsets.sources(Span(at, at + 10))]
    assert [(box.page, round(box.bottom) // 20) for box in boxes if box] == [(1, 31), (2, 36)]


def test_the_information_of_the_file_dates_it(draft: Draft) -> None:
    assert draft.published.earliest == date(2013, 11, 18)
    assert draft.published.basis == "metadata"


def test_a_pdf_without_text_is_refused(write_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(UnreadableInput, match="without text"):
        read_pdf(write_pdf([[], []]), Limits())


def test_an_encrypted_pdf_is_refused(write_pdf: Callable[..., bytes]) -> None:
    password = "<" + "5a" * 32 + ">"
    key = f"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O{password}/U{password}>>/ID[<00><00>]"
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_pdf(write_pdf(PAGES, extra=key), Limits())


def test_a_pdf_cut_off_is_refused_or_read_in_part(write_pdf: Callable[..., bytes]) -> None:
    whole = write_pdf(PAGES)
    with pytest.raises(UnreadableInput, match="damaged"):
        read_pdf(whole[:60], Limits())
    for length in range(0, len(whole), 211):
        with contextlib.suppress(InputError):
            assert "Korvel" in read_pdf(whole[:length], Limits()).text


def test_too_many_pages_are_refused(write_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(InputTooLarge, match="2 pages"):
        read_pdf(write_pdf(PAGES), Limits(pages=1))
