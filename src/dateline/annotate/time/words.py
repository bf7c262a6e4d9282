"""The words of a text as the grammar of times reads them: our own tokens, straight from the text.

Numbers and letters part ("3rd", "1990s", "8am", "12May"), every other sign stands alone, so one pass suffices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document, Section
from dateline.model.parse import Parse

_WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+|[^\w\s]|_")
MARGIN = 64  # empty words beyond the end; no reading looks further ahead
READ = frozenset({"title", "byline", "dateline", "heading", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or sign: `low` is the word in lower case, `number` its value if it is made of digits alone."""

    start: int
    end: int
    text: str
    low: str
    number: int | None
    section: int


_NOTHING = Word(-1, -1, "", "", None, -1)


class Words:
    """The words of a document in order. Beyond either end and across sections stands an empty word."""

    def __init__(self, doc: Document, parse: Parse | None = None) -> None:
        self.text = doc.text
        self.parse = parse
        self._tags = {token.start: token.tag for token in parse.tokens} if parse else {}
        self.sections: tuple[Section, ...] = doc.sections or (Section(0, len(doc.text), "body"),)
        self.items: list[Word] = list(self._split())
        self._lows = [word.low for word in self.items] + [""] * MARGIN
        self._size = len(self._lows)
        lows = set(self._lows)
        self.uncased = not any(word.text != word.low for word in self.items)
        self.ancient = bool(lows & {"bc", "bce"}) or any(word.text == "AD" for word in self.items)

    def _split(self) -> Iterator[Word]:
        for index, section in enumerate(self.sections):
            if section.kind not in READ:
                continue
            yield Word(section.start, section.start, "", "", None, index)  # no reading runs over this
            for match in _WORD.finditer(self.text, section.start, section.end):
                text = match.group()
                # int() of thousands of digits is quadratic; nothing longer than a year is of use here
                number = int(text) if len(text) <= 5 and text.isascii() and text.isdigit() else None
                yield Word(match.start(), match.end(), text, text.lower(), number, index)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> Word:
        return self.items[i] if 0 <= i < len(self.items) else _NOTHING

    def low(self, i: int) -> str:
        """The word in lower case, "" beyond the text."""
        return self._lows[i] if 0 <= i < self._size else ""

    def number(self, i: int) -> int | None:
        """The value of a word of digits."""
        return self.items[i].number if 0 <= i < len(self.items) else None

    def tag(self, i: int) -> str:
        """The Penn tag of the parsed token that begins with word `i`, "" where none does."""
        return self._tags.get(self[i].start, "")

    def glued(self, i: int) -> bool:
        """Whether word `i` follows the one before without white space."""
        return 0 < i < len(self.items) and self.items[i].start == self.items[i - 1].end and bool(self.items[i - 1].text)

    def is_at(self, i: int, *phrase: str) -> bool:
        """Whether these words stand at `i`."""
        return i >= 0 and self._lows[i : i + len(phrase)] == list(phrase)

    def phrase_at(self, i: int, rows: dict[str, tuple[tuple[tuple[str, ...], str], ...]]) -> tuple[str, int] | None:
        """The value of the longest phrase of a table that stands at `i`, and the word after it."""
        for words, value in rows.get(self.low(i), ()):
            if tuple(self._lows[i : i + len(words)]) == words:
                return value, i + len(words)
        return None
