"""Fixtures that all rooms share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.annotate.language import load_parser
from dateline.model.document import Document, Publication
from dateline.model.parse import Parse
from dateline.read.plain import plain_sections

Parsed = Callable[..., tuple[Document, Parse]]


def document(text: str, published: str | None = None) -> Document:
    """A plain English text as a document, published on the given ISO day or undated."""
    day = date.fromisoformat(published) if published else None
    publication = Publication(day, day, "given") if day else Publication()
    return Document(
        id="sha256:0",
        uri="test.txt",
        media_type="text/plain",
        text=text,
        language="en",
        published=publication,
        sections=plain_sections(text),
    )


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """Reads a text: `doc, parse = parsed("Two men died.", published="2024-05-09")`."""

    def read(text: str, published: str | None = None) -> tuple[Document, Parse]:
        doc = document(text, published)
        return doc, load_parser().parse(doc)

    return read
