"""`classify`: the kind of party a noun phrase names, by its head."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from dateline.annotate.actor import classify
from dateline.annotate.actor.lexicon import NameWords, RoleNoun, modifiers, name_words, role_nouns, rows, states
from dateline.model.actor import ActorKind
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[[str], tuple[Document, Parse]]

CASES = [
    # text, head word, kind, sector
    ("The village was burned by pro-government militias.", "militias", "armed_group", "PRM"),
    ("Drug traffickers fled.", "traffickers", "armed_group", "CRM"),
    ("Aid workers left.", "workers", "civilians", "CVL"),
    ("A senior commander of Boko Haram died.", "commander", "person", "REB"),
    ("The supreme court ruled.", "court", "government", "JUD"),
    ("Opposition leaders were held.", "leaders", "organisation", "OPP"),
]


@pytest.mark.parametrize(("text", "word", "kind", "sector"), CASES)
def test_the_head_and_the_words_around_it_tell(
    parsed: Parsed, text: str, word: str, kind: str, sector: str | None
) -> None:
    _, parse = parsed(text)
    head = next(t.i for t in parse.tokens if t.text == word)
    role = classify(parse, head)
    assert role is not None
    assert (role.kind, role.sector) == (kind, sector)


@pytest.mark.parametrize("word", ["bridge", "Tuesday", "weather"])
def test_things_are_no_party(parsed: Parsed, word: str) -> None:
    _, parse = parsed(f"The {word} was bad.")
    assert classify(parse, 1) is None


def test_every_role_of_the_data_is_one_the_record_knows() -> None:
    sectors = {row[0] for row in rows("sectors.tsv")}
    kinds = set(get_args(ActorKind))
    entries: list[RoleNoun | NameWords] = [*role_nouns().values(), *name_words()]
    entries += [noun for pair in modifiers().values() for noun in pair if noun is not None]
    assert {row.kind for row in entries} <= kinds
    assert {row.sector for row in entries} - {None} <= sectors
    assert {state.sense for state in states().values()} == {"name", "demonym", "seat"}
