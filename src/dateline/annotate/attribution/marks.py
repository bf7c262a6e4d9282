"""Quotation marks to stretches of quoted text, paragraph by paragraph, in one pass.

Invariant: a quotation never crosses the end of its paragraph. One that is left open ends there, and a paragraph that
opens with a mark after one that was left open goes on with the same speaker (`continues`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document
from dateline.model.span import Span

_DOUBLE = re.compile(r"[\"“”„‟«»]|''|``|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:\"“]))['‘‛](?=\w)(?!\d0s|em\b|tis\b|twas\b)", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…—-])['’](?!\w)")
_LINE = re.compile(r"[^\n]+")
WRAPPED = 100  # characters; where no line is longer, they are taken as wrapped
DEEPEST = 4  # marks inside marks
MANY = 50  # candidates looked at for one single mark, so that time stays linear
_TERMINAL = frozenset(".!?:\"”’'…)»")


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """A quoted stretch, marks included.

    Attributes:
        paragraph: index into the paragraphs of the document.
        closed: whether its closing mark was found.
        continues: opens a paragraph after one whose quotation was left open.
        single: enclosed in single marks.
    """

    paragraph: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def paragraphs(doc: Document) -> tuple[Span, ...]:
    """The paragraphs: sections, cut at line ends where lines are whole paragraphs and not wrapped."""
    out: list[Span] = []
    for section in doc.sections or (Span(0, len(doc.text)),):
        lines = [
            Span(section.start + m.start(), section.start + m.end())
            for m in _LINE.finditer(doc.text[section.start : section.end])
            if m.group().strip()
        ]
        whole = len(lines) > 1 and max(line.end - line.start for line in lines) > WRAPPED
        start: int | None = None
        for number, line in enumerate(lines):
            start = line.start if start is None else start
            words = doc.text[line.start : line.end].rstrip()
            last = number == len(lines) - 1
            fresh = not last and not doc.text[lines[number + 1].start : lines[number + 1].end].lstrip()[0].islower()
            if last or (whole and (words[-1] in _TERMINAL or fresh)):
                out.append(Span(start, line.start + len(words)))
                start = None
    return tuple(out)


def quoted(doc: Document, spans: tuple[Span, ...]) -> tuple[Quoted, ...]:
    """All quoted stretches in the given paragraphs, outermost only, in order.

    >>> from dateline.model.document import Document
    >>> doc = Document("", "", "", 'He said: "No." Then he left.')
    >>> [(q.start, q.end) for q in quoted(doc, paragraphs(doc))]
    [(9, 14)]
    """
    out: list[Quoted] = []
    left_open = False
    for index, paragraph in enumerate(spans):
        found = list(_double(doc.text, paragraph, index, left_open))
        left_open = bool(found) and not found[-1].closed
        out.extend(sorted([*found, *_single(doc.text, paragraph, index, found)], key=lambda q: q.start))
    return tuple(out)


def _double(text: str, paragraph: Span, index: int, left_open: bool) -> Iterator[Quoted]:
    """Stretches in double marks: a stack of open marks, straight ones closed by straight, curly by curly."""
    open_marks: list[str] = []
    start = paragraph.start
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        kind, role = _role(text, match, paragraph, bool(open_marks))
        if role == "open":
            if not open_marks:
                start = match.start()
            if len(open_marks) < DEEPEST:
                open_marks.append(kind)
        elif kind in open_marks:
            while open_marks.pop() != kind:
                pass
            if not open_marks:
                yield Quoted(start, match.end(), index, continues=left_open and start == paragraph.start)
    if open_marks:
        yield Quoted(start, paragraph.end, index, closed=False, continues=left_open and start == paragraph.start)


def _role(text: str, match: re.Match[str], paragraph: Span, inside: bool) -> tuple[str, str]:
    """Which family a mark belongs to and whether it opens or closes here."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    leans_right = (before.isspace() or before in "([—–-/") and not after.isspace()
    if mark in "“„‟«" or mark in ("``", "‘‘"):
        backward = inside and after.isspace() and not before.isspace()
        return "curly", "close" if backward else "open"
    if mark in ("”", "»", "’’"):
        return "curly", "open" if leans_right and not inside else "close"
    if leans_right:
        return "straight", "open"
    return "straight", "close" if inside else "open" if not after.isspace() else "close"


def _single(text: str, paragraph: Span, index: int, taken: list[Quoted]) -> Iterator[Quoted]:
    """Stretches in single marks outside all double ones; apostrophes are no marks."""
    openers = [m.start() for m in _SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end)]
    if not openers:
        return
    closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, paragraph.start, paragraph.end)]
    end = paragraph.start
    for number, opener in enumerate(openers):
        if opener < end or any(q.start <= opener < q.end for q in taken[-MANY:]):
            continue
        until = openers[number + 1] if number + 1 < len(openers) else paragraph.end
        window = closers[bisect_left(closers, opener + 1) : bisect_left(closers, until)][:MANY]
        close = _closer(text, window)
        if close is not None:
            end = close + 1
            yield Quoted(opener, end, index, single=True)


def _closer(text: str, window: list[int]) -> int | None:
    """The mark that closes: after punctuation, else after a word that is no plural, else the last."""
    for at in window:
        if text[at - 1] in ".,?!…—" or (text[at + 1 : at + 2] in (",", ".", ";", ":") and text[at - 1] != "s"):
            return at
    return next((at for at in window if text[at - 1] != "s"), window[-1] if window else None)
