"""The time layer by example: what a careful reader takes an expression to mean, and what is no time at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.annotate.time import annotate_times

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", rows("snippets.tsv"), ids=lambda row: f"{row[0]}: {row[3]} | {row[2][:40]}")
def test_an_expression_means_what_a_careful_reader_takes_it_to_mean(parsed, row):
    _, published, text, quote, value, days, status = row
    doc, parse = parsed(text, published=None if published == "-" else published)
    _, times = annotate_times(doc, parse)
    hits = [time for time in times if time.quote.lower() == quote.lower()]
    assert hits, [(time.quote, time.value) for time in times]
    told = hits[0]
    assert told.status == status, told
    assert not value or told.value == value, told
    if days == "-":
        assert told.earliest is None
        assert told.latest is None
    elif len(days) > 4:
        first, _, last = days.partition("..")
        assert (str(told.earliest), str(told.latest)) == (first, last or first), told


@pytest.mark.parametrize("row", rows("traps.tsv"), ids=lambda row: f"{row[0]}: {row[2]}")
def test_words_that_tell_no_time_are_left_alone(parsed, row):
    _, text, words = row
    doc, parse = parsed(text, published="2024-05-09")
    start = text.index(words)
    _, times = annotate_times(doc, parse)
    assert not [time for time in times if time.start < start + len(words) and start < time.end]
