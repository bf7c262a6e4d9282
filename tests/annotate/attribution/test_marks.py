"""Quotation marks: which stretches they enclose."""

from __future__ import annotations

import pytest

from dateline.annotate.attribution.marks import paragraphs, quoted
from dateline.model.document import Document
from dateline.read.plain import plain_sections

CASES: list[tuple[str, list[str]]] = [
    ('He said "no" twice.', ['"no"']),
    ("He said “no” twice.", ["“no”"]),
    ("He said «no» twice.", ["«no»"]),
    ("He said ''no'' twice.", ["''no''"]),
    ("‘Run,’ they cried, ‘run!’", ["‘Run,’", "‘run!’"]),
    # apostrophes are no marks
    ("It wasn't the soldiers' fault, they're sure.", []),
    ("The boys' father said 'Go home' and left.", ["'Go home'"]),
    # marks inside marks: the outer ones count
    ("\"He told me 'run' and I ran,\" she said.", ["\"He told me 'run' and I ran,\""]),
    ("“She said “run” to us,” he said.", ["“She said “run” to us,”"]),
    # a mark that is never closed ends with its paragraph
    ('"It went on all night.\n\nThe town slept.', ['"It went on all night.']),
    # one that only closes is nothing
    ('It went on all night."', []),
    # straight and curly mixed in one text
    ('"No," he said. “Never.”', ['"No,"', "“Never.”"]),
]


def stretches(text: str) -> list[str]:
    doc = Document(id="", uri="", media_type="text/plain", text=text, sections=plain_sections(text))
    return [text[q.start : q.end] for q in quoted(doc, paragraphs(doc))]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_marks_enclose(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_a_paragraph_that_opens_with_a_mark_continues_one_left_open() -> None:
    text = '"First.\n\n"Second."'
    doc = Document(id="", uri="", media_type="text/plain", text=text, sections=plain_sections(text))
    first, second = quoted(doc, paragraphs(doc))
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


def test_lines_of_whole_paragraphs_are_paragraphs_and_wrapped_lines_are_not() -> None:
    long = "The column left the town at dawn and came back at dusk with half its lorries gone and no word of the rest."
    whole = Document(id="", uri="", media_type="text/plain", text=f"{long}\n{long}")
    wrapped = Document(id="", uri="", media_type="text/plain", text="The column left.\nIt came\nback at dusk.")
    assert (len(paragraphs(whole)), len(paragraphs(wrapped))) == (2, 1)
