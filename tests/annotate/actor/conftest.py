"""Actors of a text, read as the pipeline would, without a gazetteer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.actor import ActorTable, annotate_actors
from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.parse import Parse


class Found(tuple[Actor, ...]):
    """The actors of a text."""

    def of(self, words: str) -> Actor:
        """The actor one of whose mentions is exactly these words."""
        found = [a for a in self if any(m.quote == words for m in a.mentions)]
        assert found, f"{words!r} is no mention; there are {[m.quote for a in self for m in a.mentions]}"
        return found[0]

    def has(self, words: str) -> bool:
        """Whether some mention is exactly these words."""
        return any(m.quote == words for a in self for m in a.mentions)

    def one(self, *words: str) -> bool:
        """Whether all these words name one actor."""
        return len({self.of(w).id for w in words}) == 1


@pytest.fixture
def actors_of(parsed: Callable[[str], tuple[Document, Parse]]) -> Callable[..., Found]:
    def read(text: str, table: ActorTable | None = None) -> Found:
        doc, parse = parsed(text)
        return Found(annotate_actors(doc, parse, (), table))

    return read
