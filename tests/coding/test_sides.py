"""Where rebels and soldiers came to harm and no attacker is told, they are the two sides of a fight."""

from __future__ import annotations

import pytest
from tests.conftest import Parsed

from dateline.annotate.actor import annotate_actors
from dateline.coding import code_events
from dateline.model.record import Mentions

CASES = [
    ("Two rebels were killed and a soldier was wounded near the mill on Monday.", 2, True),
    ("Two soldiers were killed and a soldier was wounded near the mill on Monday.", 0, False),  # one side
    ("Two rebels and a farmer were killed and a soldier was wounded on Monday.", 0, False),  # a bystander
    ("Gunmen killed two rebels and a soldier on Monday.", 1, False),  # the attacker is told
]


@pytest.mark.parametrize(("text", "agents", "two_sided"), CASES)
def test_harm_on_both_sides_is_fighting(parsed: Parsed, text: str, agents: int, two_sided: bool) -> None:
    doc, parse = parsed(text, published="2024-05-09")
    events = code_events(doc, parse, Mentions(actors=annotate_actors(doc, parse, ())))
    (event,) = [e for e in events if e.type == "ASSAULT"]
    assert (len(event.agents), event.two_sided) == (agents, two_sided)
