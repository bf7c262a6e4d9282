"""A PDF with a text layer to a document: lines joined to paragraphs, each line with its box on the page.

Running headers, footers and page numbers are boilerplate at the end of the text, so that no paragraph is cut by them.
A hyphen that only a line break made is left out of the text; the two halves keep their boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import PdfiumError

from dateline.errors import InputTooLarge, UnreadableInput
from dateline.ingest.encoding import check_is_text, clean
from dateline.model.document import OffsetRun, Publication, SectionKind
from dateline.read.draft import Draft, TextBuilder
from dateline.read.html_metadata import day_of
from dateline.read.paragraphs import stopped
from dateline.read.pdf_lines import PdfLine, body_size, page_lines, running_lines
from dateline.read.shape import Block, sections_of
from dateline.settings import Limits

_NO_TITLE = re.compile(r"(?:microsoft word|untitled|layout|print|document\d*$)|.*\.(?:docx?|indd|pdf|qxd|rtf)$", re.I)
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def read_pdf(content: bytes, limits: Limits) -> Draft:
    """Read a PDF.

    Raises:
        UnreadableInput: damaged, encrypted, or without text. InputTooLarge: too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableInput("an encrypted PDF: it opens with its password only") from None
        raise UnreadableInput("a damaged PDF") from None
    try:
        lines = _lines(document, limits)
        known = {name: clean(words).strip() for name, words in document.get_metadata_dict().items() if words}
    except PdfiumError as error:
        raise UnreadableInput(f"a damaged PDF: {error}") from None
    finally:
        document.close()
    if not lines:
        raise UnreadableInput("a PDF without text: its pages are pictures")
    return _draft(lines, known)


def _lines(document: pypdfium2.PdfDocument, limits: Limits) -> list[PdfLine]:
    if len(document) > limits.pages:
        raise InputTooLarge(f"{len(document):,} pages; {limits.pages:,} are allowed")
    lines: list[PdfLine] = []
    length = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except PdfiumError:
            continue  # one damaged page does not take the others with it
        found = page_lines(page, index + 1)
        page.close()
        length += sum(len(line.words) for line in found)
        if length > limits.text_characters:
            raise InputTooLarge(f"a text of more than {limits.text_characters:,} characters")
        lines += found
    return lines


def _draft(lines: Sequence[PdfLine], known: dict[str, str]) -> Draft:
    running = running_lines(lines)
    told = [line for line in lines if id(line) not in running]
    size = body_size(told)
    compounds = frozenset(match.lower() for line in told for match in _COMPOUND.findall(line.words))
    out = TextBuilder()
    blocks: list[Block] = []
    for paragraph in _paragraphs(told):
        start = _start(out)
        _add(out, paragraph, compounds)
        blocks.append(Block(start, out.length, _kind(paragraph, size, titled=any(b.kind == "title" for b in blocks))))
    for line in lines:
        if id(line) in running:
            start = _start(out)
            _add(out, [line], compounds)
            blocks.append(Block(start, out.length, "boilerplate"))
    text = out.text
    check_is_text(text)
    title = known.get("Title", "")
    day = day_of(known.get("CreationDate", "").removeprefix("D:")[:8])
    return Draft(
        text=text,
        sections=sections_of(text, blocks),
        title=None if any(b.kind == "title" for b in blocks) or _NO_TITLE.match(title) else title or None,
        published=Publication(day, day, "metadata") if day else Publication(),
        offsets=out.offsets,
    )


def _start(out: TextBuilder) -> int:
    if out.length:
        out.add("\n\n")
    return out.length


def _paragraphs(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Lines put together to paragraphs by their distance, indent, size of print and how they end."""
    if not lines:
        return
    steps = [above.box.bottom - below.box.bottom for above, below in pairwise(lines) if _same_column(above, below)]
    step = median(steps) if steps else 0.0
    paragraph = [lines[0]]
    for above, below in pairwise(lines):
        if _goes_on(paragraph, above, below, step):
            paragraph.append(below)
        else:
            yield paragraph
            paragraph = [below]
    yield paragraph


def _same_column(above: PdfLine, below: PdfLine) -> bool:
    return (
        above.box.page == below.box.page
        and below.box.bottom < above.box.bottom
        and below.box.left < above.box.right
        and abs(above.size - below.size) <= 0.1 * max(above.size, below.size)
    )


def _goes_on(paragraph: Sequence[PdfLine], above: PdfLine, below: PdfLine, step: float) -> bool:
    """Whether a line goes on with the paragraph that ends above it."""
    if abs(above.size - below.size) > 0.1 * max(above.size, below.size):
        return False
    unfinished = not stopped(above.words)
    small = below.words[:1].islower()
    if above.box.page == below.box.page and abs(above.box.bottom - below.box.bottom) < 0.3 * max(above.size, 1):
        return True  # two parts of one line
    if not _same_column(above, below):
        return (unfinished and (small or len(paragraph) > 1)) or (small and above.soft)
    distance = above.box.bottom - below.box.bottom
    if distance > 1.4 * step and distance > 1.7 * above.size:
        return unfinished and small
    indent = below.box.left - min(line.box.left for line in paragraph[-3:])
    if indent > 0.8 * above.size and not unfinished:
        return False
    right = max(line.box.right for line in paragraph)
    width = right - min(line.box.left for line in paragraph)
    return not (not unfinished and len(paragraph) > 1 and right - above.box.right > 0.25 * width)


def _kind(paragraph: Sequence[PdfLine], size: float, titled: bool) -> SectionKind | None:
    """Larger print is a title or a heading; everything else is told by its shape."""
    length = sum(len(line.words) for line in paragraph)
    if min(line.size for line in paragraph) < 1.15 * size or length > 220 or length < 2:
        return None
    return "heading" if titled or paragraph[0].box.page > 1 else "title"


def _add(out: TextBuilder, paragraph: Sequence[PdfLine], compounds: frozenset[str]) -> None:
    """Add the lines of a paragraph, with a space or without a hyphen in between."""
    for place, line in enumerate(paragraph):
        following = paragraph[place + 1].words if place + 1 < len(paragraph) else ""
        words, joint = line.words, " " if following else ""
        if following and len(words) > 1 and words[-1] in "-‐" and words[-2].isalpha():
            joint = ""
            if following[:1].islower() and not _is_compound(words, following, compounds):
                words = words[:-1]
        out.add(clean(words), OffsetRun(0, 0, box=line.box))
        out.add(joint)


def _is_compound(words: str, following: str, compounds: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word, since the document writes it so elsewhere within a line."""
    left, right = re.search(r"[^\W\d_]+-?$", words[:-1]), re.match(r"[^\W\d_]+", following)
    return bool(left and right and f"{left.group()}-{right.group()}".lower() in compounds)
