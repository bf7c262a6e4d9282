"""The lines of a PDF with their boxes, and which of them are running headers, footers and page numbers."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.document import Box

MARGIN = 0.12  # share of the page's height within which a line may be a running one
BREAKS = frozenset({0x02, 0xFFFE})  # PDFium's marks for a hyphen at the end of a line
SOFT_HYPHENS = BREAKS | {0xAD}
_PAGE_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|]?", re.I)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of print.

    Attributes:
        words: its text without space around. box: on its page. size: of its print in points.
        height: of its page. soft: whether it ends with a hyphen that only the line break made.
    """

    words: str
    box: Box
    size: float
    height: float
    soft: bool = False

    @property
    def marginal(self) -> bool:
        """Whether it stands at the head or the foot of its page."""
        return self.box.bottom > (1 - MARGIN) * self.height or self.box.top < MARGIN * self.height


def page_lines(page: Any, number: int) -> list[PdfLine]:
    """The lines of one page (a pypdfium2 page), in the order of the file; pages count from 1."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    height = float(page.get_height())
    out: list[PdfLine] = []
    try:
        raw = textpage.raw
        total = pdfium.FPDFText_CountChars(raw)
        start = 0
        codes: list[int] = []
        for at in range(max(total, 0)):
            code = int(pdfium.FPDFText_GetUnicode(raw, at))
            if code not in (10, 13):
                codes.append(code)
            if code in (10, 13) or code in BREAKS:  # where it sees a hyphen, PDFium puts the halves on one line
                _add_line(out, raw, codes, start, number, height)
                start, codes = at + 1, []
        _add_line(out, raw, codes, start, number, height)
    finally:
        textpage.close()
    return out


def _add_line(out: list[PdfLine], raw: Any, codes: list[int], start: int, number: int, height: float) -> None:
    """Add the line that the characters from `start` on make, if there is a word in it."""
    import pypdfium2.raw as pdfium

    soft = bool(codes) and codes[-1] in SOFT_HYPHENS
    words = _characters(codes).strip()
    if not words:
        return
    edges: list[tuple[float, float, float, float]] = []
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for index in range(min(pdfium.FPDFText_CountRects(raw, start, len(codes)), 200)):
        if pdfium.FPDFText_GetRect(raw, index, left, top, right, bottom):
            edges.append((left.value, bottom.value, right.value, top.value))
    if not edges:
        edges = [(0.0, 0.0, 0.0, 0.0)]
    box = Box(
        number,
        round(min(edge[0] for edge in edges), 2),
        round(min(edge[1] for edge in edges), 2),
        round(max(edge[2] for edge in edges), 2),
        round(max(edge[3] for edge in edges), 2),
    )
    first = start + next((n for n, code in enumerate(codes) if code > 32), 0)
    out.append(PdfLine(words, box, float(pdfium.FPDFText_GetFontSize(raw, first)), height, soft))


def _characters(codes: list[int]) -> str:
    """UTF-16 units or code points as text; what is no character becomes U+FFFD."""
    out: list[str] = []
    for place, code in enumerate(codes):
        if code in SOFT_HYPHENS:
            out.append("-" if place == len(codes) - 1 else "")
        elif 0xD800 <= code < 0xDC00 and place + 1 < len(codes) and 0xDC00 <= codes[place + 1] < 0xE000:
            out.append(chr(0x10000 + ((code - 0xD800) << 10) + codes[place + 1] - 0xDC00))
        elif 0xDC00 <= code < 0xE000 and place and 0xD800 <= codes[place - 1] < 0xDC00:
            continue
        elif code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            out.append("\ufffd")
        else:
            out.append(" " if code in (9, 0xA0) else chr(code))
    return "".join(out)


def running_lines(lines: Sequence[PdfLine]) -> set[int]:
    """Identities of the lines that come again on every page, and of page numbers."""
    pages: dict[tuple[str, int], set[int]] = {}
    marginal = [line for line in lines if line.marginal]
    for line in marginal:
        pages.setdefault(_face(line), set()).add(line.box.page)
    total = max((line.box.page for line in lines), default=0)
    needed = 2 if total < 6 else 3
    return {
        id(line)
        for line in marginal
        if len(pages[_face(line)]) >= needed
        or (_PAGE_NUMBER.fullmatch(line.words) and any(map(str.isdigit, line.words)))
    }


def _face(line: PdfLine) -> tuple[str, int]:
    """What makes two running lines the same: words but for numbers, and the height on the page."""
    return _DIGITS.sub("#", line.words.lower()), round(line.box.bottom / 12)


def body_size(lines: Sequence[PdfLine]) -> float:
    """The size of print most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0
