"""Whom or what a figure counts: the noun it heads, and the unit that noun belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.quantity.tables import effect_nouns, nouns
from dateline.model.parse import Parse, Token
from dateline.model.span import Quote

PEOPLE_ENDINGS = ("men", "women", "children", "ers", "ors", "ists", "ians", "ees", "ants", "ents", "folk", "people")
THINGS = frozenset(
    "bunkers boosters containers centers centres computers trailers trackers letters papers numbers orders offers meters metres "
    "litres liters kilometers layers matters powers quarters rivers towers waters winters summers sensors reactors motors "
    "sectors factors doors floors errors mirrors corridors harbours harbors centers posters shutters rollers mortars "
    "chambers borders barriers craters headquarters answers papers newspapers covers orders dangers members-states "
    "documents incidents accidents agreements apartments governments departments elements moments payments statements "
    "settlements shipments tents events parliaments continents components percents cents presents restaurants plants "
    "grants warrants variants implants committees degrees trees fees knees employees-unions lists exists arrests bullets "
    "transporters launchers carriers bombers tankers helicopters fighters-jets bulldozers boilers freighters destroyers "
    "cruisers trawlers steamers excavators detonators generators tractors reactors rotors amputations investments monuments "
    "instruments regiments detachments engagements bombardments treatments appointments experiments developments "
    "movements improvements segments shelters drawers boulders shoulders dollars prayers dinners hangers trousers".split()
)
LINKING = frozenset(("more", "other", "others", "further", "additional", "new", "extra", "such", "of", "the"))
MODIFIERS = frozenset(("ADJ", "NOUN", "PROPN", "ADV"))
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight overnight".split()
)
BARE = frozenset(("dead", "wounded", "injured", "missing", "displaced", "homeless", "kia", "wia", "mia", "hurt"))


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase a figure counts: its head token, its span, and what kind of thing it is."""

    head: Token | None
    of: Quote | None
    kind: str


def noun_kind(token: Token) -> str:
    """The class of a counted noun: person, combatant, household, equipment, formation, building, group or thing."""
    table = nouns()
    for form in (token.lemma.lower(), token.lower):
        if form in table:
            return table[form]
    word = token.lower
    if word in effect_nouns():
        return "person"
    if word not in THINGS and len(word) > 4 and word.endswith(PEOPLE_ENDINGS):
        return "person"
    if token.tag == "NNPS" or (token.tag == "NNP" and word.endswith(("ians", "ans", "is", "ese"))):
        return "person"
    return "thing"


def counted(parse: Parse, after: int) -> Counted:
    """The noun phrase that follows a figure which ends before token `after`."""
    tokens = parse.tokens
    at = after
    sent = tokens[after].sent if after < len(tokens) else -1
    of_list = False
    while at < len(tokens) and tokens[at].sent == sent and (tokens[at].lower in LINKING or tokens[at].tag in ("DT", "PRP$")):
        of_list = of_list or tokens[at].lower == "of"
        if tokens[at].lower == "others":
            return Counted(tokens[at], None, "person")
        at += 1
    if at < len(tokens) and tokens[at].sent == sent and of_list and tokens[at].tag in ("PRP", "WP", "WDT"):
        return Counted(None, None, "")
    first, head = at, None
    while at < len(tokens) and tokens[at].sent == sent:
        token = tokens[at]
        if token.lower in CALENDAR or (token.pos not in MODIFIERS and not _modifies(parse, at)):
            break
        if token.pos in ("NOUN", "PROPN") and token.lower not in BARE:
            head = token
            if token.dep not in ("compound", "amod", "nmod", "poss") or token.head <= at:
                break
        elif head is not None and token.lower != "-":
            break
        if at - first > 6:
            break
        at += 1
    if head is None:
        return _nominal(parse, first, sent)
    return Counted(head, parse.quote(first, head.i), noun_kind(head))


def _modifies(parse: Parse, at: int) -> bool:
    """Whether a participle or hyphen stands before its noun ("wounded soldiers", "T-72 tanks")."""
    token = parse.tokens[at]
    if token.text in ("-", "–", "/"):
        return at + 1 < len(parse.tokens) and not token.space
    if token.text in ("'s", "’s"):
        return True
    return token.tag in ("VBN", "VBG", "CD", "POS", "NNP") and token.dep in ("amod", "compound", "nmod", "poss") and token.head > at


def _nominal(parse: Parse, at: int, sent: int) -> Counted:
    """ "22 dead", "the 27 wounded": an adjective in the place of the noun."""
    if at < len(parse.tokens) and parse.tokens[at].sent == sent and parse.tokens[at].lower in BARE:
        token = parse.tokens[at]
        return Counted(token, parse.quote(at, at) if token.lower != "hurt" else None, "person")
    if at > 0 and at < len(parse.tokens) and parse.tokens[at].lower == "newly":
        return _nominal(parse, at + 1, sent)
    return Counted(None, None, "")
