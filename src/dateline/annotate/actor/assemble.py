"""Parties as the record holds them: `Actor` with ids, names, mentions and members."""

from __future__ import annotations

import unicodedata

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import state_at
from dateline.annotate.actor.lexicon import state_names, word_sets
from dateline.annotate.actor.resolve import Party
from dateline.model.actor import Actor, ActorKind, ActorMention
from dateline.model.parse import Parse
from dateline.model.span import Span

_SETS = word_sets()


def assemble(parse: Parse, parties: list[Party]) -> tuple[Actor, ...]:
    """The parties in order of first mention, numbered; a compound is followed by its members."""
    for party in parties:
        party.mentions.sort(key=lambda m: (m.first, -m.last))
    actors: list[Actor] = []
    for party in sorted(parties, key=lambda p: (p.mentions[0].first, -p.mentions[0].last)):
        key = f"a{len(actors) + 1}"
        parts = next((m for m in party.mentions if m.parts), None)
        members = tuple(f"a{len(actors) + 2 + n}" for n in range(len(parts.parts))) if parts else ()
        actors.append(_actor(parse, key, party, members))
        if parts:
            actors += [_member(parse, id_, party, parts, n) for n, id_ in enumerate(members)]
    return tuple(actors)


def _actor(parse: Parse, key: str, party: Party, members: tuple[str, ...]) -> Actor:
    role, known = party.role, party.known
    return Actor(
        id=key,
        name=_name(parse, party),
        kind=known.kind if known else _kind(party),
        sector=known.sector if known else role.sector,
        country=None if members else (known.country if known else None) or role.country,
        private=known is None and is_private(parse, party),
        mentions=tuple(_mention(parse, m.first, m.last, m) for m in _told(party)),
        members=members,
    )


def _told(party: Party) -> list[Candidate]:
    """The mentions without the mere office before a name ("Foreign Minister"), which the whole phrase holds."""
    return [m for m in party.mentions if m.form != "nominal" or not m.offices] or party.mentions


def _kind(party: Party) -> ActorKind:
    """The kind of the role that says most; one human being called by name is a person whatever the office."""
    named = any(m.form == "name" and m.role.kind == "person" for m in party.mentions)
    return "person" if named and not party.plural and not party.role.group else party.role.kind


def _member(parse: Parse, key: str, party: Party, compound: Candidate, n: int) -> Actor:
    """One of the peoples that share a noun: "Malian" and "French troops" of "Malian and French troops"."""
    at = compound.parts[n]
    last = compound.head if n + 1 == len(compound.parts) else at
    state = state_at(parse, at)
    noun = parse.tokens[compound.head].text
    people = parse.quote(at, at).quote
    return Actor(
        id=key,
        name=f"{people} {noun}",
        kind=party.role.kind,
        sector=party.role.sector,
        country=state.code if state else None,
        private=party.role.private,
        mentions=(_mention(parse, at, last, compound),),
    )


def is_private(parse: Parse, party: Party) -> bool:
    """Whether a party is a private person, a victim or a minor: nobody who acts in an office or under arms.

    A name alone counts as private until some mention gives an office; so does everybody called a child.
    """
    if party.words & _SETS["minors"]:
        return True
    roles = [m.role for m in party.mentions if m.form != "pronoun"]
    if not roles or any(role.group or role.kind in ("government", "population") for role in roles):
        return False
    if any(role.sector is not None and not role.private for role in roles):
        return False
    return all(role.private for role in roles)


def _mention(parse: Parse, first: int, last: int, candidate: Candidate) -> ActorMention:
    span: Span = parse.quote(first, last)
    return ActorMention(span.start, span.end, parse.text[span.start : span.end], form=candidate.form)


def _name(parse: Parse, party: Party) -> str:
    """The table's name as the text spells it, else the longest name in the text, else the first nominal."""
    if party.known:
        return _spelled(parse, party, party.known.name)
    if party.role.rule == "state" and party.role.country in state_names():
        return state_names()[party.role.country]
    names = [m for m in party.mentions if m.form == "name"]
    names = [m for m in names if not m.offices] or names
    chosen = max(names, key=lambda m: m.last - m.first) if names else party.mentions[0]
    words = parse.quote(chosen.first, chosen.last).quote.split()
    if names and len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words)


def _spelled(parse: Parse, party: Party, name: str) -> str:
    """A name of the table without its accents where the text writes it so ("Farabundo Marti …")."""
    plain = _plain(name)
    written = {parse.quote(m.first, m.last).quote.casefold() for m in party.mentions if m.form == "name"}
    told = {" ".join(words.split()).removeprefix("the ") for words in written}
    return plain if plain != name and plain.casefold() in told else name


def _plain(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
