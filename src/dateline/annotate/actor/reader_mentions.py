"""Parties that the small model finds where no rule sees one, and its doubts about those that the rules see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import POST, VEHICLE, Role
from dateline.annotate.reader import Mark, Reading
from dateline.model.actor import ActorKind
from dateline.model.parse import Parse

ADD = 0.7  # how likely a mention must begin where no rule sees one
DROP = 0.05  # a mention of the rules is none if each of its words is less likely to stand in one
GROUPS = frozenset({"armed_group", "state_force", "government", "organisation", "population"})
OF_A_PARTY = frozenset({POST, VEHICLE})
PRIVATE = frozenset({"civilians"})


def with_reader(parse: Parse, reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of rules and model, in text order."""
    kept = [] if reading.alone else judged(reading, candidates)
    return sorted([*kept, *reader_mentions(parse, reading, kept)], key=lambda c: (c.first, -c.last))


def judged(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that the model does not rule out; names that the table knows and posts of an army stay."""
    return [
        c
        for c in candidates
        if c.known
        or c.role.rule in OF_A_PARTY
        or max(reading.inside("actor", i) for i in range(c.first, c.last + 1)) >= DROP
    ]


def reader_mentions(parse: Parse, reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates of the model beside those that are known."""
    taken = {i for c in known for i in range(c.first, c.last + 1)}
    for mark in reading.spans("actor", ADD):
        head = parse.head_in(parse.tokens[mark.first].start, parse.tokens[mark.last].end)
        if head is None or mark.kind == "other" or taken & set(range(mark.first, mark.last + 1)):
            continue  # what is no kind of party is a thing that something is done to
        if head.pos in ("PRON", "DET"):
            continue
        yield candidate(parse, mark, head.i)


def candidate(parse: Parse, mark: Mark, head: int) -> Candidate:
    """A mark as a candidate."""
    token = parse.tokens[head]
    words = parse.tokens[mark.first : mark.last + 1]
    core = tuple(t.lower for t in words if t.dep != "det" and t.pos not in ("PUNCT", "NUM"))
    role = Role(
        cast(ActorKind, mark.kind),
        group=mark.kind in GROUPS,
        private=mark.kind in PRIVATE,
        rule=f"reader {mark.score:.2f}",
    )
    return Candidate(
        mark.first,
        mark.last,
        head,
        "name" if token.pos == "PROPN" else "nominal",
        role,
        core or (token.lower,),
        plural=token.tag in ("NNS", "NNPS"),
        definite=words[0].lower in ("the", "this", "these", "those", "that"),
        counted=any(t.pos == "NUM" for t in words),
    )
