"""The words that name happenings, and the kinds of nouns that tell one happening from another, as data.

Source: `data/triggers.tsv` and `data/classes.tsv`; both say in their headers what their columns mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.model.parse import Token

PARTICLES = frozenset({"no-o", "has-o", "pass", "x", "!x", "multi", "has-of"})
FLAGS = frozenset({"territory", "weak", "whole", "prec", "now", "robbery", "never"})


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of an entry: "o=fire/gunfire", "!s:abstract", "prt=up"."""

    key: str
    values: frozenset[str] = frozenset()
    relation: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """Where the parties of a happening stand around its word: s, o, d, 's, m, or prepositions."""

    agents: tuple[str, ...]
    patients: tuple[str, ...]
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word: its type and mode, where its parties stand, and what must hold for the reading."""

    lemma: str
    pos: str
    type: str
    mode: str | None
    roles: Roles
    needs: tuple[Need, ...]
    flags: frozenset[str]
    line: int

    @property
    def name(self) -> str:
        """The name of the rule, for explanations: "triggers.tsv:31 ambush"."""
        return f"triggers.tsv:{self.line} {self.lemma}"


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of a table of this room, comments and blank lines left out."""
    text = (files("dateline.coding") / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


@lru_cache(maxsize=1)
def load_triggers() -> dict[tuple[str, str], tuple[Entry, ...]]:
    """All entries by (lemma, "v" or "n"), those with the most conditions first.

    >>> load_triggers()["ambush", "v"][0].type
    'ASSAULT'
    """
    found: dict[tuple[str, str], list[Entry]] = {}
    for line, cells in rows("triggers.tsv"):
        words, pos, type_, mode, roles, needs = cells[:6]
        parsed = [read_need(need) for need in needs.replace("\\,", ";").split(",") if need.strip()]
        conditions = tuple(need for need in parsed if need.key not in FLAGS)
        flags = frozenset(need.key for need in parsed if need.key in FLAGS)
        if "never" in flags:
            continue
        for word in words.split(","):
            entry = Entry(
                word.strip(), pos, type_, None if mode == "-" else mode, read_roles(roles), conditions, flags, line
            )
            found.setdefault((entry.lemma, pos), []).append(entry)
    return {key: tuple(sorted(entries, key=weight)) for key, entries in found.items()}


def weight(entry: Entry) -> tuple[int, int]:
    """Readings of which more must be there come first, else those that stand first in the table."""
    return -sum(not need.negated for need in entry.needs), entry.line


def read_need(text: str) -> Need:
    """One condition as written in the table."""
    text = text.strip()
    negated = text.startswith("!")
    text = text.removeprefix("!")
    for key in ("p", "pp"):  # "p:by=bomb/shell": the preposition and the heads it may govern
        if text.startswith(f"{key}:"):
            relation, _, values = text.removeprefix(f"{key}:").partition("=")
            return Need(key, frozenset(values.split("/")), relation, negated)
    for mark in ("=", ":"):
        key, found, values = text.partition(mark)
        if found:
            return Need(key, frozenset(values.split("/")), mark, negated)
    return Need(text, negated=negated)


def read_roles(text: str) -> Roles:
    """Where the parties stand, as written in the table: "s>o,on", "s=with", ">s"."""
    mark = "=" if "=" in text else ">"
    before, _, after = text.partition(mark)
    agents = tuple(part.strip() for part in before.split(",") if part.strip())
    others = tuple(part.strip() for part in after.split(",") if part.strip())
    return Roles(agents + others, (), True) if mark == "=" else Roles(agents, others)


@lru_cache(maxsize=1)
def load_classes() -> dict[str, frozenset[str]]:
    """The classes of each noun: {"sniper": {"armed"}, …}."""
    found: dict[str, set[str]] = {}
    for _, cells in rows("classes.tsv"):
        for word in cells[1].split():
            found.setdefault(word, set()).add(cells[0])
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {cells[0]: cells[1] for _, cells in rows("irregular.tsv")}


def base_forms(token: Token) -> tuple[str, ...]:
    """The lemma of a word, and what it may be where the tagger's lemma is no word ("staged" -> "stag", "stage")."""
    lemma, lower = token.lemma.lower(), token.lower
    if lower in _irregular():
        return (_irregular()[lower],)
    if token.tag in ("VBD", "VBN") and lower.endswith("ed"):
        return lemma, lower[:-1], lower[:-2]
    if token.tag == "VBZ" and lower.endswith("ies"):
        return lemma, lower[:-3] + "y"
    if token.tag == "VBG" and lower.endswith("ing"):
        return lemma, lower[:-3] + "e", lower[:-3]
    return lemma, lower


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    return {cells[0]: frozenset(cells[1].split()) for _, cells in rows("words.tsv")}


def load_words(name: str) -> frozenset[str]:
    """A word list of `data/words.tsv` by its name.

    >>> "suffer" in load_words("suffering")
    True
    """
    return _word_lists()[name]
