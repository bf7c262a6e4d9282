"""Where the paragraphs of a plain text begin and end: by blank lines, by indents, and by how its lines are broken.

A newline is either the end of a paragraph or a wrapped line. Which one is judged for the whole text first (are lines
broken at one width?), then for each line; cost is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.span import Span

WIDEST_WRAP = 130  # characters; texts with longer lines are not wrapped, their lines are paragraphs
NARROWEST_WRAP = 45

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_STOPPED = re.compile(r"[.!?:;…][\s\"'”’»)\]*_]*$")
_BULLET = re.compile(r"(?:[-*•·–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_LOWER_START = re.compile(r"[\"'“‘«(\[]?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line(Span):
    """One line without the white space around it; `indent` counts that in front, `gap` the newlines since the last."""

    indent: int
    gap: int
    words: str


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text in order, without the white space around them.

    >>> [text[p.start : p.end] for text in ["One.\\nTwo.\\n\\nThree."] for p in paragraphs(text)]
    ['One.', 'Two.', 'Three.']
    """
    lines = _lines(text)
    if not lines:
        return []
    width = _wrap_width(lines)
    cased = _has_case(text)
    out: list[Span] = []
    start = lines[0].start
    for line, following in pairwise(lines):
        if not _joined(line, following, width, cased):
            out.append(Span(start, line.end))
            start = following.start
    out.append(Span(start, lines[-1].end))
    return out


def stopped(words: str) -> bool:
    """Whether the words end as a sentence does, or with a colon that leads on."""
    return bool(_STOPPED.search(words[-12:]))


def _lines(text: str) -> list[Line]:
    out: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        between = text[before : match.start()]
        gap = max(between.count("\n"), between.count("\r"), 2 * between.count("\f"), 2 * between.count("\u2029"))
        out.append(Line(start, start + len(words), start - match.start(), gap or 1, words))
        before = start + len(words)
    return out


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which the lines of a text are broken; None where lines are paragraphs."""
    breaks = [(line, following) for line, following in pairwise(lines) if following.gap == 1]
    widths = sorted(line.indent + len(line.words) for line, _ in breaks)
    if not widths:
        return None
    width = widths[min(len(widths) - 1, len(widths) * 97 // 100)]
    longest = max(line.indent + len(line.words) for line in lines)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or longest > 2 * WIDEST_WRAP:
        return None
    broken = [pair for pair in breaks if not stopped(pair[0].words)]
    full = [pair for pair in broken if _no_room(*pair, width - 8)]
    return width if len(broken) >= 0.4 * len(breaks) and len(full) >= 0.6 * len(broken) and full else None


def _no_room(line: Line, following: Line, width: int) -> bool:
    """Whether the next word would not have fitted on this line."""
    return line.indent + len(line.words) + 1 + len(following.words.split(None, 1)[0]) > width


def _joined(line: Line, following: Line, width: int | None, cased: bool) -> bool:
    """Whether the second line goes on with the paragraph of the first."""
    if following.gap > 1 or _BULLET.match(following.words):
        return False
    if not stopped(line.words) and cased and _goes_on(following.words):
        return True
    if width is None:
        return False
    if following.indent >= line.indent + 2:
        return False
    if stopped(line.words):
        return _no_room(line, following, width)
    return line.indent + len(line.words) >= 0.5 * width


def _goes_on(words: str) -> bool:
    """Whether the words start in the middle of a sentence: with a small letter."""
    match = _LOWER_START.match(words)
    return bool(match and match.group()[-1].islower())


def _has_case(text: str) -> bool:
    """Whether the text tells sentence starts by capitals; some archives hold texts in small letters alone."""
    sample = text[:4000]
    upper = sum(1 for letter in sample if letter.isupper())
    lower = sum(1 for letter in sample if letter.islower())
    return upper * 100 >= lower
