"""Recasing: a text in capitals or without any is given a case a parser can read, and keeps its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.language.recase import recase
from dateline.model.document import Document, Section
from dateline.read.plain import plain_sections


def recased(text: str) -> str:
    return recase(Document("sha256:0", "a.txt", "text/plain", text, language="en", sections=plain_sections(text)))


CAPITALS = [
    # ordinary words go down, the sentence start stays up
    ("THE REBELS ATTACKED A VILLAGE. TWO PEASANTS DIED.", "The rebels attacked a village. Two peasants died."),
    # unknown words are names; small words inside a name stay small
    ("TROOPS LEFT SAN TOMAS DE LA BREZNA YESTERDAY.", "Troops left San Tomas de la Brezna yesterday."),
    # states and their people, though the words have other senses
    ("TURKEY AND POLISH OFFICERS MET IN CHILE.", "Turkey and Polish officers met in Chile."),
    # months beside a number, and the verb
    ("THE GUNMEN MAY RETURN ON 3 MAY.", "The gunmen may return on 3 May."),
    # an abbreviation in brackets lends its letters to the words before it
    ("THE VALLEY PEOPLES DEFENSE FRONT [VPDF] ADMITTED IT.", "The Valley Peoples Defense Front [VPDF] admitted it."),
    # a title makes an ordinary word a name
    ("REPORTERS ASKED PRESIDENT BUSH ABOUT IT.", "Reporters asked President Bush about it."),
    # an editor's mark in brackets, then a sentence
    ("BREZNA, 4 JAN 90 -- [TEXT] THE ARMY CLOSED A ROAD.", "Brezna, 4 Jan 90 -- [Text] The army closed a road."),
    # initialisms and types of weapon
    ("U.S. SOLDIERS FOUND AN M-16 RIFLE.", "U.S. soldiers found an M-16 rifle."),
    # a name of several words that the table of actors knows
    ("FIGHTERS OF BOKO HARAM FLED.", "Fighters of Boko Haram fled."),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_a_text_in_capitals_gets_a_natural_case(text: str, expected: str) -> None:
    assert recased(text) == expected


LOWER = [
    # names of people and places come up, ordinary words stay down
    (
        "the police in ahmedabad said that rajiv brezna had not been arrested.",
        "The police in Ahmedabad said that Rajiv Brezna had not been arrested.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LOWER)
def test_a_text_without_capitals_gets_its_names(text: str, expected: str) -> None:
    assert recased(text) == expected


UNCHANGED = [
    # the usual way of writing
    "The Army of the North attacked a village near Brezna on Tuesday. US officials said so.",
    # a short line in capitals is a heading or an abbreviation
    "UN OCHA",
    # nothing, and nothing but signs
    "",
    "*** 12:00 ***",
]


@pytest.mark.parametrize("text", UNCHANGED)
def test_a_text_in_usual_case_stays_as_it_is(text: str) -> None:
    assert recased(text) == text


def test_a_headline_in_title_case_loses_the_capitals_that_name_nobody() -> None:
    assert recased("Gunmen Attack Village Near Brezna, Kill Dozens") == "Gunmen attack village near Brezna, kill dozens"


LENGTH = [
    # letters whose other case is longer
    "DIE STRAßE UND DER FUßWEG İN İSTANBUL ŉ WAR",
    "ﬁghters in ﬂight were seen near the straße of the old town again",
    # quotation marks in the wrong encoding
    "the group said â€œwe will comeâ€\x9d and then the police came to the village",
]


@pytest.mark.parametrize("text", LENGTH)
def test_the_length_is_kept(text: str) -> None:
    assert len(recased(text)) == len(text)


@given(st.text(max_size=80), st.sampled_from([str.upper, str.lower, str.title, str]))
def test_only_the_case_differs(text: str, change: Callable[[str], str]) -> None:
    text = change(text)
    doc = Document("sha256:0", "a", "text/plain", text, sections=(Section(0, len(text), "body"),))
    form = recase(doc)
    assert len(form) == len(text)
    assert all(a == b or a.lower() == b.lower() or a.upper() == b.upper() for a, b in zip(form, text, strict=True))
