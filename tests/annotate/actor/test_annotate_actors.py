"""The room as a whole: the parties of a text and the words that name them."""

from __future__ import annotations

import pytest

from dateline.annotate.actor import annotate_actors
from dateline.model.actor import Actor


@pytest.fixture
def actors_of(parsed):
    def read(text: str) -> tuple[Actor, ...]:
        doc, parse = parsed(text)
        return annotate_actors(doc, parse, ())

    return read


def by_words(actors: tuple[Actor, ...], words: str) -> Actor:
    return next(a for a in actors if any(m.quote == words for m in a.mentions))


CASES = [
    # text, words of a mention, kind, sector, country
    ("The insurgents shelled the harbour.", "The insurgents", "armed_group", "REB", None),
    ("Malian soldiers left the base.", "Malian soldiers", "state_force", "MIL", "ML"),
    ("Russia accused its neighbour of lying.", "Russia", "government", "GOV", "RU"),
    ("Police officers fired at the crowd.", "Police officers", "state_force", "COP", None),
    ("A journalist was beaten.", "A journalist", "civilians", "JRN", None),
    ("Rebel forces entered the camp.", "Rebel forces", "armed_group", "REB", None),
    ("President Jonas Velmar met the envoys.", "President Jonas Velmar", "person", "GOV", None),
]


@pytest.mark.parametrize(("text", "words", "kind", "sector", "country"), CASES)
def test_a_phrase_tells_kind_sector_and_country(actors_of, text, words, kind, sector, country):
    actor = by_words(actors_of(text), words)
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, country)


def test_every_mention_stands_where_it_says(actors_of):
    text = "Two soldiers of the Ethiopian army were killed. They had guarded a bridge."
    for actor in actors_of(text):
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.quote
