"""The table of known actors: what is in it and how names are looked up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.actor.table import ActorTable, KnownActor, load_table, read_actor, read_table
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[[str], tuple[Document, Parse]]


def test_the_table_that_ships_is_large_and_in_order() -> None:
    actors = load_table().actors
    groups = [a for a in actors if a.kind != "person"]
    assert len(groups) >= 500
    assert all(a.source for a in actors)
    names = {a.name for a in actors}
    assert {a.parent for a in actors if a.parent} <= names
    assert all(len(a.country) == 2 and a.country.isupper() for a in actors if a.country)
    assert all(a.since <= a.until for a in actors if a.since and a.until)


NAMES = [
    # capitals, accents, hyphens and full stops do not matter when one asks
    ("al shabaab", "Al-Shabaab"),
    ("MEDECINS SANS FRONTIERES", "Médecins Sans Frontières"),
    ("u.n.", "United Nations"),
    ("people's protection units", "People's Protection Units"),
]


@pytest.mark.parametrize(("asked", "name"), NAMES)
def test_a_name_is_found_however_it_is_written(asked: str, name: str) -> None:
    assert name in [a.name for a in load_table().find(asked)]


MATCHES: list[tuple[str, list[str]]] = [
    # a name within a sentence
    ("Fighters of Al-Shabaab fled.", ["Al-Shabaab"]),
    # the longest name wins
    ("The UN Security Council met.", ["United Nations Security Council"]),
    # small letters are no abbreviation
    ("He is in pain, and so am I.", []),
    # a full stop between the letters is one
    ("The U.N. left.", ["United Nations"]),
]


@pytest.mark.parametrize(("text", "names"), MATCHES)
def test_names_are_found_in_a_text(parsed: Parsed, text: str, names: list[str]) -> None:
    _, parse = parsed(text)
    assert [m.actors[0].name for m in load_table().matches(parse.tokens)] == names


def test_two_tables_are_one_and_the_second_wins() -> None:
    first = ActorTable([KnownActor("Brezna Front", ("BF",), "armed_group", "REB")])
    second = ActorTable([KnownActor("Bureau of Ferries", ("BF",), "organisation")])
    assert [a.name for a in (first | second).find("BF")] == ["Bureau of Ferries"]
    assert (first | second).find("Brezna Front")


WRONG = [
    ["", "", "armed_group"],
    ["Brezna Front", "", "army"],
    ["Brezna Front", "", "armed_group", "", "", "early"],
]


@pytest.mark.parametrize("cells", WRONG, ids=["no name", "no kind", "no year"])
def test_a_wrong_row_is_told(cells: list[str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_actor(cells)


def test_comments_and_empty_lines_are_skipped() -> None:
    table = read_table("# name\taliases\n\nBrezna Front\tBF|BRF\tarmed_group\tREB\tXK\t2011\n")
    assert [(a.aliases, a.since, a.until) for a in table.actors] == [(("BF", "BRF"), 2011, None)]
