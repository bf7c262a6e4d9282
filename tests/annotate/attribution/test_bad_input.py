"""Texts that nobody should write: no crash, and time that grows with the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]

WILD = [
    "",
    '"',
    '"' * 10_000,
    '" ' * 2_000,
    "“" * 500 + "never closed",
    'He said "no way. ' * 300,
    "'''''' said ''''''",
    "said " * 300,
    ": : : : :",
    "He said that " * 250 + "it rained.",
    "\n\n".join(["“Never closed. He said so."] * 300),
    # "asking for that", with nothing else behind the preposition
    "So it is the silence that can be heard in what is called peace that we are asking for -- those hours that "
    "really help the people of the town.",
]


@pytest.mark.parametrize("text", WILD, ids=range(len(WILD)))
def test_no_text_crashes(parsed: Parsed, text: str) -> None:
    doc, parse = parsed(text)
    for link in annotate_attributions(doc, parse, ()):
        assert all(text[c.start : c.end] == c.quote for c in link.content)


def test_a_sentence_of_three_thousand_words_takes_linear_time(parsed: Parsed) -> None:
    def seconds(words: int) -> float:
        doc, parse = parsed("He said that " * (words // 3) + "it rained.")
        begin = time.process_time()
        annotate_attributions(doc, parse, ())
        return time.process_time() - begin

    seconds(300)
    assert seconds(3_000) < 40 * max(seconds(300), 0.02)


@pytest.mark.parametrize("mark", ["", " -", " ("])
def test_a_numbered_source_with_no_comma_behind_it_breaks_nothing(parsed: Parsed, mark: str) -> None:
    text = f"According to WQRX Channel 4{mark} Marden who assisted the crowd died there."
    links = annotate_attributions(*parsed(text), ())
    assert links[0].source is not None
    assert links[0].source.quote.startswith("WQRX Channel")
