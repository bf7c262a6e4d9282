"""Find the words that name parties: names, nominals and pronouns, each with the extent of its phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import Role
from dateline.annotate.actor.lexicon import given_names, word_sets
from dateline.annotate.actor.names import known_echo, known_name, proper_names, state_before_noun
from dateline.annotate.actor.nominals import counted, nominal, opens_as_common_noun, pronoun
from dateline.annotate.actor.table import ActorTable, Match
from dateline.model.parse import Parse, Token
from dateline.model.place import PlaceMention

_THE_REST = word_sets()["the_rest"]


def recognise(parse: Parse, places: tuple[PlaceMention, ...], table: ActorTable) -> list[Candidate]:
    """All candidates of a document in text order, nested ones after the phrase that holds them."""
    matches: dict[int, Match] = {}
    for match in table.matches(parse.tokens):
        if _is_part_of_a_persons_name(parse, match):
            continue
        matches.update(dict.fromkeys(range(match.first, match.last + 1), match))
    spots = {t.i: place for place in places for t in parse.tokens_in(place.start, place.end)}
    found: dict[tuple[int, int], Candidate] = {}
    for token in parse.tokens:
        for candidate in _candidates(parse, token, matches, spots, table):
            found.setdefault((candidate.first, -candidate.last), candidate)
    for candidate in list(_echoes(parse, found.values(), matches)):
        found[(candidate.first, -candidate.last)] = candidate
    return list(_with_inherited_roles(parse, [found[key] for key in sorted(found)]))


def _is_part_of_a_persons_name(parse: Parse, match: Match) -> bool:
    """Whether an alias of one word is but a family or given name: "Omar Maute", "Mr Maute", "Amal Velmar"."""
    if match.first != match.last or all(actor.kind == "person" for actor in match.actors):
        return False
    tokens, at = parse.tokens, match.first
    if at and tokens[at - 1].sent == tokens[at].sent:
        before = tokens[at - 1]
        if before.text in given_names() or (before.lower.rstrip(".") in ("mr", "mrs", "ms", "miss")):
            return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and tokens[at].text in given_names() and after.pos == "PROPN" and tokens[at].head == at + 1


def _with_inherited_roles(parse: Parse, candidates: list[Candidate]) -> Iterator[Candidate]:
    """ "Others" and "several" are of the kind of those counted before them in the sentence."""
    before: Candidate | None = None
    for candidate in candidates:
        if before is not None and candidate.role.kind == "other" and _leaves_out_noun(parse, candidate):
            if parse.tokens[before.head].sent == parse.tokens[candidate.head].sent:
                candidate = replace(candidate, role=before.role)
        elif candidate.form == "nominal" and not candidate.role.group and candidate.role.kind != "person":
            before = candidate
        yield candidate


def _leaves_out_noun(parse: Parse, candidate: Candidate) -> bool:
    """Whether a phrase has no noun of its own: "others", "10" of "20 soldiers were killed and 10 were wounded"."""
    return candidate.core[-1] in _THE_REST or parse.tokens[candidate.head].pos == "NUM"


def _candidates(
    parse: Parse, token: Token, matches: dict[int, Match], spots: dict[int, PlaceMention], table: ActorTable
) -> Iterator[Candidate]:
    match = matches.get(token.i)
    if match is not None:
        if token.i == match.last:
            yield known_name(parse, match)
            return
        return
    one: Candidate | None = None
    if token.pos == "PROPN" and opens_as_common_noun(parse, token):
        one = nominal(parse, token, table)
    elif token.pos == "PROPN":
        yield from proper_names(parse, token, spots.get(token.i))
    elif token.pos == "PRON" or token.tag == "PRP$":
        one = pronoun(token) or counted(parse, token)
    elif token.pos in ("NOUN", "ADJ"):
        one = nominal(parse, token, table) or counted(parse, token)
        if one is None and token.dep == "amod":
            yield from state_before_noun(parse, token)
    elif token.pos in ("NUM", "DET"):
        one = counted(parse, token)
    if one is not None:
        yield one


def _echoes(parse: Parse, candidates: Collection[Candidate], matches: dict[int, Match]) -> Iterator[Candidate]:
    """Names that only the rest of the document explains: family names alone, and abbreviations told in brackets."""
    full = {c.core[-1]: c for c in candidates if c.role.kind == "person" and c.form == "name" and len(c.core) > 1}
    short = dict(_told_in_brackets(parse, candidates))
    taken = {
        i
        for c in candidates
        if c.form == "name" and not (c.role.rule == "tagger" and len(c.core) == 1)
        for i in range(c.first, c.last + 1)
    }
    for token in parse.tokens:
        if token.i in taken or token.i in matches:
            continue
        if token.text in short:
            yield known_echo(parse, token, short[token.text])
        elif token.pos == "PROPN" and token.lower in full and not _before_name(parse, token):
            yield Candidate(token.i, token.i, token.i, "name", full[token.lower].role, (token.lower,))


def _before_name(parse: Parse, token: Token) -> bool:
    """Whether the token is the first part of a longer name."""
    return token.dep == "compound" and token.head > token.i and parse.tokens[token.head].pos == "PROPN"


def _told_in_brackets(parse: Parse, candidates: Collection[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Abbreviations in brackets after the name of a body: "the Brezna Front (BRF)"."""
    tokens = parse.tokens
    for candidate in candidates:
        at = candidate.last + 2
        if candidate.form != "name" or candidate.role.kind == "person" or at + 1 >= len(tokens):
            continue
        word = tokens[at].text
        if tokens[at - 1].text + tokens[at + 1].text in ("()", "[]") and word.isupper() and 1 < len(word) < 9:
            yield word, candidate


__all__ = ["Role", "recognise"]
