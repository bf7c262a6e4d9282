"""Changes of wording that move spans and leave all values as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]


def values(parsed: Parsed, text: str) -> list[tuple[object, ...]]:
    """What the links say, without spans and names."""
    return [
        (link.mode, link.identity, link.position, link.source_count.low, link.source_count.high, link.inside)
        for link in annotate_attributions(*parsed(text), ())
    ]


SAME: list[tuple[str, str]] = [
    # another name
    ("Minister Ana Borel said the dam had burst.", "Minister Tomas Reken said the dam had burst."),
    ("Ana Borel denied that shots were fired.", "Hassan Qader denied that shots were fired."),
    # other quotation marks
    ('"The gate was open," said the guard.', "“The gate was open,” said the guard."),
    ('"The gate was open," said the guard.', "«The gate was open», said the guard."),
    ('"The gate was open," said the guard.', "'The gate was open,' said the guard."),
    # name and cue change places
    ('"The gate was open," said the guard.', '"The gate was open," the guard said.'),
    ("The dam had burst, said the mayor.", "The dam had burst, the mayor said."),
    ("The mayor said the dam had burst.", "The dam had burst, the mayor said."),
    # other paragraphs before it
    ("The mayor said the dam had burst.", "It rained all night.\n\nThe mayor said the dam had burst."),
    ("Police said the dam had burst. It rained.", "Police said the dam had burst.\n\nIt rained."),
    # another word for saying
    ("The mayor said the dam had burst.", "The mayor stated that the dam had burst."),
    # another day
    ("The mayor said on Monday the dam had burst.", "The mayor said on Friday the dam had burst."),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[other[:40] for _, other in SAME])
def test_the_values_stay(parsed: Parsed, one: str, other: str) -> None:
    assert values(parsed, one) == values(parsed, other) != []
