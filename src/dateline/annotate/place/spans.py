"""Find the words that may be a place name: the longest runs of capitalised words that the gazetteer knows.

Whether they are one is decided later (`recognise`), which place they mean later still (`resolve`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.place.cues import cue, type_words
from dateline.annotate.place.port import PlaceFinder
from dateline.gazetteer.entry import Entry
from dateline.model.parse import Parse

LONGEST = 7  # tokens of a name
ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "ez", "es", "er", "de"])
ROADS = frozenset(
    [
        "street",
        "road",
        "avenue",
        "lane",
        "drive",
        "boulevard",
        "highway",
        "square",
        "bridge",
        "st.",
        "ave.",
        "blvd.",
        "rue",
        "way",
    ]
)
UNIT_WORDS = frozenset(["province", "governorate", "oblast", "prefecture"])


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name a place.

    Attributes:
        first, last: first and last token, both included. start, end: the span in the document.
        key: the words as looked up.
        entries: what the gazetteer knows under them.
        left, right: first and last token of the run of capitalised words around it.
        kinds: kinds that a word beside it allows ("province", "the town of"); empty where none stands there.
        unit: the kind word that stands with it, or "".
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    left: int
    right: int
    kinds: frozenset[str] = frozenset()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parse as this layer reads it; `blind` where the text has no lower case, so that capitals tell nothing."""

    parse: Parse
    blind: bool

    def capital(self, i: int) -> bool:
        """Whether a token is written like a part of a name."""
        token = self.parse.tokens[i]
        if not token.text[0].isupper():
            return False
        return not self.blind or token.pos in ("PROPN", "ADJ", "NOUN", "X")

    def opens(self, i: int, last: int) -> bool:
        """Whether a name may begin at token `i`: a capital, or an article tied to one ("al-Bab")."""
        tokens = self.parse.tokens
        if self.capital(i):
            return tokens[i].lower != "the"
        return (
            i + 2 < last and tokens[i].lower in ARTICLES and tokens[i + 1].text in "-–’'" and self.capital(i + 2)
            and not tokens[i].space
        )  # fmt: skip


def find_names(reading: Reading, gazetteer: PlaceFinder) -> tuple[list[Name], list[Name]]:
    """All candidate names of a document: those that the gazetteer knows, and runs of capitals that it does not."""
    known: list[Name] = []
    unknown: list[Name] = []
    for sentence in reading.parse.sentences:
        i = sentence.first
        for left, right in _runs(reading, sentence.first, sentence.last):
            i = max(i, left)
            plain: list[int] = []
            while i <= right:
                name = _longest(reading, gazetteer, i, left, right) if reading.opens(i, right + 1) else None
                if name is None:
                    if reading.capital(i):
                        plain.append(i)
                    i += 1
                    continue
                known.append(name)
                i = name.last + 1
            unknown.extend(_unknown(reading, plain, left, right))
    return [with_kind(reading, name) for name in known], [with_kind(reading, name) for name in unknown]


def all_runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first and last token of every run of capitalised words."""
    for sentence in reading.parse.sentences:
        yield from _runs(reading, sentence.first, sentence.last)


def _runs(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words with the small words between them, both ends included."""
    i = first
    tokens = reading.parse.tokens
    while i < last:
        if not reading.opens(i, last):
            i += 1
            continue
        end, j = i, i
        if not reading.capital(i):
            end = j = i + 2
        gap = 0
        while j + 1 < last and gap <= 3:
            j += 1
            if reading.capital(j):
                end, gap = j, 0
            elif tokens[j].lower in cue("connector"):
                gap += 1
            else:
                break
        yield i, end
        i = end + 1


def _longest(reading: Reading, gazetteer: PlaceFinder, i: int, left: int, right: int) -> Name | None:
    """The longest name that begins at token `i` and that the gazetteer knows."""
    parse = reading.parse
    tokens = parse.tokens
    for j in [*_with_type_words(reading, i, right), *range(min(right, i + LONGEST - 1), i - 1, -1)]:
        if j <= right and not reading.capital(j):
            continue
        text = parse.text[tokens[i].start : tokens[j].end]
        if "\n" in text:
            text = " ".join(text.split())
        entries = _as_written(text, gazetteer.find(text), reading.blind)
        if entries and not (j == i and (tokens[i].lower in cue("nuisance") or _is_road(reading, j, right))):
            if j > i and tokens[j].lower in UNIT_WORDS:
                shorter = parse.text[tokens[i].start : tokens[j - 1].end]
                if gazetteer.find(shorter):
                    continue
            return Name(i, j, tokens[i].start, tokens[j].end, text, entries, left, right)
    return _part(reading, gazetteer, i, left, right)


def _with_type_words(reading: Reading, i: int, right: int) -> list[int]:
    """Last tokens of names that go on with small words: "Zamzam camp", "Rafah border crossing". The longest first."""
    tokens = reading.parse.tokens
    last = reading.parse.sentence_of(i).last
    ends: list[int] = []
    j = right + 1
    while j < last and j <= right + 4 and j < i + LONGEST and tokens[j].text.islower():
        if tokens[j].text in cue("type"):
            ends.insert(0, j)
        elif tokens[j].text not in cue("of_type"):
            break
        j += 1
    return ends


def _as_written(text: str, entries: tuple[Entry, ...], blind: bool) -> tuple[Entry, ...]:
    """Entries whose name can be written so: "EU" and "US" are no villages, "Us" and "Eu" no unions."""
    letters = text.replace(".", "")
    if blind or len(letters) > 4 or " " in letters:
        return entries
    if letters.isupper():
        return tuple(e for e in entries if e.place.kind not in ("settlement", "admin2", "quarter"))
    if len(letters) <= 3 and "." not in text:
        return tuple(e for e in entries if e.place.kind in ("settlement", "admin2") or e.match in ("name", "demonym"))
    return entries


def _is_road(reading: Reading, j: int, right: int) -> bool:
    """Whether a word is the first of a road's name ("Royal Street")."""
    tokens = reading.parse.tokens
    return j < right and tokens[j + 1].lower in ROADS and reading.capital(j + 1)


def _part(reading: Reading, gazetteer: PlaceFinder, i: int, left: int, right: int) -> Name | None:
    """The part before the hyphen of one token: "U.S." of "U.S.-backed"."""
    token = reading.parse.tokens[i]
    head, sign, _ = token.text.partition("-")
    if not sign or len(head) < 2:
        return None
    text = reading.parse.text[token.start : token.start + len(head)]
    entries = _as_written(text, gazetteer.find(text), reading.blind)
    return Name(i, i, token.start, token.start + len(head), text, entries, left, right) if entries else None


def _unknown(reading: Reading, plain: list[int], left: int, right: int) -> Iterator[Name]:
    """Runs of capitalised words that no known name covers."""
    tokens = reading.parse.tokens
    group: list[int] = []
    for i in [*plain, -1]:
        if group and (
            i < 0 or i > group[-1] + 2 or (i == group[-1] + 2 and tokens[i - 1].text not in ("-", "–", "of"))
        ):
            start, end = tokens[group[0]].start, tokens[group[-1]].end
            yield Name(group[0], group[-1], start, end, reading.parse.text[start:end], (), left, right)
            group = []
        if i >= 0:
            group.append(i)


def with_kind(reading: Reading, name: Name) -> Name:
    """The name with the kinds that the words beside it allow: "X province", "the town of X", "Lake X"."""
    tokens = reading.parse.tokens
    sentence = reading.parse.sentence_of(name.first)
    after = tokens[name.last + 1].lower if name.last + 1 < sentence.last else ""
    kinds = type_words("after").get(after)
    unit = after
    if (
        kinds is None
        and name.last + 2 < sentence.last
        and after in ("oil", "gas", "refugee", "displacement", "air", "border", "international", "military")
    ):
        unit = tokens[name.last + 2].lower
        kinds = type_words("after").get(unit)
    if kinds is None and name.first - 2 >= sentence.first and tokens[name.first - 1].lower == "of":
        unit = tokens[name.first - 2].lower
        kinds = type_words("before").get(unit)
    if kinds is None and name.first - 1 >= sentence.first:
        unit = tokens[name.first - 1].lower
        kinds = type_words("before").get(unit)
    if not kinds:
        return name
    return Name(name.first, name.last, name.start, name.end, name.key, name.entries, name.left, name.right, kinds, unit)
