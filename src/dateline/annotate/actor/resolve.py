"""Which words name the same party: mentions of one document are gathered into actors.

Names first (same words, alias, family name, abbreviation), then definite nominals ("the group"), then pronouns, each
looking back to the nearest mention that fits in kind and number. What finds no fellow stays an actor of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.annotate.actor.classify import Role
from dateline.annotate.actor.lexicon import word_sets
from dateline.annotate.actor.recognise import Candidate
from dateline.annotate.actor.table import KnownActor
from dateline.model.parse import Parse

_SETS = word_sets()


@dataclass(slots=True)
class Party:
    """An actor in the making."""

    mentions: list[Candidate] = field(default_factory=list)
    known: KnownActor | None = None

    @property
    def role(self) -> Role:
        """The role by the mention that says most."""
        return max((m.role for m in self.mentions), key=lambda r: (r.sector is not None, r.rule in ("table", "state")))

    @property
    def plural(self) -> bool:
        """Whether it can be "they"."""
        return any(m.plural for m in self.mentions)

    @property
    def last(self) -> Candidate:
        """The mention nearest to what comes next."""
        return self.mentions[-1]


def resolve(parse: Parse, candidates: list[Candidate], countries: Counter[str]) -> list[Party]:
    """Gather candidates into parties, in order of their first mention."""
    parties: list[Party] = []
    by_name: dict[object, Party] = {}
    for candidate in candidates:
        party = _antecedent(parse, candidate, parties, by_name, countries)
        if candidate.form == "pronoun" and party is None:
            continue
        if party is None:
            party = Party()
            parties.append(party)
        party.mentions.append(candidate)
        for key in _keys(candidate, countries):
            by_name.setdefault(key, party)
        if party.known is None and candidate.known:
            party.known = choose(candidate.known, countries)
    return parties


def choose(actors: tuple[KnownActor, ...], countries: Counter[str]) -> KnownActor:
    """Of several actors of one name, the one whose country the document names most; else the first of the table."""
    return max(actors, key=lambda a: countries.get(a.country or "", 0))


def _keys(candidate: Candidate, countries: Counter[str]) -> list[object]:
    """By what a later mention finds this one."""
    if candidate.form == "name":
        keys: list[object] = [("name", candidate.core)]
        if candidate.known:
            keys.append(("known", choose(candidate.known, countries).name))
        elif candidate.role.kind == "person":
            keys.append(("family", candidate.core[-1]))
        return keys
    return [("nominal", candidate.core, candidate.role.country)]


def _antecedent(
    parse: Parse,
    candidate: Candidate,
    parties: list[Party],
    by_name: dict[object, Party],
    countries: Counter[str],
) -> Party | None:
    """The party that a mention belongs to, None for a new one."""
    if candidate.form == "name":
        return _by_name(candidate, by_name, countries)
    if candidate.form == "pronoun":
        return _by_pronoun(parse, candidate, parties)
    return _by_nominal(parse, candidate, parties, by_name)


def _by_name(candidate: Candidate, by_name: dict[object, Party], countries: Counter[str]) -> Party | None:
    if candidate.known:
        return by_name.get(("known", choose(candidate.known, countries).name))
    found = by_name.get(("name", candidate.core))
    if found is None and candidate.role.kind == "person":
        found = by_name.get(("family", candidate.core[-1]))
    return found


def _by_nominal(parse: Parse, candidate: Candidate, parties: list[Party], by_name: dict[object, Party]) -> Party | None:
    counted = any(t.pos == "NUM" for t in parse.tokens[candidate.first : candidate.head])
    same = by_name.get(("nominal", candidate.core, candidate.role.country))
    if same is not None and not counted and (candidate.definite or candidate.plural):
        return same
    if not candidate.definite:
        return None
    head = candidate.core[-1]
    for party in reversed(parties[-12:]):
        if parse.tokens[candidate.head].sent - parse.tokens[party.last.head].sent > 5:
            continue
        last = party.last
        if _holds(last, candidate) or (party.plural != candidate.plural and not party.role.group):
            continue
        if last.form == "nominal" and last.core[-1] == head and _agree(party.role, candidate.role):
            return party
        if head in _SETS["group_nouns"] and party.known and _generic_fits(head, party.known):
            return party
        if party.role.rule == "person name with title" and candidate.role.kind == "person" and head in _titles(party):
            return party
    return None


def _generic_fits(head: str, known: KnownActor) -> bool:
    if head in ("army", "force", "company", "party", "agency"):
        return head in known.name.lower()
    return known.kind in ("armed_group", "organisation")


def _titles(party: Party) -> set[str]:
    return {word for m in party.mentions for word in m.core}


def _agree(ours: Role, theirs: Role) -> bool:
    """Whether two roles do not contradict each other."""
    if ours.country and theirs.country and ours.country != theirs.country:
        return False
    return ours.kind == theirs.kind and (not ours.sector or not theirs.sector or ours.sector == theirs.sector)


def _holds(a: Candidate, b: Candidate) -> bool:
    return a.first <= b.first <= a.last or b.first <= a.first <= b.last


def _by_pronoun(parse: Parse, candidate: Candidate, parties: list[Party]) -> Party | None:
    word = candidate.core[0]
    if word in _SETS["we_i"] or word in ("it", "its", "itself"):
        return None
    here = parse.tokens[candidate.head].sent
    best: tuple[int, Party] | None = None
    for party in parties[-20:]:
        last = party.last
        gap = here - parse.tokens[last.head].sent
        if gap > 2 or _holds(last, candidate):
            continue
        if word in _SETS["he_she"] and not (party.role.kind == "person" or (not party.plural and not party.role.group)):
            continue
        if word in _SETS["they"] and not (
            party.plural or (party.role.group and party.role.kind in ("armed_group", "state_force", "civilians"))
        ):
            continue
        score = (
            -10 * gap
            + (6 if parse.tokens[last.head].dep in ("nsubj", "nsubjpass") else 0)
            + (3 if last.form == "name" and word in _SETS["he_she"] else 0)
        )
        if best is None or score >= best[0]:
            best = (score, party)
    return best[1] if best else None
