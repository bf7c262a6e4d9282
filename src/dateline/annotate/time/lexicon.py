"""The words of time by what they are, from `data/lexicon.tsv`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def lexicon() -> dict[str, dict[str, str]]:
    """Kind of word -> word -> value, as the file tells them."""
    out: dict[str, dict[str, str]] = {}
    for kind, words, value in table("lexicon.tsv"):
        out.setdefault(kind, {}).update(dict.fromkeys(words.split(), value))
    return out


def table(name: str) -> list[list[str]]:
    """The rows of a tab-separated file of this room, without remarks."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=64)
def words_of(kind: str) -> dict[str, str]:
    """All words of a kind with their values.

    >>> words_of("month")["sept"]
    '9'
    """
    return lexicon()[kind]


@lru_cache(maxsize=32)
def numbers_of(kind: str) -> dict[str, int]:
    """All words of a kind whose values are whole numbers."""
    return {word: int(value) for word, value in lexicon()[kind].items()}


Phrase = tuple[tuple[str, ...], str]


@lru_cache(maxsize=8)
def phrases(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a two-column file with their values, by first word, longest first.

    >>> phrases("degrees.tsv")["nearly"]
    ((('nearly',), 'LESS_THAN'),)
    """
    out: dict[str, list[Phrase]] = {}
    for row in table(name):
        words = tuple(row[0].split())
        out.setdefault(words[0], []).append((words, row[1]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}
