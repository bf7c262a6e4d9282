"""Words that name happenings, beyond those of the golden documents, and the everyday senses of the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.coding import code_events
from dateline.coding.scene import set_scene
from dateline.coding.triggers import LexiconTriggers
from dateline.model.record import Mentions

ROWS = Path(__file__).with_name("coverage.tsv").read_text("utf-8").splitlines()[1:]
NAMED = [tuple(row.split("\t")) for row in ROWS]


@pytest.mark.parametrize(("type_", "mode", "text"), NAMED)
def test_the_words_name_the_happening(parsed: object, text: str, type_: str, mode: str) -> None:
    doc, parse = parsed(text)  # type: ignore[operator]
    found = LexiconTriggers().find(set_scene(doc, parse, Mentions()))
    assert (type_, mode) in [(c.entry.type, c.entry.mode or "-") for c in found]


EVERYDAY = [
    "She took the bus to work on Monday.",
    "He took his children to the zoo on Sunday.",
    "The chairman took the floor at noon.",
    "The firm entered the market in March.",
    "The orchestra cut short its tour in May.",
    "The boy kept his dog in the house for a week.",
    "The baker closed his shop on Friday.",
    "The company delivered record profits in June.",
    "The road climbs to the pass and enters a tunnel.",
    "They set off for the coast on Saturday.",
    "She picked up the parcel at the post office on Tuesday.",
    "The actor walked off the stage on Sunday.",
    "The teacher held a party for her pupils on Friday.",
    "The river reached the bridge on Monday.",
    "The painter opened up his studio on Sunday.",
    "Heavy rain fell on the town on Monday.",
    "The choir gave up smoking in January.",
    "The dog carried off a shoe on Monday.",
    "The snow cut the road on Monday.",
    "The bus left the station at noon.",
    "The shop handed out free samples on Saturday.",
    "The waiter turned down the music at midnight.",
    "The engineers shut down the turbine on Monday.",
    "The couple walked out of the cinema on Friday.",
    "The hikers were turned back by fog on Sunday.",
    "The singer swept into the hall on Friday.",
    "The tourists poured into the museum on Sunday.",
    "The chess player resigned the game on Friday.",
    "The clerk kept the letters in a drawer for years.",
    "The return of the pupils after the holidays was noisy.",
    "The union voted for a new logo on Monday.",
    "The sweep of the broom is wide.",
    "The clerk received a letter on Friday.",
    "The referee dismissed the striker on Saturday.",
]


@pytest.mark.parametrize("text", EVERYDAY)
def test_the_same_words_in_everyday_senses_name_none(parsed: object, text: str) -> None:
    doc, parse = parsed(text)  # type: ignore[operator]
    assert code_events(doc, parse, Mentions()) == ()
