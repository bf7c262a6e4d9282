"""Known actors: armed groups, forces, governments, organisations, their aliases, and how they are found in a text.

A name is looked up word by word, blind to accents, hyphens and full stops; capitals must agree with the alias, so that
"the Lions" is no lion and "who" is no organisation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from dateline.annotate.actor.lexicon import rows
from dateline.model.actor import ActorKind
from dateline.model.parse import Token

COLUMNS = ("name", "aliases", "kind", "sector", "country", "since", "until", "parent", "source")
_SPLIT = re.compile(r"[\s\-–/]+")
_DROP = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A party that the table knows.

    Attributes:
        name: the name it is shown by. aliases: other names and abbreviations, `name` not among them.
        country: ISO 3166-1 alpha-2 of the state it acts in or for, None where it is of no one state.
        since, until: years in which it existed, None where open or not known.
        parent: name of the actor it belongs to or split from.
        source: where the facts are from.
    """

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    sector: str | None = None
    country: str | None = None
    since: int | None = None
    until: int | None = None
    parent: str | None = None
    source: str = ""

    def described(self) -> str:
        """The actor in one line.

        >>> KnownActor("Brezna Front", ("BF",), "armed_group", "REB", "XK", 2011).described()
        'Brezna Front (BF) | armed_group REB XK | 2011-'
        """
        aliases = f" ({', '.join(self.aliases)})" if self.aliases else ""
        what = " ".join(filter(None, (self.kind, self.sector, self.country)))
        years = f"{self.since or ''}-{self.until or ''}" if self.since or self.until else ""
        return " | ".join(filter(None, (self.name + aliases, what, years, self.parent and f"of {self.parent}")))


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[first, last]` that are a name of one or more known actors."""

    first: int
    last: int
    actors: tuple[KnownActor, ...]


def fold(word: str) -> str:
    """A word as the table compares it: lower case, no accents, no punctuation.

    >>> fold("Médecins"), fold("U.N."), fold("Da’esh")
    ('medecins', 'un', 'daesh')
    """
    if word.isascii():
        return word.lower() if word.isalnum() else _DROP.sub("", word).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _DROP.sub("", plain).lower()


def units(name: str) -> tuple[str, ...]:
    """A name as the words it is looked up by.

    >>> units("al-Shabaab"), units("People’s Army")
    (('al', 'shabaab'), ('people', 's', 'army'))
    """
    parted = re.sub(r"['’](s)\b", r" \1", name)
    return tuple(filter(None, map(fold, _SPLIT.split(parted))))


class ActorTable:
    """Known actors by name and alias."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self.actors = tuple(actors)
        self._by_name: dict[tuple[str, ...], list[tuple[str, KnownActor]]] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        for actor in self.actors:
            for name in (actor.name, *actor.aliases):
                key = units(name)
                if not key:
                    continue
                self._by_name.setdefault(key, []).append((name, actor))
                self._starts[key[0]] = max(self._starts.get(key[0], 0), len(key))
                self._ends[key[-1]] = max(self._ends.get(key[-1], 0), len(key))

    def __or__(self, other: ActorTable) -> ActorTable:
        """Both tables as one; where both know a name, it means the other's actor: a user's own entry wins."""
        both = ActorTable((*other.actors, *self.actors))
        both._by_name.update(other._by_name)
        return both

    def find(self, name: str) -> tuple[KnownActor, ...]:
        """The actors that bear this name, whatever its capitals.

        >>> [actor.name for actor in load_table().find("lord's resistance army")]
        ["Lord's Resistance Army"]
        """
        return tuple(dict.fromkeys(actor for _, actor in self._by_name.get(units(name), ())))

    def search(self, part: str) -> tuple[KnownActor, ...]:
        """The actors in one of whose names these words stand in a row."""
        wanted = " ".join(units(part))
        if not wanted:
            return ()
        found = (actor for key, named in self._by_name.items() if wanted in " ".join(key) for _, actor in named)
        return tuple(dict.fromkeys(found))

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Names of known actors in a text, the longest first where they overlap, in order."""
        keys = [fold(token.text) for token in tokens]
        at = 0
        while at < len(tokens):
            found = self._longest(tokens, keys, at) if keys[at] in self._starts else None
            if found:
                yield found
                at = found.last + 1
            else:
                at += 1

    def ending_at(self, tokens: Sequence[Token], i: int) -> tuple[KnownActor, ...]:
        """The actors whose name ends with token `i`, the longest name that does; empty for none."""
        key = fold(tokens[i].text)
        found: tuple[KnownActor, ...] = ()
        words: list[str] = []
        for first in range(i, max(i - self._ends.get(key, 0) * 2, -1), -1):
            word = fold(tokens[first].text)
            if tokens[first].sent != tokens[i].sent:
                break
            if word:
                words.insert(0, word)
                named = self._by_name.get(tuple(words), ())
                fit = [actor for name, actor in named if _capitals_agree(name, tokens[first : i + 1])]
                found = tuple(dict.fromkeys(fit)) or found
        return found

    def _longest(self, tokens: Sequence[Token], keys: list[str], at: int) -> Match | None:
        words: list[str] = []
        found = None
        limit = self._starts[keys[at]]
        for i in range(at, len(tokens)):
            if not keys[i]:
                if tokens[i].text not in "-–'’/." or i == at:
                    break
                continue
            words.append(keys[i])
            if len(words) > limit or tokens[i].sent != tokens[at].sent:
                break
            named = self._by_name.get(tuple(words), ())
            fit = tuple(dict.fromkeys(actor for name, actor in named if _capitals_agree(name, tokens[at : i + 1])))
            if fit:
                found = Match(tokens[at].i, tokens[i].i, fit)
        return found


def _capitals_agree(name: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are written as a name: an abbreviation in capitals, other names with a capital somewhere."""
    written = "".join(token.text for token in tokens)
    if name.isupper() and len(name) <= 5 and name.isalpha():
        return written.replace(".", "").isupper()
    if name.islower():
        return True
    bare = [t for t in tokens if t.text[0].isalpha()]
    words = [w for w in _SPLIT.split(name) if w[:1].isalpha()]
    if len(bare) == len(words):
        if len(words) == 1 and len(name) < 5:
            return written == name or written.isupper()
        small = len(words) > 1  # articles and prepositions inside longer names
        return all(
            t.text[0].isupper() or w[0].islower() or (small and len(w) < 4) for t, w in zip(bare, words, strict=True)
        )
    return any(t.text[0].isupper() for t in bare)


def read_actor(cells: Sequence[str]) -> KnownActor:
    """One row of a table of actors (columns as in `COLUMNS`).

    Raises:
        ValueError: for a row without a name, of an unknown kind or with a year that is no number.
    """
    padded = [cell.strip() for cell in cells] + [""] * len(COLUMNS)
    name, aliases, kind, sector, country, since, until, parent, source = padded[: len(COLUMNS)]
    if not name:
        raise ValueError("an actor needs a name in the first column")
    if kind not in get_args(ActorKind):
        raise ValueError(f"{name}: kind {kind!r} is none of {', '.join(get_args(ActorKind))}")
    return KnownActor(
        name,
        tuple(filter(None, (alias.strip() for alias in aliases.split("|")))),
        cast(ActorKind, kind),
        sector or None,
        country or None,
        int(since) if since else None,
        int(until) if until else None,
        parent or None,
        source,
    )


def read_table(text: str) -> ActorTable:
    """A table of actors from tab-separated text; lines that start with `#` are comments."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return ActorTable(read_actor(line.split("\t")) for line in lines)


@lru_cache(maxsize=1)
def load_table() -> ActorTable:
    """The table that ships with the program."""
    return ActorTable(read_actor(row) for row in rows("actors.tsv"))
