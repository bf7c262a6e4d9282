"""Whose word an event is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.coding.chain import event_chain
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]

CASES: list[tuple[str, str, list[str | None]]] = [
    # text, trigger, sources of the chain
    # the publication's own voice has no chain
    ("Gunmen attacked the depot on Friday.", "attacked", []),
    ("Gunmen attacked the depot. The mayor said it rained.", "attacked", []),
    # one link, two links
    ("The mayor said gunmen attacked the depot.", "attacked", ["The mayor"]),
    ("The mayor said villagers had told him that gunmen attacked the depot.", "attacked", ["The mayor", "villagers"]),
    # hearsay keeps its link without a source
    ("The depot was reportedly attacked on Friday.", "attacked", [None]),
    # a speech act is its own act; its chain is whoever reports it
    ("The mayor accused the rebels of arson.", "accused", []),
    ("Police said the mayor had accused the rebels of arson.", "accused", ["Police"]),
    # what somebody wants or plans is told by the publication
    ("The rebels want to attack the depot.", "attack", []),
    # who calls a strike or agrees on a truce does it
    ("The union called a strike on Monday.", "strike", []),
    ("The two sides agreed in May that the prisoners would be freed.", "freed", []),
    ("The union called the arrest a crime.", "arrest", ["The union"]),
    ("The bridge was shelled at dawn, both sides agree.", "shelled", ["both sides"]),
]


@pytest.mark.parametrize(("text", "trigger", "sources"), CASES, ids=[text[:40] for text, _, _ in CASES])
def test_a_chain_runs_from_the_outermost_source_in(
    parsed: Parsed, text: str, trigger: str, sources: list[str | None]
) -> None:
    doc, parse = parsed(text)
    links = annotate_attributions(doc, parse, ())
    token = next(t for t in parse.tokens if t.text == trigger)
    by_id = {link.id: link for link in links}
    assert [s.quote if (s := by_id[i].source) else None for i in event_chain(parse, token.i, links)] == sources
