"""The mentions around a trigger: what may govern it, so that long documents cost no more a word than short ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from dateline.model.attribution import Attribution
from dateline.model.parse import Parse
from dateline.model.span import Span

T = TypeVar("T", bound=Span)
OPENING = 6  # a dateline or a title stands for the whole document


def around(mentions: Sequence[T], offset: int, before: int, after: int) -> tuple[T, ...]:
    """The first few mentions of a document, and those just before and after an offset, in text order.

    >>> [m.start for m in around([Span(n, n + 1) for n in range(100)], 50, 2, 1)]
    [0, 1, 2, 3, 4, 5, 48, 49, 50]
    """
    if len(mentions) <= OPENING + before + after:
        return tuple(mentions)
    at = bisect_left(mentions, offset, key=lambda mention: mention.start)
    first = max(at - before, 0)
    return tuple(mentions[: min(OPENING, first)]) + tuple(mentions[first : at + after])


def links_by_section(parse: Parse, attributions: tuple[Attribution, ...]) -> dict[int, tuple[Attribution, ...]]:
    """The attributions whose content stands in each section, with those that report them, in their order."""
    at = {link.id: n for n, link in enumerate(attributions)}
    found: dict[int, set[int]] = {}
    for n, link in enumerate(attributions):
        chain = {n}
        while link.inside is not None and at[link.inside] not in chain:
            chain.add(at[link.inside])
            link = attributions[at[link.inside]]
        for part in attributions[n].content:
            for token in parse.tokens_in(part.start, part.end):
                found.setdefault(parse.sentences[token.sent].section, set()).update(chain)
    return {section: tuple(attributions[n] for n in sorted(numbers)) for section, numbers in found.items()}
