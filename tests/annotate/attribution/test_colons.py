"""Colons that attribute: headlines and transcripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]

BODY = "\n\nIt rained in the valley all day."

HEADLINES = [
    ("Ana Borel: talks with the rebels have failed", "Ana Borel", "talks with the rebels have failed"),
    ("Police: two men shot near the harbour", "Police", "two men shot near the harbour"),
    ("Two men shot near the harbour last night: police", "police", "Two men shot near the harbour last night"),
]


@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_a_name_before_a_colon_says_the_rest_of_a_headline(
    parsed: Parsed, title: str, source: str, content: str
) -> None:
    found = [
        (link.source and link.source.quote, link.content[0].quote)
        for link in annotate_attributions(*parsed(title + BODY), ())
    ]
    assert (source, content) in found


@pytest.mark.parametrize("title", ["Update: two men shot near the harbour", "The siege: a year without bread"])
def test_a_label_before_a_colon_says_nothing(parsed: Parsed, title: str) -> None:
    assert annotate_attributions(*parsed(title + BODY), ()) == ()


def test_the_lines_of_a_transcript_belong_to_their_speakers(parsed: Parsed) -> None:
    text = "An interview.\n\nBOREL: Where were you that night?\n\nDORGU: At the bridge with my men."
    links = annotate_attributions(*parsed(text), ())
    assert [link.source and link.source.quote for link in links] == ["BOREL", "DORGU"]
