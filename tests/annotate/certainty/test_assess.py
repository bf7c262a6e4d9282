"""The specification of status and certainty: a text, a word in it, and what the text commits itself to (cases.tsv)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.certainty import assess
from dateline.model.attribution import Attribution
from dateline.model.event import Commitment
from dateline.model.span import quote


def rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def commitment(parsed: Any, marked: str) -> Commitment:
    """What the text commits itself to about the word in double square brackets."""
    start, end = marked.index("[["), marked.index("]]") - 2
    doc, parse = parsed(marked.replace("[[", "").replace("]]", ""))
    token = parse.head_in(start, end)
    found = assess(parse, token.i, ())
    assert all(doc.text[h.start : h.end] == h.quote for h in found.hedges)
    return found


@pytest.mark.parametrize(("text", "status", "certainty", "polarity"), rows())
def test_a_text_commits_itself(parsed: Any, text: str, status: str, certainty: str, polarity: str) -> None:
    found = commitment(parsed, text)
    assert found.polarity == polarity
    if status != "-":  # where the text itself says that it did not happen, only the polarity is judged
        assert (found.status, found.certainty) == (status, certainty)


# text, the words that hedge
HEDGES = [
    ("The bridge was reportedly [[blown]] up.", "reportedly"),
    ("A drone may have [[caused]] the blaze.", "may"),
    ("If the rebels [[attack]], the road will close.", "If"),
    ("The army denied [[shelling]] the camp.", "denied"),
    ("Militants tried to [[seize]] the airfield.", "tried"),
    ("The alleged [[massacre]] is under study.", "alleged"),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGES)
def test_each_hedge_keeps_its_words(parsed: Any, text: str, hedge: str) -> None:
    assert hedge in [h.quote for h in commitment(parsed, text).hedges]


def test_a_flat_statement_has_no_hedge(parsed: Any) -> None:
    assert commitment(parsed, "Artillery [[struck]] the market.").hedges == ()


# names, quotation marks and the place of "he said" move spans, not values
SAME = [
    ["The army denied that it [[bombed]] the clinic.", "Colonel Vask Orun denied that he [[bombed]] the clinic."],
    ['"We never [[shelled]] the school," the major said.', "“We never [[shelled]] the school,” the major said."],
    ['"They [[shot]] the guards," a nurse said.', 'A nurse said: "They [[shot]] the guards."'],
    ["The troops will [[leave]] on Monday, he said.", "He said the troops will [[leave]] on Monday."],
]


@pytest.mark.parametrize("texts", SAME)
def test_names_marks_and_order_change_nothing(parsed: Any, texts: list[str]) -> None:
    values = {(c.status, c.certainty, c.polarity) for c in (commitment(parsed, text) for text in texts)}
    assert len(values) == 1


def test_a_negation_inside_attributed_words_is_a_denial(parsed: Any) -> None:
    text = "No shots were fired."
    _, parse = parsed(text)
    inside = Attribution(id="s1", content=(quote(text, 0, len(text)),))
    assert assess(parse, 3, ()).status == "happened"
    assert assess(parse, 3, (inside,)).status == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "fired",
        "“" * 3000 + "fired",
        "if " * 500 + "fired",
        "not " * 500 + "fired",
        "He said that " * 300 + "they fired.",
        "The army said that " + "the rebels killed 12 men and " * 400 + "fled.",
        "which the army denies " * 200,
        "?" * 500,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_text_is_read_without_fault(parsed: Any, text: str) -> None:
    _, parse = parsed(text)
    for token in parse.tokens[:: max(len(parse.tokens) // 30, 1)]:
        assess(parse, token.i, ())
