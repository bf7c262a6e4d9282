"""Force that the model hardly believes in is no record where little is told of it; what a text tells in full stays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.coding.test_consult import Said
from tests.conftest import Parsed

from dateline.coding.coder import CODER
from dateline.model.parse import Parse
from dateline.model.record import Mentions


class Doubtful(Said):
    """A reading that believes in every trigger as much as a test says."""

    def __init__(self, parse: Parse, triggers: dict[str, str], belief: float) -> None:
        super().__init__(parse, triggers, {})
        self.belief = belief

    def layer(self, name: str) -> Any:
        out = super().layer(name)
        return np.where(out == np.float32(0.95), np.float32(self.belief), out)


MORE = " Nobody spoke. The road was empty."
CASES = [
    ("Gunmen attacked the convoy.", "attacked", 0.95, True),  # the model is sure
    ("Gunmen attacked the convoy.", "attacked", 0.7, False),  # neither day nor place nor figure
    ("Gunmen attacked the convoy on Monday.", "attacked", 0.8, True),  # a day is told
    ("Gunmen attacked the convoy on Monday.", "attacked", 0.4, False),  # believed less than not
    ("Gunmen planned to attack the convoy on Monday.", "attack", 0.6, False),  # only planned
    ("Gunmen planned to attack the convoy on Monday.", "attack", 0.8, True),  # planned, and believed
    ("Gunmen began an attack on the convoy on Monday.", "attack", 0.2, False),  # a noun that the model does not know
]


@pytest.mark.parametrize(("text", "word", "belief", "kept"), CASES)
def test_force_needs_more_belief_the_less_is_told_of_it(
    parsed: Parsed, text: str, word: str, belief: float, kept: bool
) -> None:
    doc, parse = parsed(text + MORE, published="2024-05-09")
    said: Any = Doubtful(parse, {word: "ASSAULT"}, belief)
    events = CODER.code(doc, parse, Mentions(), said)
    assert any(e.type == "ASSAULT" for e in events) == kept


def test_in_a_brief_text_a_word_of_the_tables_needs_no_belief(parsed: Parsed) -> None:
    doc, parse = parsed("Gunmen attacked the convoy.", published="2024-05-09")
    said: Any = Doubtful(parse, {"attacked": "ASSAULT"}, 0.2)
    assert [e.type for e in CODER.code(doc, parse, Mentions(), said)] == ["ASSAULT"]


STRANGE = [
    ("On Monday soldiers marooned the villagers.", 0.98, False),  # nobody named or counted
    ("On Monday soldiers marooned the villagers.", 0.99, True),  # the model is all but certain
    ("On Monday soldiers marooned Amina Warsame.", 0.98, True),  # somebody named
    ("On Monday soldiers marooned.", 0.99, False),  # nobody at all
]


@pytest.mark.parametrize(("text", "belief", "kept"), STRANGE)
def test_a_word_that_no_table_knows_needs_to_be_all_but_certain(
    parsed: Parsed, text: str, belief: float, kept: bool
) -> None:
    doc, parse = parsed(text, published="2024-05-09")
    said: Any = Doubtful(parse, {"marooned": "ASSAULT"}, belief)
    assert bool(CODER.code(doc, parse, Mentions(), said)) == kept


def test_without_a_reading_nothing_is_doubted(parsed: Parsed) -> None:
    doc, parse = parsed("Gunmen attacked the convoy.", published="2024-05-09")
    assert [e.type for e in CODER.code(doc, parse, Mentions())] == ["ASSAULT"]
