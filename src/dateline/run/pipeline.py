"""The stages in order, for one document. No I/O: the tools come ready made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version

from dateline.annotate.actor import ActorTable, annotate_actors
from dateline.annotate.attribution import annotate_attributions
from dateline.annotate.language import Parser
from dateline.annotate.place import annotate_places
from dateline.annotate.place.port import PlaceFinder
from dateline.annotate.quantity import annotate_quantities
from dateline.annotate.reader import Reader, Reading
from dateline.annotate.time import annotate_times
from dateline.coding import code_events
from dateline.coding.hints import word_hints
from dateline.coding.scene import set_scene
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.record import Mentions, Provenance, Record
from dateline.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Tools:
    """What a worker loads once.

    Attributes:
        actors: the actors known by name; those that ship where it is None.
        reader: the small model; without it the rules alone speak.
        components: names of what else a record depends on, for its provenance.
    """

    parser: Parser
    gazetteer: PlaceFinder
    actors: ActorTable | None = None
    reader: Reader | None = None
    components: tuple[str, ...] = ()


def extract(doc: Document, tools: Tools) -> Record:
    """The record of one document. A document in another language than English is kept as such, uncoded."""
    components = (tools.parser.component, *tools.components)
    provenance = Provenance(program="dateline", version=version("dateline"), components=components)
    if doc.language not in (None, "en"):
        return Record(document=doc, provenance=provenance)
    parse = tools.parser.parse(doc)
    published, times = annotate_times(doc, parse)
    doc = replace(doc, published=published)
    mentions = find_mentions(doc, parse, times, tools)
    reading = None
    if tools.reader is not None:
        reading = tools.reader.read(parse, word_hints(set_scene(doc, parse, mentions)))
        mentions = revised(doc, parse, mentions, tools, reading)
    events = code_events(doc, parse, mentions, reading)
    return Record(
        document=doc,
        times=mentions.times,
        places=mentions.places,
        actors=mentions.actors,
        quantities=mentions.quantities,
        attributions=mentions.attributions,
        events=events,
        provenance=provenance,
    )


def find_mentions(doc: Document, parse: Parse, times: tuple[TimeExpression, ...], tools: Tools) -> Mentions:
    """What the rules of all layers find, the times given."""
    places = annotate_places(doc, parse, tools.gazetteer)
    actors = annotate_actors(doc, parse, places, tools.actors)
    attributions = annotate_attributions(doc, parse, actors)
    quantities = annotate_quantities(doc, parse, times)
    return Mentions(times=times, places=places, actors=actors, quantities=quantities, attributions=attributions)


def revised(doc: Document, parse: Parse, mentions: Mentions, tools: Tools, reading: Reading) -> Mentions:
    """The mentions after the small model has spoken."""
    places = annotate_places(doc, parse, tools.gazetteer, reading)
    actors = annotate_actors(doc, parse, places, tools.actors, reading)
    return replace(mentions, places=places, actors=actors, attributions=annotate_attributions(doc, parse, actors))
