"""The mentions around a trigger: what may govern it, so that long documents cost no more a word than short ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

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
