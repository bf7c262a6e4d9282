"""Parties as the record holds them: `Actor` with ids, names, mentions and members."""

from __future__ import annotations

from dateline.annotate.actor.recognise import Candidate
from dateline.annotate.actor.resolve import Party
from dateline.model.actor import Actor, ActorMention
from dateline.model.parse import Parse


def assemble(parse: Parse, parties: list[Party]) -> tuple[Actor, ...]:
    """The parties in order of first mention, numbered."""
    parties = sorted(parties, key=lambda p: (p.mentions[0].first, -p.mentions[0].last))
    return tuple(_actor(parse, f"a{n}", party) for n, party in enumerate(parties, 1))


def _actor(parse: Parse, key: str, party: Party) -> Actor:
    role = party.role
    return Actor(
        id=key,
        name=_name(parse, party),
        kind=party.known.kind if party.known else role.kind,
        sector=party.known.sector if party.known else role.sector,
        country=(party.known.country if party.known else None) or role.country,
        private=role.private,
        mentions=tuple(_mention(parse, m) for m in sorted(party.mentions, key=lambda m: (m.first, m.last))),
    )


def _mention(parse: Parse, candidate: Candidate) -> ActorMention:
    words = parse.quote(candidate.first, candidate.last)
    return ActorMention(words.start, words.end, words.quote, form=candidate.form)


def _name(parse: Parse, party: Party) -> str:
    """The table's name, else the longest name in the text, else the first nominal."""
    if party.known:
        return party.known.name
    names = [m for m in party.mentions if m.form == "name"]
    chosen = max(names, key=lambda m: m.last - m.first) if names else party.mentions[0]
    return " ".join(parse.quote(chosen.first, chosen.last).quote.split())
