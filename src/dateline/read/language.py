"""Which language a text is in: by script, by the commonest English words, and by a model for the rest.

Better none than wrong: names of places and people mislead on short texts, so that a short one is None unless plain.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Any

SHORT = 200  # letters below which the model must be surer
_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    table = (files("dateline.read") / "data" / "english_words.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in table.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Languages that are told apart, each with the family within which the model need not be sure."""
    table = (files("dateline.read") / "data" / "languages.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {code: family or code for code, _, family in rows}


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(set(_families()).intersection(model.labels))
    return model


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language most of a text is in; None when it is too short or mixed to tell.

    >>> language_of("The men were taken from their houses at night and have not been seen since.")
    'en'
    """
    half = _SAMPLE // 2
    sample = text if len(text) <= _SAMPLE else text[:half] + " " + text[len(text) // 2 : len(text) // 2 + half]
    words = _WORD.findall(sample.lower())
    known = sum(word in _common() for word in words)
    letters = sum(map(len, words))
    if known >= max(2, 0.2 * len(words)):
        return "en"
    if letters < (40 if _script(words) == "LATIN" else 12) or known > 0.15 * len(words):
        return None
    with _LOCK:
        ranks: list[tuple[str, float]] = _model().rank(" ".join(words))
    best = ranks[0][0]
    family = _families()[best]
    sure = sum(share for code, share in ranks if _families()[code] == family)
    return best if sure >= (0.95 if letters < SHORT else 0.6) else None


def _script(words: list[str]) -> str:
    """The script most words are written in, as Unicode names its letters."""
    found = Counter(unicodedata.name(word[0], "?").split()[0] for word in words[:200])
    return found.most_common(1)[0][0] if found else ""
