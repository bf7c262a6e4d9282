"""The operator table and word lists of this room, read once from `data/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word does to the happening in one of its frames, and what it does when it is itself negated."""

    effect: str
    negated: str


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in `data/`, without comments and empty lines."""
    for line in (files(__package__) / "data" / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def operators() -> dict[tuple[str, str, str], Operator]:
    """Operators by (class, frame, lemma); the first entry of a word wins."""
    table: dict[tuple[str, str, str], Operator] = {}
    for kind, frame, effect, negated, words in rows("operators.tsv"):
        for word in words.split():
            table.setdefault((kind, frame, word), Operator(effect, negated))
    return table


@lru_cache(maxsize=1)
def frames() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Fixed wordings: effect, words (a star is any one word), place."""
    return tuple((effect, tuple(words.split()), place) for effect, words, place in rows("frames.tsv"))


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for name, words in rows("words.tsv"):
        table.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in table.items()}


def words(name: str) -> frozenset[str]:
    """A word list by its name."""
    return _lists()[name]
