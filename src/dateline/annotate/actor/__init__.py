"""Actors: find the words that name parties, and say which words name the same one."""

from __future__ import annotations

from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention


def annotate_actors(doc: Document, parse: Parse, places: tuple[PlaceMention, ...]) -> tuple[Actor, ...]:
    """All parties of a document with all their mentions."""
    return ()
