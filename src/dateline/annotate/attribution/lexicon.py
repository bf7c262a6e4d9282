"""The words that attribute, with what stands beside them: two tables read once, looked up by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

CueKind = Literal["say", "find", "think", "perceive", "ask", "judge", "plan", "want", "seem", "speak"]
CuePos = Literal["verb", "noun", "adjective", "adverb"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the cue tables: a word in one reading.

    Attributes:
        word: base form, "verb_particle" for phrasal verbs.
        frames: letters for what may stand beside it; `data/verbs.tsv` explains them.
        preps: prepositions whose object is the content.
        polarity: "+" the source holds the content, "-" the opposite, "0" neither.
        degree: how sure the source is: certain, probable, possible, uncommitted.
    """

    word: str
    pos: CuePos
    kind: CueKind
    frames: frozenset[str]
    preps: frozenset[str]
    polarity: str
    degree: str

    def takes(self, frame: str) -> bool:
        """Whether one of the letters of `frame` is among the frames.

        >>> any(cue.takes("c") for cue in cues("say"))
        True
        """
        return not self.frames.isdisjoint(frame)


def cues(word: str, pos: CuePos = "verb") -> tuple[Cue, ...]:
    """All readings of a word, most usual first; empty when it attributes nothing.

    >>> [cue.kind for cue in cues("threaten")]
    ['plan']
    """
    return _tables().get((pos, word), ())


def rows(name: str) -> list[list[str]]:
    """The lines of a table in `data/`, split at tabs, without comments."""
    text = files("dateline.annotate.attribution").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words_for(what: str) -> frozenset[str]:
    """A set of words about persons, by its name in `data/persons.tsv`.

    >>> "mrs" in words_for("female")
    True
    """
    return frozenset(word for name, words in rows("persons.tsv") if name == what for word in words.split())


@lru_cache(maxsize=1)
def _tables() -> dict[tuple[str, str], tuple[Cue, ...]]:
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for pos, kind, frames, polarity, degree, words in [["verb", *row] for row in rows("verbs.tsv")] + rows("words.tsv"):
        letters, _, preps = frames.partition(":")
        for word in words.split():
            prepositions = frozenset(preps.split(",")) if preps else frozenset()
            cue = Cue(word, pos, kind, frozenset(letters), prepositions, polarity, degree)  # type: ignore[arg-type]
            found[pos, word] = (*found.get((pos, word), ()), cue)
    return found
