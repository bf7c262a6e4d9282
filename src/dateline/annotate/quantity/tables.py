"""The word lists of this room, read once from `data/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from dateline.model.quantity import Effect

Sense = Literal["gt", "ge", "lt", "le", "approx", "exact"]
Role = Literal["object", "subject", "of", "any"]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in `data/`, without comments and empty lines."""
    for line in (files(__package__) / "data" / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its value and whether it is a unit, tens, a scale, a suffix or a vague plural."""

    value: float
    kind: str


@lru_cache(maxsize=1)
def number_words() -> dict[str, NumberWord]:
    """Number words that stand alone."""
    return {word: NumberWord(float(value), kind) for word, value, kind in rows("numerals.tsv") if kind != "suffix"}


@lru_cache(maxsize=1)
def suffixes() -> dict[str, float]:
    """Scales glued to digits ("2.3m")."""
    return {word: float(value) for word, value, kind in rows("numerals.tsv") if kind == "suffix"}


@lru_cache(maxsize=1)
def vague_words() -> dict[tuple[str, ...], tuple[float | None, float | None]]:
    """Vague words: the low where they stand alone, the factor before a scale."""

    def number(cell: str) -> float | None:
        return None if cell == "-" else float(cell)

    return {tuple(words.split()): (number(low), number(factor)) for words, low, factor in rows("vague.tsv")}


@lru_cache(maxsize=1)
def bounds() -> tuple[dict[str, list[tuple[tuple[str, ...], Sense]]], dict[str, list[tuple[tuple[str, ...], Sense]]]]:
    """Bound words before the figure (by their last word) and after it (by their first), the longest first."""
    before: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for phrase, side, sense in rows("bounds.tsv"):
        words = tuple(phrase.split())
        table, key = (before, words[-1]) if side == "before" else (after, words[0])
        table.setdefault(key, []).append((words, cast(Sense, sense)))
    for table in (before, after):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return before, after


@lru_cache(maxsize=1)
def measures() -> dict[str, list[tuple[tuple[str, ...], str, Effect]]]:
    """Units of measure by their first word, the longest first: words, unit, counts."""
    table: dict[str, list[tuple[tuple[str, ...], str, Effect]]] = {}
    for names, unit, counts in rows("measures.tsv"):
        for name in names.split("|"):
            words = tuple(name.split())
            table.setdefault(words[0], []).append((words, unit, cast(Effect, counts)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(maxsize=1)
def nouns() -> dict[str, str]:
    """Nouns that can be counted, to their class: person, combatant, household, equipment, formation, group, …"""
    return {word: kind for kind, words in rows("nouns.tsv") for word in words.split()}


@lru_cache(maxsize=2)
def effect_nouns(strength: str = "strong") -> dict[str, Effect]:
    """Nouns and adjectives that say what happened to those they count: by themselves ("strong": "the wounded"), or
    where nothing else says it ("weak": "refugees")."""
    found = (row for row in rows("effect_nouns.tsv") if row[0] == strength)
    return {word: cast(Effect, effect) for _, effect, words in found for word in words.split()}


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("words.tsv")}


def words(name: str) -> frozenset[str]:
    """A word list by its name."""
    return _lists()[name]


@lru_cache(maxsize=1)
def predicates() -> dict[str, dict[str, Effect]]:
    """Verbs, and nouns made of them, to the effect on what stands in each role."""
    table: dict[str, dict[str, Effect]] = {}
    for effect, role, words in rows("predicates.tsv"):
        for word in words.split():
            table.setdefault(word, {})[role] = cast(Effect, effect)
    return table
