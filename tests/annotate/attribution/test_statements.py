"""Texts that are somebody's word as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.coding.chain import event_chain
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]

SPOKEN = [
    # announced: the rest of the text goes on with it
    (
        "The General Staff of the Northern Army announces that our units took the mill on Friday.\n\n"
        "Two columns of the enemy retreated to the river. We lost one lorry.",
        "retreated",
        "The General Staff of the Northern Army",
    ),
    (
        "The Harbour Command informs the public: 1. Three boats entered the bay at dawn. 2. The pier was shelled.",
        "shelled",
        "The Harbour Command",
    ),
    (
        "The Press Office of the Northern Army informs: 1. Two lorries entered the town. 2. The mill was shelled.",
        "shelled",
        "The Press Office of the Northern Army",
    ),
    # a line above
    (
        "(Clandestine) Radio Montaña Libre in Spanish to the coast, 0100 GMT 3 May. [Text]\n\n"
        "Our fighters ambushed a convoy near the mill. The enemy fled.",
        "fled",
        "Radio Montaña Libre",
    ),
    (
        "COMMUNIQUÉ of the Harbour Command. Three boats attacked the bay at dawn. They were driven off.",
        "attacked",
        "the Harbour Command",
    ),
    (
        "COMMUNIQUÉ of the Harbour Command, San Roque: On Friday three boats attacked the bay. They were driven off.",
        "attacked",
        "the Harbour Command, San Roque",
    ),
    # a signature below
    (
        "On Friday the militia attacked our village. They burned the mill. We ask for help.\n\nThe Village Committee",
        "burned",
        "The Village Committee",
    ),
    (
        "They came at dawn. I was at the well. They burned the mill. — Marta, 40, of a village near the river.",
        "burned",
        "Marta, 40, of a village near the river",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "source"), SPOKEN)
def test_a_statement_is_told_by_who_issues_it(parsed: Parsed, text: str, trigger: str, source: str) -> None:
    doc, parse = parsed(text)
    links = annotate_attributions(doc, parse, ())
    token = next(t for t in parse.tokens if t.text == trigger)
    chain = event_chain(parse, token.i, links)
    told = {link.id: link.source.quote for link in links if link.source is not None}
    assert chain
    assert told[chain[0]] == source


UNSPOKEN = [
    # a report in the third person
    "The General Staff announces a truce. Two columns retreated to the river. The mill was shelled.",
    # "we" in quotation marks only
    'The Harbour Command. Three boats attacked the bay. "We fled," said Ana Borel.',
    # a newspaper's own "our"
    "Harbour Command. Our correspondent saw three boats attack the bay at dawn. The pier was shelled.",
    # who signs is not told
    "We fled at dawn. The militia burned the mill. The pier was shelled.",
    # the day of a letter is no signature
    "We fled at dawn. The militia burned the mill. The pier was shelled. — 4 May 1999",
]


@pytest.mark.parametrize("text", UNSPOKEN)
def test_other_texts_are_nobody_s_statement(parsed: Parsed, text: str) -> None:
    doc, parse = parsed(text)
    links = annotate_attributions(doc, parse, ())
    token = next(t for t in parse.tokens if t.text in ("shelled", "attacked"))
    assert event_chain(parse, token.i, links) == ()


def test_an_editor_s_note_in_brackets_is_no_part_of_a_statement(parsed: Parsed) -> None:
    doc, parse = parsed(
        "The Northern Army announces that our units took the mill. We lost one lorry.\n\n"
        "(A policeman at the mill said nobody attacked it.)"
    )
    links = annotate_attributions(doc, parse, ())
    assert max(span.end for span in links[0].content) < doc.text.index("(A policeman")
