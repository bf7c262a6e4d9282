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


def words_of(kind: str) -> dict[str, str]:
    """All words of a kind with their values.

    >>> words_of("month")["sept"]
    '9'
    """
    return lexicon()[kind]


def numbers_of(kind: str) -> dict[str, int]:
    """All words of a kind whose values are whole numbers."""
    return {word: int(value) for word, value in lexicon()[kind].items()}
