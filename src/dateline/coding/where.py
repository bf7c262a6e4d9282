"""Where an event happened: the place stated with it, or inherited within its passage.

A place counts as stated when the grammar ties it to the trigger: "shelled X", "killed nine in X", "the siege of X", "X,
where they died". Otherwise the scene of the passage is inherited: the place last set for a happening, or the one that
the document is about. The place merely nearest in the text is never taken, nor the home of a victim.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.place import PlaceMention
from dateline.model.span import Span

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE", "AGREE", "SANCTION"})
# what it costs to climb from the trigger to the clause that a place hangs from
CLIMB = {"ccomp": 2.0, "advcl": 2.0, "relcl": 2.0, "acl": 2.0, "conj": 2.0, "xcomp": 2.0, "pcomp": 3.0, "pobj": 1.0}
LATE, REACH = 1.4, 8  # weight of a scene set in this sentence, and the sentences after which it has faded
FOCUS = 1.2  # weight of the place the document speaks of most
OTHER_PARAGRAPH = 0.6
LARGE = 0.9  # what a country or region loses against a place inside it
UNKNOWN = 0.2  # what a place that no gazetteer has loses against others
INSIDE = 3.0  # so much farther off by grammar, a place inside the country or region that is nearest is taken for it
SUBJECT = 0.5  # what it costs to take the place of those who act ("protesters in X") for that of their deed
SPECIFIC = {
    "quarter": 0,
    "facility": 0,
    "camp": 0,
    "settlement": 1,
    "water": 2,
    "admin2": 2,
    "region": 3,
    "admin1": 3,
    "other": 2,
    "country": 4,
}


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The place slot of an event: id of a mention, or the reason why there is none."""

    place: str | None = None
    status: Literal["stated", "inherited"] | None = None
    precision: int | None = None
    reason: str | None = "no place is stated"


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    text = (files("dateline.coding") / "data" / "where.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {group: frozenset(words.split()) for group, words in lines}


def event_place(
    doc: Document,
    parse: Parse,
    trigger: int,
    places: tuple[PlaceMention, ...],
    participants: tuple[Span, ...] = (),
    kind: str = "",
) -> EventPlace:
    """Where the happening named by token `trigger` took place.

    Args:
        doc: the document.
        parse: its grammar.
        trigger: index of the token that names the happening.
        places: all place mentions of the document.
        participants: the event's agents and patients.
        kind: PLOVER type of the event, if it is known: speech acts inherit no place; who flees or retreats leaves from
            a place.

    Returns:
        The id of a place mention with UCDP's precision, "stated" or "inherited"; or why there is none.
    """
    if not 0 <= trigger < len(parse.tokens):
        return EventPlace(reason="the trigger is not in the text")
    settings = [mention for mention in places if mention.role != "demonym"]
    verbal = parse.tokens[trigger].lemma.lower() in _cues()["verbal"]
    spoken = kind in SPOKEN or (not kind and verbal)
    leaving = kind in ("DISPLACE", "RETREAT") or (not kind and parse.tokens[trigger].lemma.lower() in _cues()["fled"])
    stated = _stated(parse, trigger, settings, 0.6 if verbal else 3.0 if spoken else 6.0, leaving)
    if stated is not None:
        return _answer(stated, "stated")
    if spoken:
        return EventPlace(reason="a speech act, and no place is stated with it")
    inherited = _inherited(doc, parse, trigger, settings)
    if inherited is not None:
        return _answer(_beyond_dateline(doc, inherited, places), "inherited")
    return EventPlace(reason="no place is stated, and the passage sets none")


def _beyond_dateline(doc: Document, scene: PlaceMention, places: tuple[PlaceMention, ...]) -> PlaceMention:
    """The country where only a dateline names the town: there the report was written, not the happening seen."""
    section = doc.section_at(scene.start)
    if section is None or section.kind != "dateline" or scene.place is None:
        return scene
    same = [m for m in places if m.place and m.place.id == scene.place.id and doc.section_at(m.start) is not section]
    if same:
        return scene
    country = [m for m in places if m.place and m.place.kind == "country" and m.place.country == scene.place.country]
    return country[0] if country else scene


def _answer(mention: PlaceMention, status: Literal["stated", "inherited"]) -> EventPlace:
    return EventPlace(mention.id, status, mention.precision, None)


def _stated(parse: Parse, trigger: int, places: list[PlaceMention], most: float, leaving: bool) -> PlaceMention | None:
    """The most specific of the places that the grammar ties most closely to the trigger."""
    sentence = parse.tokens[trigger].sent
    tied: list[tuple[float, int, PlaceMention]] = []
    for mention in places:
        head = parse.head_in(mention.start, mention.end)
        if head is None or head.sent != sentence:
            continue
        cost = _tie(parse, trigger, head, mention, leaving)
        if cost is not None and cost <= most:
            tied.append((cost, SPECIFIC[mention.place.kind if mention.place else "other"], mention))
    if not tied:
        return None
    tied.sort(key=lambda item: item[:2])
    cost, rank, found = tied[0]
    if found.place is not None and found.place.kind in ("country", "admin1", "region"):
        inside = [
            mention
            for farther, other, mention in tied
            if farther <= cost + INSIDE and other < rank and _in_country(mention, found.place.country)
        ]
        found = inside[0] if inside else found
    return _inmost(parse, found, places)


def _in_country(mention: PlaceMention, country: str | None) -> bool:
    """Whether a place is, or as an unknown one may be, in a country."""
    return mention.place is None or mention.place.country == country


def _inmost(parse: Parse, found: PlaceMention, places: list[PlaceMention]) -> PlaceMention:
    """Of "in X, in Y" and "in Y's X" the more specific."""
    if found.place is None:
        return found
    near = [m for m in places if (m.place and abs(m.start - found.end) < 4) or abs(found.start - m.end) < 4]
    for mention in near:
        if mention.place and SPECIFIC[mention.place.kind] < SPECIFIC[found.place.kind]:
            if mention.place.country == found.place.country:
                return mention
    return found


def _tie(parse: Parse, trigger: int, head: Token, mention: PlaceMention, leaving: bool) -> float | None:
    """How far a place is from the trigger along the grammar; None where it is not its setting."""
    cues = _cues()
    anchor = parse.tokens[trigger]
    if head.dep in ("compound", "amod", "poss", "nmod") and head.head != trigger:
        if _of_those_who_act(parse, head, trigger, mention):
            return SUBJECT + _way_up(parse, parse.tokens[head.head].head, trigger)
        if parse.tokens[head.head].lemma.lower() not in cues["ground"] and not _at_it(parse, head, mention):
            return None  # "US ships", "the Raqqa council"
        head = parse.tokens[head.head]
    steps = _steps_up(parse, head, trigger)
    if steps[0] is None and _where_those_are(parse, head, trigger):
        preposition = parse.tokens[head.head]
        return SUBJECT + _way_up(parse, parse.tokens[preposition.head].head, trigger)
    if steps[0] == "npadvmod":  # "in Vara province Wednesday": the tagger takes place and day for one
        before = parse.token_at(max(0, mention.start - 2))
        steps = (before.lower if before else None, steps[1])
    way = steps[0]
    if way is None:
        return None
    role, cost = way, steps[1]
    if role == "relcl":
        return 0.5 + cost
    if role in ("dobj", "nsubjpass", "appos"):
        return cost if anchor.lemma.lower() in cues["entered"] or anchor.i == head.head else None
    if role in cues["at"] | {"of", "where"}:
        return cost + (0.5 if role == "of" else 0.0)
    if role in cues["toward"]:
        return None if leaving and anchor.lemma.lower() not in cues["back"] else cost + 0.7
    if role in cues["off"]:
        return cost + (0.2 if leaving or anchor.lemma.lower() in cues["left"] else 1.5)
    if role == "compound" and mention.role == "location" and anchor.pos in ("NOUN", "PROPN"):
        return cost + 0.5
    return None


def _steps_up(parse: Parse, head: Token, trigger: int) -> tuple[str | None, float]:
    """The role in which a place hangs from the trigger's clause, and the steps between; (None, 0) where it does not."""
    chain = [trigger, *parse.ancestors(trigger)]
    at = {index: n for n, index in enumerate(chain)}
    tokens = parse.tokens
    for index in parse.ancestors(trigger):  # "X, where nine were killed"
        if index == head.i and any(tokens[c].dep == "relcl" for c in chain[: at[index]]):
            return "relcl", at[index]
    role = head.dep if head.dep in ("dobj", "nsubjpass", "appos", "compound", "poss", "npadvmod") else ""
    down = 0.0
    for index in parse.ancestors(head.i):
        token = tokens[index]
        if token.pos == "ADP" or token.dep in ("prep", "agent"):
            role = token.lower
        if index in at:
            return (role or None), down + _clauses(parse, chain[: at[index]]) + _barrier(parse, chain, at[index])
        if role == "from" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not _leaves(parse, trigger):
            return None, 0  # "a nurse from X"
        if token.dep in ("nsubj", "poss") and role in ("of", "from", "in", "at") and token.i not in at:
            return None, 0  # "the mayor of X said", "a man from X"
        if token.dep in ("relcl", "acl", "advcl", "ccomp"):
            down += 2
        if token.pos in ("NOUN", "PROPN") and token.dep in ("conj", "appos", "dobj", "pobj"):
            down += 1
    return None, 0


def _where_those_are(parse: Parse, head: Token, trigger: int) -> bool:
    """Whether a place is where those who act are: "protesters in X burned …"."""
    preposition = parse.tokens[head.head]
    noun = parse.tokens[preposition.head]
    return (
        preposition.dep == "prep"
        and preposition.lower in _cues()["spot"]
        and noun.dep in ("nsubj", "nsubjpass")
        and noun.head in (trigger, *parse.ancestors(trigger))
    )


def _of_those_who_act(parse: Parse, head: Token, trigger: int, mention: PlaceMention) -> bool:
    """Whether those who act are told by their town: "the Goma police fired", "Goma's mayor told"."""
    noun = parse.tokens[head.head]
    return (
        _by_town(head, mention)
        and noun.dep in ("nsubj", "nsubjpass")
        and noun.head in (trigger, *parse.ancestors(trigger))
    )


def _at_it(parse: Parse, head: Token, mention: PlaceMention) -> bool:
    """Whether something told by its town is what the happening is at: "near the Goma flyover"."""
    noun = parse.tokens[head.head]
    spot = noun.dep == "pobj" and parse.tokens[noun.head].lower in _cues()["spot"]
    return spot and _by_town(head, mention)


def _by_town(head: Token, mention: PlaceMention) -> bool:
    """Whether a noun is told by the name of a town beside it."""
    town = mention.place is None or mention.place.kind not in ("country", "region")
    return town and mention.role == "location" and head.dep != "amod"


def _way_up(parse: Parse, index: int, trigger: int) -> float:
    """What it costs to climb from the trigger to a word above it."""
    chain = [trigger, *parse.ancestors(trigger)]
    depth = chain.index(index)
    return _clauses(parse, chain[:depth]) + _barrier(parse, chain, depth)


def _leaves(parse: Parse, trigger: int) -> bool:
    return parse.tokens[trigger].lemma.lower() in _cues()["left"]


def _clauses(parse: Parse, chain: list[int]) -> float:
    return sum(CLIMB.get(parse.tokens[i].dep, 0.0) for i in chain)


def _barrier(parse: Parse, chain: list[int], depth: int) -> int:
    """Extra cost where the trigger is told by a verb of speech, whose place is the speaker's."""
    if depth and parse.tokens[chain[depth]].lemma.lower() in _cues()["verbal"]:
        return 4
    for i in chain[: depth + 1]:
        token = parse.tokens[i]
        if token.dep == "ccomp" and parse.tokens[token.head].lemma.lower() in _cues()["verbal"]:
            return 3
    return 0


def _inherited(doc: Document, parse: Parse, trigger: int, places: list[PlaceMention]) -> PlaceMention | None:
    """The scene of the passage: weighed by how lately a place was set, how, and how much the document speaks of it."""
    named = [m for m in places if (m.place or m.role == "location") and parse.token_at(m.start) is not None]
    wanted = _meant(parse, trigger)
    if wanted:
        named = [m for m in named if m.place and m.place.kind in wanted] or named
    often = Counter(_name(m) for m in named if m.role == "location")
    most = max(often.values(), default=1)
    best: tuple[float, PlaceMention] | None = None
    for mention in named:
        value = _scene(doc, parse, mention, trigger) + FOCUS * often[_name(mention)] / most
        value -= UNKNOWN if mention.place is None else 0.0
        if best is None or value >= best[0]:
            best = (value, mention)
    return _inmost(parse, best[1], named) if best and best[0] >= 0.6 else None


def _name(mention: PlaceMention) -> str:
    """What tells a place from others: its id, or the words for one that no gazetteer has."""
    return mention.place.id if mention.place else mention.quote.lower()


def _meant(parse: Parse, trigger: int) -> frozenset[str]:
    """Kinds of place that "the town", "the country" beside the trigger stands for; empty where nothing does."""
    tokens = parse.tokens
    for i in parse.subtree(trigger)[:60]:
        token = tokens[i]
        if token.dep in ("dobj", "pobj", "nsubjpass") and token.sent == tokens[trigger].sent:
            article = {tokens[c].lower for c in parse.children(i)}
            if article & {"the", "this"} and token.lemma.lower() in _cues()["townlike"]:
                return frozenset({"settlement", "quarter", "camp"})
            if article & {"the", "this"} and token.lemma.lower() == "country":
                return frozenset({"country"})
    return frozenset()


def _scene(doc: Document, parse: Parse, mention: PlaceMention, trigger: int) -> float:
    """How much a mention speaks for its place being the scene of the trigger."""
    anchor = parse.tokens[trigger]
    token = parse.head_in(mention.start, mention.end) or parse.tokens[0]
    back = anchor.sent - token.sent
    large = LARGE if mention.place is not None and mention.place.kind in ("country", "region") else 0.0
    if back < 0:
        return -0.8 - 0.1 * min(10, -back) - large
    value = LATE * max(0.0, 1.0 - back / REACH)
    if back == 0 and token.start > anchor.start:
        value *= 0.7
    here, there = doc.section_at(anchor.start), doc.section_at(mention.start)
    if here is not there:
        value *= OTHER_PARAGRAPH
    return value * (1.0 if _is_setting(parse, token, mention) else 0.25) - large


def _is_setting(parse: Parse, token: Token, mention: PlaceMention) -> bool:
    """Whether a mention sets a scene ("in X", "entered X"), rather than naming an actor or somebody's home."""
    if mention.role != "location" or (mention.relation is not None and mention.relation.kind == "part"):
        return False
    head = parse.tokens[token.head]
    if token.dep in ("compound", "poss", "nmod") and head.lemma.lower() in _cues()["ground"]:
        token, head = head, parse.tokens[head.head]
    above = parse.tokens[head.head]
    if head.dep == "prep" and above.dep in ("nsubj", "nsubjpass", "poss") and head.lower != "of":
        return False  # somebody's home
    if token.dep in ("dobj", "nsubjpass"):
        return head.lemma.lower() in _cues()["entered"]
    if head.dep == "prep" and above.lemma.lower() in _cues()["verbal"]:
        return False  # "agreed in X": where they spoke
    return head.dep == "prep" or token.dep in ("ROOT", "appos", "conj", "npadvmod")
