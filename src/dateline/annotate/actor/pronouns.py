"""To whom a pronoun points back.

"He", "she" and "they" look back over three sentences, subjects and names first; "we" and "I" join only their like
nearby, since who speaks is for the attributions to say; "it" is no candidate: too often it means a thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.lexicon import word_sets
from dateline.model.parse import Parse

if TYPE_CHECKING:
    from dateline.annotate.actor.resolve import Party

_SETS = word_sets()
_REACH = 2  # sentences back


def antecedent_of_pronoun(parse: Parse, candidate: Candidate, parties: Sequence[Party]) -> Party | None:
    """The party that a pronoun means, None if none fits."""
    word = candidate.core[0]
    if word in _SETS["we_i"]:
        return _same_speaker(parse, candidate, parties)
    here = parse.tokens[candidate.head].sent
    best: tuple[int, Party] | None = None
    for party in parties:
        last = party.last
        gap = here - parse.tokens[last.head].sent
        if gap > _REACH or last.holds(candidate) or not _fits(word, party):
            continue
        if _same_clause(parse, last, candidate):
            continue
        score = -10 * gap + _salience(parse, party)
        if best is None or score >= best[0]:
            best = (score, party)
    return best[1] if best else None


def _same_speaker(parse: Parse, candidate: Candidate, parties: Sequence[Party]) -> Party | None:
    """The party of an earlier "we" (or "I") in this sentence or the one before."""
    for party in reversed(parties):
        last = party.last
        if last.form == "pronoun" and last.core[0] in _SETS["we_i"] and last.plural == candidate.plural:
            near = parse.tokens[candidate.head].sent - parse.tokens[last.head].sent <= 1
            return party if near else None
    return None


def _fits(word: str, party: Party) -> bool:
    """Whether a party can be "he" or "they"."""
    role = party.role
    if word in _SETS["he_she"]:
        other = "female" if word in _SETS["male"] else "male"
        if not party.words.isdisjoint(_SETS[other]):
            return False
        return not party.plural and not role.group and role.kind not in ("population", "government", "other")
    if word in _SETS["they"]:
        if party.mentions[0].core[0] in _SETS["we_i"]:
            return False
        return party.plural or (role.group and role.kind in ("armed_group", "state_force", "civilians", "organisation"))
    return False


def _salience(parse: Parse, party: Party) -> int:
    """Subjects and names come to mind first; what stands in a "by" or "of" phrase last."""
    last = party.last
    dep = parse.tokens[last.head].dep
    score = 6 if dep in ("nsubj", "nsubjpass") else 0
    score += 3 if last.form == "name" and party.role.kind == "person" else 0
    return score + min(len(party.mentions), 3)


def _same_clause(parse: Parse, last: Candidate, candidate: Candidate) -> bool:
    """Whether both hang from one verb: "he shot him" means two men, save for "his" and "himself"."""
    token, other = parse.tokens[candidate.head], parse.tokens[last.head]
    if token.dep in ("poss", "nsubj", "nsubjpass") or token.lower.endswith(("self", "selves")):
        return False
    over = token
    if token.dep == "pobj":
        over = parse.tokens[token.head]
    return parse.tokens[over.head].i == other.head and over.head != over.i
