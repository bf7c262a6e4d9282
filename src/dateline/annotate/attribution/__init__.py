"""Attributions: who says what, and who says that they say it."""

from __future__ import annotations

from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.document import Document
from dateline.model.parse import Parse


def annotate_attributions(doc: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Attribution, ...]:
    """All attributions of a document, nested ones with `inside`."""
    return ()
