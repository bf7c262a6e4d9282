"""What the small model adds to the mentions of the rules: parties of every kind, no things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.annotate.actor import annotate_actors
from dateline.annotate.reader import Mark
from dateline.model.document import Document
from dateline.model.parse import Parse


class Marks:
    """A reading that marks one word as an actor of a kind, and is sure of every word."""

    alone = False

    def __init__(self, parse: Parse, word: str, kind: str) -> None:
        self._at = next(t.i for t in parse.tokens if t.text == word)
        self._kind = kind

    def inside(self, layer: str, i: int) -> float:
        return 1.0

    def spans(self, layer: str, bar: float) -> list[Mark]:
        return [Mark(self._at, self._at, self._kind, 0.9)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("armed_group", ["Gunmen", "wildcats"]),
        ("other", ["Gunmen"]),  # a thing that something is done to
    ],
)
def test_a_party_that_no_rule_sees_comes_in(
    parsed: Callable[[str], tuple[Document, Parse]], kind: str, expected: list[str]
) -> None:
    doc, parse = parsed("Gunmen fought wildcats on Monday.")
    said: Any = Marks(parse, "wildcats", kind)
    assert [m.quote for a in annotate_actors(doc, parse, (), reading=said) for m in a.mentions] == expected
