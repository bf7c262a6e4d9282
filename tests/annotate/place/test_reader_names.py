"""Places by rules and small model together: what it is sure of comes in, what it rules out goes, roles are weighed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.conftest import Parsed

from dateline.annotate.place import annotate_places
from dateline.annotate.reader import LAYERS, Reading
from dateline.annotate.reader.model import Floats
from dateline.gazetteer.index import Gazetteer
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention

Says = Callable[[str, dict[str, float]], tuple[PlaceMention, ...]]


class Said(Reading):
    """A reading that takes the given words for places: "word loc" begins a mark, "word in" goes on with one."""

    def __init__(self, parse: Parse, marks: dict[str, float]) -> None:
        self.parse = parse
        self.alone = False
        self._marks = marks

    def layer(self, name: str) -> Floats:
        kinds = LAYERS[name]
        out = np.zeros((len(self.parse.tokens), 2 + len(kinds)), dtype=np.float32)
        out[:, 0] = 1.0
        for token in self.parse.tokens:
            for n, kind in enumerate(("in", *kinds), 1):
                p = self._marks.get(f"{token.text} {kind}", 0.0)
                out[token.i, n] += p
                out[token.i, 0] -= p
        return out


@pytest.fixture(scope="session")
def says(gazetteer: Gazetteer, parsed: Parsed) -> Says:
    """The place mentions of a text with a model that says the given things."""

    def read(text: str, marks: dict[str, float]) -> tuple[PlaceMention, ...]:
        doc, parse = parsed(text)
        found = annotate_places(doc, parse, gazetteer, Said(parse, marks))
        for mention in found:
            assert text[mention.start : mention.end] == mention.quote
        return found

    return read


def test_a_location_of_the_model_comes_in_with_its_name_as_read(says: Says) -> None:
    text = "Looters emptied the shops of Umvadzi before dawn."
    (found,) = [m for m in says(text, {"Umvadzi loc": 0.95}) if m.quote == "Umvadzi"]
    assert (found.role, found.status, found.reason) == (
        "location",
        "unresolved",
        "no place of this name in the gazetteer",
    )


def test_one_of_which_it_is_less_sure_stays_out(says: Says) -> None:
    assert all(m.quote != "Brinvold" for m in says("He asked Brinvold for help.", {"Brinvold loc": 0.5}))


def test_a_mark_of_several_words_is_one_name_without_its_article(says: Says) -> None:
    found = says("Shells fell beside the Umvadzi Flats.", {"the loc": 0.9, "Umvadzi in": 0.9, "Flats in": 0.9})
    assert [m.quote for m in found] == ["Umvadzi Flats"]


def test_words_without_capitals_are_no_name(says: Says) -> None:
    assert says("Shells fell on the riverbank.", {"riverbank loc": 0.99}) == ()


def test_a_mark_around_a_place_of_the_rules_adds_no_second_one(says: Says) -> None:
    found = says("Troops entered western Aleppo.", {"western loc": 0.9, "Aleppo in": 0.9})
    assert [m.quote for m in found] == ["Aleppo"]


def test_a_name_no_gazetteer_has_goes_where_the_model_sees_no_place(
    says: Says, gazetteer: Gazetteer, parsed: Parsed
) -> None:
    text = "The shelling of the village of Umvadzi went on."
    doc, parse = parsed(text)
    assert [m.quote for m in annotate_places(doc, parse, gazetteer)] == ["Umvadzi"]
    assert says(text, {}) == ()
    assert [m.quote for m in says(text, {"Umvadzi loc": 0.4})] == ["Umvadzi"]


def test_a_name_that_the_gazetteer_has_stays_whatever_the_model_says(says: Says) -> None:
    assert [m.quote for m in says("Shells fell in Aleppo.", {})] == ["Aleppo"]


def test_the_model_weighs_what_a_name_stands_for(says: Says) -> None:
    text = "Mosul was quiet after Baghdad sent the council of Mosul a letter."
    power = {m.start: m.role for m in says(text, {"Baghdad org": 0.97, "Mosul loc": 0.9})}
    ground = {m.start: m.role for m in says(text, {"Baghdad loc": 0.97, "Mosul loc": 0.9})}
    at = text.index("Baghdad")
    assert (power[at], ground[at]) == ("organisation", "location")
