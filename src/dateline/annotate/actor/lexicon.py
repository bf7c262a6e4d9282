"""The words that name parties: role nouns, the modifiers that place them, words inside names, states and their people.

All of it is data (`data/*.tsv`); this file loads it once and answers look-ups by lower-case word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from dateline.model.actor import ActorKind

DATA = files("dateline.annotate.actor") / "data"


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """What a role noun says of those it names.

    Attributes:
        group: a body of people ("army") rather than one human being ("soldier").
        private: ordinary people ("villager") rather than people in an office ("minister").
    """

    kind: ActorKind
    sector: str | None
    group: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A country as a party: by name, by the name of its people, or by the seat of its government.

    Attributes:
        code: ISO 3166-1 alpha-2, None for a people without a state.
        sense: which of the three the word is.
    """

    code: str | None
    sense: str


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that, all found within a proper name, tell what it names."""

    words: tuple[str, ...]
    kind: ActorKind
    sector: str | None


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this room, without its comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _sector(cell: str) -> str | None:
    return None if cell in ("", "-") else cell


@lru_cache(maxsize=1)
def role_nouns() -> dict[str, RoleNoun]:
    """Role nouns by lemma; entries of several words are parted by one blank."""
    return {
        word: RoleNoun(cast(ActorKind, kind), _sector(sector), unit == "group", public == "private")
        for word, kind, sector, unit, public in rows("roles.tsv")
    }


@lru_cache(maxsize=1)
def last_words() -> frozenset[str]:
    """The last words of role nouns of several words."""
    return frozenset(noun.rsplit(" ", 1)[1] for noun in role_nouns() if " " in noun)


@lru_cache(maxsize=1)
def modifiers() -> dict[str, tuple[RoleNoun | None, RoleNoun | None]]:
    """Words before a role noun that say whose people they are: before nouns of armed people, and before others."""
    return {
        word: (_whose(kind, sector), _whose(civil, civil_sector))
        for word, kind, sector, civil, civil_sector in rows("modifiers.tsv")
    }


def _whose(kind: str, sector: str) -> RoleNoun | None:
    return None if kind == "-" else RoleNoun(cast(ActorKind, kind), _sector(sector))


@lru_cache(maxsize=1)
def name_words() -> tuple[NameWords, ...]:
    """Words that tell from inside a proper name what it names, in order of weight."""
    return tuple(
        NameWords(tuple(words.split()), cast(ActorKind, kind), _sector(sector))
        for words, kind, sector in rows("name_words.tsv")
    )


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """States and peoples by name, demonym and seat of government; keys keep their capitals."""
    found: dict[str, State] = {}
    for row in rows("countries.tsv"):
        code, names, demonyms, seats = (cell.strip() for cell in (row + [""] * 4)[:4])
        for sense, cell in (("name", names), ("demonym", demonyms), ("seat", seats)):
            for word in filter(None, cell.split("|")):
                found.setdefault(word, State(_sector(code), sense))
    return found


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """The name of each state by its code."""
    return {row[0]: row[1].split("|")[0] for row in rows("countries.tsv") if len(row[0]) == 2}


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """Closed sets of words that the rules ask for by name."""
    return {name: frozenset(words.split()) for name, words in rows("word_sets.tsv")}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of many languages, as written with a capital."""
    text = (DATA / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Titles and ranks that stand before a person's name, lower case, without a full stop."""
    return frozenset(row[0] for row in rows("titles.tsv"))


@lru_cache(maxsize=1)
def ranks() -> dict[str, str]:
    """Abbreviated ranks and titles, lower case without full stop, and the role noun they stand for."""
    return dict(row for row in rows("ranks.tsv"))
