"""One document as the event coder sees it: words, parties, places and times, looked up by token."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.reader import Reading
from dateline.coding.lexicon import load_classes, load_words
from dateline.coding.vicinity import links_by_section
from dateline.model.actor import Actor, ActorMention
from dateline.model.attribution import Attribution
from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.place import PlaceMention
from dateline.model.quantity import Quantity
from dateline.model.record import Mentions
from dateline.model.span import Span

KIND_CLASSES = {
    "person": {"person", "party"},
    "armed_group": {"armed", "person", "party"},
    "state_force": {"armed", "police", "authority", "person", "party"},
    "government": {"authority", "government", "official", "party"},
    "organisation": {"org", "party"},
    "civilians": {"civil", "crowd", "person", "party"},
    "population": {"civil", "crowd", "person", "party"},
    "other": {"party"},
}
ENTITY_CLASSES = {
    "PERSON": {"person", "official", "party"},
    "ORG": {"org", "party"},
    "GPE": {"place", "state", "authority", "government", "official", "party"},
    "LOC": {"place"},
    "FAC": {"place"},
    "NORP": {"person", "civil", "armed", "crowd", "party"},
}
STATES = frozenset({"country", "admin1"})
IMPLIES_PARTY = frozenset({"armed", "police", "authority", "government", "official", "person", "civil", "crowd", "org"})
ANAPHORS = load_words("anaphors")
ANAPHOR_CLASSES = frozenset({"party", "person", "armed", "police", "authority", "civil", "official", "anaphor"})
CONDITIONS = load_words("conditions")
PERSONAL = frozenset({"he", "she", "him", "her", "who", "whom", "we", "us", "i", "you"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its parse and mentions, to be looked up by the index of a token in the mention.

    `spans` has the words of each time, place, figure and source by the id of its item.
    """

    doc: Document
    parse: Parse
    mentions: Mentions
    actor_at: dict[int, tuple[Actor, ActorMention]] = field(repr=False)
    place_at: dict[int, PlaceMention] = field(repr=False)
    timed: frozenset[int] = field(repr=False)
    named: frozenset[int] = field(repr=False)
    actors: dict[str, Actor] = field(repr=False)
    places: dict[str, PlaceMention] = field(repr=False)
    spans: dict[str, Span] = field(repr=False)
    figure_at: dict[int, Quantity] = field(repr=False)
    links: dict[int, tuple[Attribution, ...]] = field(repr=False)
    reading: Reading | None = field(default=None, repr=False)
    _classes: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def brief(self) -> bool:
        """Whether the text has one or two sentences only, which tell the small model too little to overrule a table."""
        return len(self.parse.sentences) <= 2

    def token(self, i: int) -> Token:
        """Token `i`."""
        return self.parse.tokens[i]

    def links_at(self, i: int) -> tuple[Attribution, ...]:
        """The attributions whose content stands in the section of token `i`, with those that report them."""
        return self.links.get(self.parse.sentence_of(i).section, ())

    def classes(self, i: int) -> frozenset[str]:
        """What kind of thing the noun at token `i` names, by its actor, its place, its word and its entity label."""
        if i not in self._classes:
            self._classes[i] = frozenset(self._read_classes(i))
        return self._classes[i]

    def _read_classes(self, i: int) -> set[str]:
        token, table = self.parse.tokens[i], load_classes()
        found: set[str] = set()
        if i in self.actor_at:
            actor = self.actor_at[i][0]
            found |= KIND_CLASSES["civilians" if actor.kind == "person" and actor.private else actor.kind]
        if token.pos == "PRON" or token.lower in ANAPHORS:
            found |= ANAPHOR_CLASSES if token.lower not in PERSONAL else ANAPHOR_CLASSES - {"anaphor"}
            return found
        if token.lower == "state" and condition(self.parse, token):
            return found
        found |= table.get(token.lower, frozenset()) | table.get(token.lemma.lower(), frozenset())
        if i in self.place_at:
            place = self.place_at[i].place
            found.add("place")
            if place is None or place.kind in STATES:
                found |= ENTITY_CLASSES["GPE"]
        elif token.ent in ENTITY_CLASSES and (token.pos == "PROPN" or token.ent == "NORP"):
            found |= ENTITY_CLASSES[token.ent]
        elif (token.pos == "PROPN" or capital(self.parse, token)) and not found:
            found |= {"party", "name"}
        if token.pos == "NUM" and not found - {"party"}:
            found |= {"person", "civil", "crowd", "party", "number"}
        if found & IMPLIES_PARTY:
            found.add("party")
        return found


def condition(parse: Parse, token: Token) -> bool:
    """Whether "state" is a condition ("a state of emergency"), no country."""
    after = parse.tokens[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower == "of" and after[1].lower in CONDITIONS


def capital(parse: Parse, token: Token) -> bool:
    """Whether a noun is written as a name inside a sentence."""
    inside = token.i > parse.sentences[token.sent].first
    return inside and token.pos == "NOUN" and token.text[:1].isupper() and not token.text.isupper()


def set_scene(doc: Document, parse: Parse, mentions: Mentions, reading: Reading | None = None) -> Scene:
    """Look up once which tokens name which actor, place or time; of nested actors the longest names the head."""
    actor_at: dict[int, tuple[Actor, ActorMention]] = {}
    spans = [(m.end - m.start, m, actor) for actor in mentions.actors for m in actor.mentions]
    for _, mention, actor in sorted(spans, key=lambda item: (item[0], item[1].start)):
        head = parse.head_in(mention.start, mention.end)
        if head is not None:
            actor_at[head.i] = (actor, mention)
    place_at: dict[int, PlaceMention] = {}
    for place in mentions.places:
        if place.role == "location":
            for token in parse.tokens_in(place.start, place.end):
                place_at[token.i] = place
    timed = frozenset(
        token.i
        for time in mentions.times
        if time.type in ("DATE", "TIME", "DURATION", "SET")
        for token in parse.tokens_in(time.start, time.end)
    )
    named = frozenset(
        token.i
        for actor in mentions.actors
        for mention in actor.mentions
        if mention.form == "name"
        for token in parse.tokens_in(mention.start, mention.end)
    )
    actors = {actor.id: actor for actor in mentions.actors}
    places = {place.id: place for place in mentions.places}
    links = links_by_section(parse, mentions.attributions)
    words: dict[str, Span] = {t.id: t for t in mentions.times}
    words |= {q.id: q for q in mentions.quantities}
    words |= {p.id: p for p in mentions.places}
    words |= {link.id: link.source for link in mentions.attributions if link.source is not None}
    heads = [(parse.head_in(q.start, q.end), q) for q in mentions.quantities if q.unit in ("person", "household")]
    figure_at = {head.i: q for head, q in heads if head is not None}
    return Scene(
        doc, parse, mentions, actor_at, place_at, timed, named, actors, places, words, figure_at, links, reading
    )
