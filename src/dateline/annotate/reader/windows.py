"""Cut a parsed document into windows that the encoder reads at once: whole sentences, with some context in front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.reader.pieces import Pieces
from dateline.model.parse import Parse

LONGEST = 250  # word pieces of a window, its two markers aside
CONTEXT = 40  # word pieces of the sentences before that may be read along


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[first, last)` are read, the answers of `[fresh, last)` count.

    `pieces` are the ids of the word pieces with their two markers; `heads[k]` is where word `first + k` begins in them.
    """

    first: int
    fresh: int
    last: int
    pieces: tuple[int, ...]
    heads: tuple[int, ...]


def windows(parse: Parse, pieces: Pieces) -> Iterator[Window]:
    """All windows of a document in order; each word is fresh in just one."""
    ids = [pieces.of(token.text) for token in parse.tokens]
    for first, fresh, last in _stretches(parse, [len(word) for word in ids]):
        row, heads = [pieces.open], []
        for word in ids[first:last]:
            heads.append(len(row))
            row.extend(word)
        yield Window(first, fresh, last, (*row, pieces.close), tuple(heads))


def _stretches(parse: Parse, lengths: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """First word, first fresh word and end of each window."""
    bounds = [b for s in parse.sentences for b in _cut(s.first, s.last, lengths)]
    at = 0
    while at < len(bounds):
        start = at
        room, first = CONTEXT, bounds[at][0]
        while start > 0 and sum(lengths[slice(*bounds[start - 1])]) <= room:
            start -= 1
            first = bounds[start][0]
            room -= sum(lengths[slice(*bounds[start])])
        fresh = bounds[at][0]
        used = CONTEXT - room
        while at < len(bounds) and (bounds[at][0] == fresh or used + sum(lengths[slice(*bounds[at])]) <= LONGEST):
            used += sum(lengths[slice(*bounds[at])])
            at += 1
        yield first, fresh, bounds[at - 1][1]


def _cut(first: int, last: int, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces if it is longer than a window less its context."""
    start, used = first, 0
    for i in range(first, last):
        if used + lengths[i] > LONGEST - CONTEXT:
            yield start, i
            start, used = i, 0
        used += lengths[i]
    if start < last:
        yield start, last
