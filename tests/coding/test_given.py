"""That somebody named was killed is given, whatever is asked, ordered or supposed about it."""

from __future__ import annotations

import pytest
from tests.conftest import Parsed

from dateline.coding import code_events
from dateline.model.record import Mentions

CASES = [
    ("The court told a judge to investigate the murder of Mira Tolan in Harbin.", ["happened"]),
    ("If the murder of Mira Tolan is not solved, the union will strike.", ["happened"]),  # a condition about it
    ("If Mira Tolan is murdered, the union will strike.", []),  # the condition is the murder itself
    ("If a murder of Mira Tolan is planned, the union will strike.", []),  # no murder is given
]


@pytest.mark.parametrize(("text", "statuses"), CASES)
def test_the_murder_of_somebody_named_is_given(parsed: Parsed, text: str, statuses: list[str]) -> None:
    doc, parse = parsed(text, published="2024-05-09")
    assert [e.status for e in code_events(doc, parse, Mentions()) if e.type == "ASSAULT"] == statuses
