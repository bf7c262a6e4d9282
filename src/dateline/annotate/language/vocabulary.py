"""How words are written: ordinary words in lower case, names with their capitals, and names of several words.

Loaded once, and only when a text needs recasing. Sources and licences stand in the data files.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.annotate.actor.lexicon import states
from dateline.annotate.actor.table import fold, load_table

WORD = re.compile(r"â€.?|\w+(?:['’]\w+)*")  # the first is an apostrophe or quotation mark in the wrong encoding
_DATA = files("dateline.annotate.language") / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word.

    Attributes:
        common, rare: an ordinary word, well known or seldom. name: also a name; `written` shows its capitals.
    """

    written: str
    common: bool = False
    rare: bool = False
    name: bool = False


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Entry]:
    """Ordinary words and names by their lower-case form."""
    text = gzip.decompress((_DATA / "words.txt.gz").read_bytes()).decode("utf-8")
    found = {}
    for line in text.splitlines():
        if line[0] != "#":
            kind, word = line.split(" ", 1)
            entry = Entry(word, "c" in kind, "r" in kind, "n" in kind)
            found[word.lower()] = entry
            if not word.isascii():  # texts in capitals often lack the accents
                found.setdefault(fold(word), entry)
    return found


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """Closed sets of words that recasing asks for by name."""
    text = (_DATA / "recase.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in lines}


@lru_cache(maxsize=1)
def state_words() -> frozenset[str]:
    """Names of one word of states and their people, lower case."""
    return frozenset(name.lower() for name in states() if name[1:].islower())


@lru_cache(maxsize=1)
def long_names() -> dict[str, dict[tuple[str, ...], str]]:
    """Names of known actors and states by their first word, then by all their words; values as written."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for name in _names():
        words = tuple(m.group().lower() for m in WORD.finditer(name))
        if len(words) > 1 or (words and words[0] not in vocabulary() and name != name.lower()):
            found.setdefault(words[0], {}).setdefault(words, name)
    return found


def _names() -> Iterator[str]:
    for actor in load_table().actors:
        yield actor.name
        yield from actor.aliases
    yield from states()
