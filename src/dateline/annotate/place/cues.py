"""The word lists of the place layer, from `data/`."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files


def _text(name: str) -> str:
    return (files("dateline.annotate.place") / "data" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    lines = (line.split("\t") for line in _text("cues.tsv").splitlines() if line and not line.startswith("#"))
    return {group: frozenset(words.split()) for group, words in lines}


@lru_cache(maxsize=64)
def cue(group: str) -> frozenset[str]:
    """The words of one group, lower case.

    >>> "near" in cue("spatial")
    True
    """
    return _groups()[group]


@lru_cache(maxsize=2)
def type_words(where: str) -> dict[str, frozenset[str]]:
    """Words that tell the kind of a place, standing "before" or "after" its name, with the kinds they allow.

    >>> sorted(type_words("after")["governorate"])
    ['admin1']
    """
    out = {}
    for line in _text("types.tsv").splitlines():
        if line and not line.startswith("#"):
            word, stands, kinds = line.split("\t")
            if stands in (where, "both"):
                out[word] = frozenset(kinds.split("|"))
    return out


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Weights of features, by question: "recognise", "resolve", "role". `training/places` learnt them."""
    loaded: dict[str, dict[str, float]] = json.loads(_text("weights.json"))
    return loaded


def dot(question: str, features: dict[str, float]) -> float:
    """The weighted sum of features; a feature without a weight counts nothing."""
    known = weights()[question]
    return sum(known.get(name, 0.0) * value for name, value in features.items())
