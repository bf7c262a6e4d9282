"""The specification of figures: a text, one of its figures, and what it says (cases.tsv beside this file)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.quantity import annotate_quantities
from dateline.model.quantity import Quantity

Row = tuple[str, str, float | None, float | None, float | None, str, str]


def number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


def rows() -> list[Row]:
    lines = (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        (text, words, number(low), number(best), number(high), unit, counts)
        for text, words, low, best, high, unit, counts in cells
    ]


def figure_at(parsed: Any, text: str, words: str) -> Quantity:
    doc, parse = parsed(text)
    start = text.index(words)
    found = [q for q in annotate_quantities(doc, parse, ()) if q.start < start + len(words) and start < q.end]
    found = [q for q in found if words in q.quote or q.quote in words]
    assert found, f"no figure at {words!r}"
    return found[0]


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


@pytest.mark.parametrize("case", rows(), ids=lambda case: f"{case[1]} | {case[0][:60]}")
def test_a_figure_says_what_the_text_says(parsed: Any, case: Row) -> None:
    text, words, low, best, high, unit, counts = case
    found = figure_at(parsed, text, words)
    assert (rounded(found.low), rounded(found.best), rounded(found.high)) == (low, best, high)
    assert (found.unit, found.counts) == (unit, counts)
    assert text[found.start : found.end] == found.quote


# text that holds a number, and no figure of people or things
NONE_OF_PEOPLE = [
    "On 14 March 2019 the road was closed.",  # a date
    "In 2012 and again in 2016 the brigade mutinied.",  # years
    "Shelling began at 05:40.",  # a clock time
    "Route 66 was closed.",  # a road
    "Resolution 2118 was adopted.",  # a resolution
    "Article 17 was repealed.",  # an article
    "The 3rd Brigade left.",  # an ordinal
    "They fired 107mm rockets.",  # a calibre
    "Ruiz, 44, lost his arm.",  # an age
    "The 38-year-old was shot.",  # an age before a noun
    "The ransom was $250,000.",  # money
    "He walked 40 km.",  # a distance
    "The quake had a magnitude of 6.1.",  # a magnitude
    "The T-72 and the MH17 are machines.",  # models
    "They won 3-2.",  # a score
    "See the list at 10.1.2.3/24.",  # an address
    "Many died and countless homes burned.",  # no figure at all
    "Rebels captured Dorvane, a market town on the river.",  # a town is no victim
    "The rebels captured Dorvane and seized power.",  # nor is power
    "The column took the posts one after another.",  # an idiom
    "One by one the villages fell.",  # another
]


@pytest.mark.parametrize("text", NONE_OF_PEOPLE)
def test_what_counts_nobody_is_never_passed_off_as_people(parsed: Any, text: str) -> None:
    doc, parse = parsed(text)
    for found in annotate_quantities(doc, parse, ()):
        assert found.unit not in ("person", "household"), found
        assert found.counts in ("area", "other"), found


# text, its figures of people; the other numbers in it are ages
AGES: list[tuple[str, list[str]]] = [
    ("The dead were 29 pupils, all under the age of 15.", ["29"]),
    ("Nineteen pupils, aged between 9 and 14, were killed.", ["Nineteen"]),
    ("Three children under the age of five were killed.", ["Three"]),
    ("The youngest of the dead was a boy of six.", ["a boy"]),
    ("A girl was killed and her mother, 34, was hurt.", ["A girl", "her mother"]),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_ages_count_nobody(parsed: Any, text: str, expected: list[str]) -> None:
    doc, parse = parsed(text)
    assert [q.quote for q in annotate_quantities(doc, parse, ()) if q.unit == "person"] == expected


def test_a_named_person_is_counted_once_at_the_fullest_name(parsed: Any) -> None:
    doc, parse = parsed("The army detained Barda on Monday. Soldiers detained Istvan Barda and Olga Barda at home.")
    assert [q.quote for q in annotate_quantities(doc, parse, ())] == ["Istvan Barda", "Olga Barda"]


def test_a_bound_never_invents_a_best_figure(parsed: Any) -> None:
    for bound in (
        "at least",
        "more than",
        "up to",
        "fewer than",
        "no more than",
        "as many as",
        "upwards of",
        "well over",
    ):
        found = figure_at(parsed, f"In Sorna {bound} 40 people died.", "40")
        assert found.best is None, bound


def test_no_figure_for_dates_the_time_layer_found(parsed: Any) -> None:
    from dateline.annotate.time import annotate_times

    doc, parse = parsed("The raid of 12 May 2014 killed 12 people.", published="2014-06-01")
    _, times = annotate_times(doc, parse)
    assert [q.quote for q in annotate_quantities(doc, parse, times)] == ["12"]


def test_identifiers_count_up_in_text_order(parsed: Any) -> None:
    doc, parse = parsed("Two soldiers and a priest died. Nobody else was hurt; nine cars burned.")
    found = annotate_quantities(doc, parse, ())
    assert [q.id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "At least " + "9" * 400 + " people died.",
        "hundred " * 400,
        "tens of " * 400,
        "5-" * 500,
        "5 to " * 500,
        "no one " * 300,
        "“" * 2000 + "12 died",
        " ".join(str(n) for n in range(2000)),
        "half a " * 300,
        "1,000,000,000,000,000,000,000 men",
        "The army said that " + "the rebels killed 12 men and " * 300 + "fled.",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_text_is_read_without_fault(parsed: Any, text: str) -> None:
    doc, parse = parsed(text)
    for found in annotate_quantities(doc, parse, ()):
        assert text[found.start : found.end] == found.quote
