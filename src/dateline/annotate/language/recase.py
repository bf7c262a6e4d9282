"""Texts without lower case (wire reports, headlines): give them a case a parser can read, offset for offset.

A section in capitals gets sentence starts, names and unknown words with a capital and all ordinary words in lower case;
a section without any capital gets its names; a headline With Each Word Capitalised loses what is no name. All else
stays.
The result has the length of the text, always: a letter whose other case is longer ("ß") stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.annotate.actor.lexicon import given_names
from dateline.annotate.language.vocabulary import WORD, Entry, long_names, state_words, vocabulary, word_sets
from dateline.model.document import Document, Section

Mode = Literal["capitals", "lower", "title"]
DATELINE = 80  # characters at the head of a stretch in which a dash may part the dateline from the first sentence
_SENTENCE_END = re.compile(r"[.?!][\"'”’)\]]*\s+[\"'“‘(\[]*$|:\s*[\"“‘(\[]*$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|s)\b")
_ROMAN_OK = re.compile(r"^[ivx]+$")
_VOWEL = re.compile(r"[aeiouyáéíóúäöü]")


@dataclass(slots=True)
class _Word:
    """A word of the stretch: where it stands, its lower-case form, and how it shall be written."""

    start: int
    end: int
    lower: str
    entry: Entry | None
    form: str
    name: bool = False


def recase(doc: Document) -> str:
    """The text as it should be parsed: of the same length, and the same but for upper and lower case."""
    sections: Sequence[Section] = doc.sections or (Section(0, len(doc.text), "body"),)
    parts: list[str] = []
    at = 0
    for section in sections:
        stretch = doc.text[section.start : section.end]
        mode = _mode(stretch)
        if mode is not None:
            parts += [doc.text[at : section.start], _recase(stretch, mode)]
            at = section.end
    return "".join([*parts, doc.text[at:]]) if parts else doc.text


def _mode(stretch: str) -> Mode | None:
    """How a stretch is written, None for the usual way."""
    upper = sum(map(str.isupper, stretch))
    lower = sum(map(str.islower, stretch))
    if upper > 4 * lower:
        return "capitals" if upper >= 10 and len(stretch.split()) > 2 else None
    if upper * 150 < lower:
        return "lower" if lower >= 30 else None
    if (
        20 <= len(stretch) <= 200
        and upper * 12 > lower
        and "\n" not in stretch
        and not stretch.endswith((".", ":", ";"))
    ):
        long = [word for word in stretch.split() if len(word) > 3 and word[0].isalpha()]
        if len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long):
            return "title"
    return None


def _recase(stretch: str, mode: Mode) -> str:
    words = _words(stretch)
    if mode == "title":
        _keep_names(stretch, words)
    _mark_long_names(words)
    if mode == "capitals":
        _mark_abbreviated(stretch, words)
    _mark_in_context(stretch, words)
    _mark_starts(stretch, words)
    out: list[str] = []
    at = 0
    for word in words:
        out += [stretch[at : word.start], word.form]
        at = word.end
    return "".join([*out, stretch[at:]])


def _words(stretch: str) -> list[_Word]:
    """The words of a stretch, each written as it would be out of context."""
    known = vocabulary()
    words = []
    for match in WORD.finditer(stretch):
        text = match.group()
        if text.startswith("â€"):
            continue
        start = match.start()
        if text[0] == "œ" and stretch[max(start - 2, 0) : start] == "â€":
            start, text = start + 1, text[1:]
        lower = _lower(text)
        stem = lower.removesuffix("'s").removesuffix("’s")
        entry = known.get(lower) or known.get(stem)
        word = _Word(start, match.end(), stem, entry, lower)
        word.form, word.name = _alone(word, lower)
        words.append(word)
    return words


def _alone(word: _Word, lower: str) -> tuple[str, bool]:
    """How a word is written out of context, and whether it is a name."""
    sets, entry = word_sets(), word.entry
    if word.lower.upper() in sets["abbreviations"]:
        return _capitals(lower, len(word.lower)), True
    if lower[0].isdigit():
        return (lower if _ORDINAL.match(lower) else lower.upper() if lower.isascii() else lower), False
    if word.lower.upper() in sets["roman"] and len(word.lower) > 1 and _ROMAN_OK.match(word.lower):
        return _capitals(lower, len(word.lower)), True
    if word.lower in sets["days"]:
        return _capital(lower), False
    if word.lower == "i":
        return _capital(lower), False
    if len(word.lower) == 1 or word.lower in sets["never"] or word.lower in sets["particles"]:
        return lower, False
    if word.lower in sets["months"]:
        return (lower if word.lower in ("may", "march", "august") else _capital(lower)), False
    if entry is None:
        if len(word.lower) < 6 and not _VOWEL.search(word.lower):
            return _capitals(lower, len(word.lower)), True
        if "'" in word.lower or "’" in word.lower or len(word.lower) < 3:
            return lower, False
        if _is_inflected(word.lower):
            return lower, False
        return _capital(lower), True
    if entry.name and not entry.common and (not entry.rare or entry.written[1:].islower()):
        return _pattern(entry.written, lower), True
    if entry.name and word.lower in state_words():
        return _pattern(entry.written, lower), True
    return lower, False


def _is_inflected(lower: str) -> bool:
    """Whether a word that the list lacks is a regular form of one it has ("redeployments", "unguarded")."""
    known = vocabulary()
    for suffix in ("s", "es", "ed", "ing", "er", "ly", "ers", "ness", "less"):
        stem = lower.removesuffix(suffix)
        if stem != lower and len(stem) > 3:
            for form in (stem, stem + "e"):
                if form in known and known[form].common:
                    return True
    for prefix in ("un", "re", "anti", "non", "pre", "counter", "multi", "mis", "over", "inter", "super", "pro"):
        stem = lower.removeprefix(prefix)
        if stem != lower and len(stem) > 3 and stem in known and known[stem].common:
            return True
    return False


def _keep_names(stretch: str, words: list[_Word]) -> None:
    """In a headline With Capitals: what is no ordinary word stays as written."""
    for word in words:
        ordinary = word.entry is not None and word.entry.common
        if not ordinary or (word.name and word.entry is not None and word.entry.name):
            word.form = stretch[word.start : word.end]
            word.name = word.form[0].isupper()


def _mark_long_names(words: list[_Word]) -> None:
    """Names of known actors and states, the longest first."""
    names = long_names()
    at = 0
    while at < len(words):
        named = names.get(words[at].lower) or names.get(words[at].form.lower())
        step = 1
        if named:
            for size in range(min(max(map(len, named)), len(words) - at), 0, -1):
                run = words[at : at + size]
                written = named.get(tuple(w.form.lower() for w in run)) or named.get(tuple(w.lower for w in run))
                if written is None:
                    continue
                for word, part in zip(run, WORD.findall(written), strict=True):
                    word.form, word.name = _pattern(part, word.form), True
                step = size
                break
        at += step


def _mark_abbreviated(stretch: str, words: list[_Word]) -> None:
    """An abbreviation in brackets, and the words before it whose first letters it is made of."""
    for i, word in enumerate(words):
        before, after = stretch[word.start - 1 : word.start], stretch[word.end : word.end + 1]
        if before + after not in ("()", "[]") or not 2 <= len(word.lower) <= 8 or (word.entry and word.entry.common):
            continue
        word.form, word.name = _capitals(word.form, len(word.lower)), True
        letters = list(word.lower)
        for other in reversed(words[max(i - 3 * len(letters), 0) : i]):
            if not letters:
                break
            if other.lower[:1] == letters[-1]:
                letters.pop()
                other.form, other.name = _capital(other.form), True
            elif other.lower not in word_sets()["particles"] and other.lower not in ("of", "the", "for", "and", "in"):
                break


def _mark_in_context(stretch: str, words: list[_Word]) -> None:
    """Months, initials, titles, small words in names, and ordinary words that are names beside a name."""
    sets = word_sets()
    for i, word in enumerate(words):
        before = words[i - 1] if i and _beside(stretch, words[i - 1], word) else None
        after = words[i + 1] if i + 1 < len(words) and _beside(stretch, word, words[i + 1]) else None
        if _is_letter(stretch, word):
            word.form, word.name = _capital(word.form), True
        elif word.lower in sets["months"]:
            near = (before is not None and (before.lower[0].isdigit() or before.lower in sets["before_month"])) or (
                after is not None and after.lower[0].isdigit()
            )
            word.form = _capital(word.form) if near or word.form[0].isupper() else word.form
        elif word.lower == "us" and before is not None and before.lower == "the":
            word.form, word.name = _capitals(word.form, 2), True
        elif before is not None and _is_name_after(before, word):
            word.form, word.name = _capital(word.form), True
    for i in range(len(words) - 2, -1, -1):
        word, after = words[i], words[i + 1]
        if not after.name or word.name or stretch[word.end : after.start].strip(".") not in (" ", "\n"):
            continue
        if word.lower in sets["titles"]:
            word.form = _capital(word.form)
        elif word.lower in sets["particles"] and len(word.lower) > 1 and not _within_name(words, i):
            word.form, word.name = _capital(word.form), True


def _is_name_after(before: _Word, word: _Word) -> bool:
    """Whether an ordinary word is a name because of the word before it: a title, a given name, an initial."""
    sets = word_sets()
    if word.name or word.entry is None or not word.entry.name or word.lower in sets["never"] | sets["particles"]:
        return False
    if before.lower in sets["titles"]:
        return True
    return before.form in given_names() or (len(before.lower) == 1 and before.name)


def _is_letter(stretch: str, word: _Word) -> bool:
    """Whether a word is an initial ("J.", "U.S.") or the letter of a type ("M-16")."""
    after = stretch[word.end : word.end + 2]
    return (
        len(word.lower) == 1
        and word.lower.isalpha()
        and (after[:1] == "." or (after[:1] == "-" and after[1:].isdigit()))
    )


def _within_name(words: list[_Word], i: int) -> bool:
    """Whether a small word has a name before it, other small words aside ("San Luis de la …")."""
    while i and words[i - 1].lower in word_sets()["particles"]:
        i -= 1
    return i > 0 and words[i - 1].name


def _beside(stretch: str, left: _Word, right: _Word) -> bool:
    return stretch[left.end : right.start].strip(".") in (" ", "\n", "\r\n")


def _mark_starts(stretch: str, words: list[_Word]) -> None:
    """The first word of the stretch and of each sentence takes a capital."""
    for i, word in enumerate(words):
        gap = stretch[words[i - 1].end : word.start] if i else "."
        ended = not i or (_SENTENCE_END.search(gap) and not _initial(stretch, words[i - 1]))
        opens = word.start < DATELINE and gap.rstrip('\n [("').endswith("--")
        if ended or opens or ("]" in gap and words[i - 1].lower in word_sets()["markers"]):
            word.form = _capital(word.form)


def _initial(stretch: str, word: _Word) -> bool:
    """Whether the full stop after this word belongs to it ("J.", "U.S.", "Gen.")."""
    if stretch[word.end : word.end + 1] != ".":
        return False
    return len(word.lower) == 1 or (word.lower in word_sets()["titles"] and len(word.lower) < 5)


def _lower(text: str) -> str:
    """Lower case, letter for letter."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _capitals(text: str, count: int) -> str:
    """The first `count` letters in capitals, letter for letter."""
    return "".join(up if i < count and len(up := c.upper()) == 1 else c for i, c in enumerate(text))


def _capital(text: str) -> str:
    """The first letter in capitals; after a hyphen or apostrophe inside a name ("O'Neill") too."""
    form = _capitals(text, 1)
    if len(text) > 3 and text[1] in "'’" and text[0].lower() in "od":
        form = form[:2] + _capitals(form[2:], 1)
    return form


def _pattern(written: str, lower: str) -> str:
    """The capitals of a name as it is known, laid over a form of the same letters."""
    return "".join(
        up if i < len(written) and written[i].isupper() and len(up := c.upper()) == 1 else c
        for i, c in enumerate(lower)
    )
