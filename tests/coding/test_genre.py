"""Speeches and communiqués speak of force in general; only what they tell of it becomes a record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding import code_events
from dateline.coding.genre import is_address
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.record import Mentions

Parsed = Callable[..., tuple[Document, Parse]]

ADDRESS = (
    "Fellow citizens, we have come far together, and our road is long. We ask you to keep your courage. "
    "Our country needs you, and we shall need each other in the days that lie before us. We thank all of you "
    "who have kept our schools open and our hospitals clean. You have given us your trust, and we shall not waste it. "
    "Our children will ask us one day what we did in this hour, and you will have an answer for them. "
)
REPORT = (
    "The council met in the old hall and heard the treasurer read the accounts of the year. "
    "The treasurer said the harbour had earned more than the fair. The members asked who would pay for the roof. "
    "The mayor answered that a loan had been found. A vote was put off until the summer. Outside, the market went on. "
    "The baker sold the last of the loaves before noon, and the ferry left with few people on board. "
)


def test_a_text_that_speaks_to_its_hearers_is_an_address(parsed: Parsed) -> None:
    assert is_address(*parsed(ADDRESS))
    assert not is_address(*parsed(REPORT))


def test_words_inside_quotation_marks_make_no_address(parsed: Parsed) -> None:
    assert not is_address(*parsed(REPORT + "\u201cWe ask you to help us, as our fathers did,\u201d the mayor said."))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # a noun and a present tense
        ("We condemn the brutal bombing of the civilian population.", False),
        ("The rebels are attacking the people.", False),
        # what was done, and to whom
        ("On Monday gunmen killed nine passengers on a bus.", True),
        ("They burned the granary.", True),
    ],
)
def test_an_address_tells_of_force_by_what_was_done(parsed: Parsed, sentence: str, told: bool) -> None:
    doc, parse = parsed(ADDRESS + sentence)
    assert ("ASSAULT" in {e.type for e in code_events(doc, parse, Mentions())}) is told
