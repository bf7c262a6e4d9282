"""Actors: find the words that name parties (`recognise`), say which words name the same one (`resolve`).

`classify(parse, head)` tells for any noun phrase what kind of party it names, also where it is no mention of an actor.
"""

from __future__ import annotations

from collections import Counter

from dateline.annotate.actor.assemble import assemble
from dateline.annotate.actor.classify import Role, classify, country_of, state_at
from dateline.annotate.actor.lexicon import states
from dateline.annotate.actor.names import acts
from dateline.annotate.actor.reader_mentions import with_reader
from dateline.annotate.actor.recognise import recognise
from dateline.annotate.actor.resolve import resolve
from dateline.annotate.actor.table import ActorTable, KnownActor, load_table, read_table
from dateline.annotate.reader import Reading
from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention

__all__ = [
    "ActorTable",
    "KnownActor",
    "Role",
    "acts",
    "annotate_actors",
    "classify",
    "country_of",
    "load_table",
    "read_table",
    "state_at",
]


def annotate_actors(
    doc: Document,
    parse: Parse,
    places: tuple[PlaceMention, ...],
    table: ActorTable | None = None,
    reading: Reading | None = None,
) -> tuple[Actor, ...]:
    """All parties of a document with all their mentions.

    Args:
        places: place mentions; a name that stands for a government (role "organisation") is a party.
        table: the actors to know by name (`own_table.known_actors()` has the user's own among them); those that ship
            with the program if none is given.
        reading: what the small model says of the text; None for rules alone.

    Returns:
        Actors in the order of their first mention, ids a1, a2, …; a compound actor names its members.
    """
    candidates = recognise(parse, places, table or load_table())
    if reading is not None:
        candidates = with_reader(parse, reading, candidates)
    parties = resolve(parse, candidates, _countries(parse))
    return assemble(parse, parties)


def _countries(parse: Parse) -> Counter[str]:
    """How often the document names each country, its people or its capital."""
    known = states()
    codes = (known[token.text].code for token in parse.tokens if token.text in known)
    return Counter(code for code in codes if code)
