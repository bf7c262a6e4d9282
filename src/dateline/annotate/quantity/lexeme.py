"""The text cut for figures: digits in any grouping, words, and signs. Offsets are those of the document.

The parser's tokens will not do: it cuts "600 000", "22–26", "2.3m" and "$4" each in its own way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

LONGEST_NUMBER = 18  # digits; longer strings are codes, not counts

PIECES = re.compile(
    r"""
    (?P<number>
        \d{1,3}(?:,\d{2}){1,12},\d{3}(?![\d,])(?:\.\d+)?   # 1,25,000
      | \d{1,3}(?:,\d{3}){1,12}(?![\d])(?:\.\d+)?          # 12,500.5
      | \d{1,3}(?:['’.]\d{3}){2,12}(?![\d])                # 1.250.000
      | \d{1,3}(?:['’]\d{3})(?![\d\w])                     # 12'500
      | \d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,12}(?![\d,.]\d|\d)  # 600 000
      | \d+\.\d+(?![\d.]*\.\d)                               # 2.5
      | \d+
    )
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)

Kind = Literal["number", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Lexeme(Span):
    """One piece of text. `lower` is the word in lower case, `glued` says that no white space stands before it."""

    kind: Kind
    lower: str
    glued: bool
    value: float | None = None


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """The pieces of `text[start:end]`.

    >>> [piece.lower for piece in lexemes("Some 2.3m fled.", 0, 15)]
    ['some', '2.3', 'm', 'fled', '.']
    >>> lexemes("1,25,000", 0, 8)[0].value
    125000.0
    """
    out: list[Lexeme] = []
    before = start
    for found in PIECES.finditer(text, start, end):
        kind: Kind = "number" if found["number"] else "word" if found["word"] else "sign"
        quote = found[0]
        value = number_value(quote) if kind == "number" else None
        out.append(Lexeme(found.start(), found.end(), kind, quote.lower(), found.start() == before, value))
        before = found.end()
    return out


def number_value(digits: str) -> float | None:
    """The value of digits with grouping marks; None where there are too many for a count."""
    plain = re.sub(r"[\s,'’\u00a0\u2009\u202f]", "", digits)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain) if len(plain.split(".")[0]) <= LONGEST_NUMBER else None
