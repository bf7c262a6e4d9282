"""Kept answers of the attribute ruler: the same matches as the ruler's own matcher, whatever came before."""

from __future__ import annotations

import pytest

from dateline.annotate.language import load_parser
from dateline.annotate.language.ruler import words_of

SENTENCES = (
    "The army has shelled the town, and many residents did not get out.",
    "There's no water, he said; that's what I heard.",
    "Which of those who fled had gotten there by then?",
    "Rebels  got into the\nold quarter while you and it were there.",
    "Do they have to leave, or could they stay as they've been?",
    "",
)


@pytest.mark.parametrize("text", SENTENCES * 2)
def test_kept_answers_are_those_of_the_matcher(text: str) -> None:
    language = load_parser()._language
    kept = language.get_pipe("attribute_ruler").matcher
    doc = language.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = language.get_pipe(name)(doc)
    assert sorted(kept(doc)) == sorted(kept.whole(doc, allow_missing=True))


def test_a_pattern_names_words_one_by_one_in_lists_and_under_conditions() -> None:
    assert list(words_of("got")) == ["got"]
    assert list(words_of({"IN": ["is", "are"], "NOT_IN": ["was"]})) == ["is", "are", "was"]
    assert list(words_of([])) == []
