"""A saved page to a document: which blocks are the report, and every word's way back to the bytes.

trafilatura says which text is the report; the text itself and its offsets are our own. Menus and lists of links stay
out; furniture that stands within the report is kept as boilerplate.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import UnreadableInput
from dateline.ingest.encoding import Decoded, check_is_text, clean, decode
from dateline.model.document import OffsetMap, OffsetRun, Publication, SectionKind
from dateline.model.span import Span
from dateline.read.dateline import is_date_line
from dateline.read.draft import Draft, TextBuilder
from dateline.read.html_blocks import PageBlock, page_blocks
from dateline.read.html_metadata import PageMetadata, day_of, page_metadata
from dateline.read.shape import Block, byline_names, is_byline, sections_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})", re.I)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WORDS = re.compile(r"\w+")
LONGEST_GUIDED = 3_000_000  # characters of a page that trafilatura is asked about


@dataclass(frozen=True, slots=True)
class _Choice:
    """A block that becomes part of the text, and what the markup says it is."""

    block: PageBlock
    kind: SectionKind | None


def read_html(content: bytes, uri: str = "") -> Draft:
    """Read a page.

    Raises:
        UnreadableInput: there is no text in it.
    """
    declared = _CHARSET.search(content[:4096]) or _XML.match(content[:200])
    decoded = decode(content, declared[1].decode() if declared else None)
    blocks, metas, scripts, title = page_blocks(decoded.text)
    if not any(block.length > 1 for block in blocks):
        raise UnreadableInput("empty: the page holds no text, pictures or scripts alone")
    known = page_metadata(metas, scripts, uri)
    heading = _title_block(blocks, known.title or title)
    chosen = _choose(blocks, decoded.text, heading)
    text, judged, offsets = _assemble(chosen, decoded)
    check_is_text(text)
    sections = sections_of(text, judged, titled=heading is not None)
    stated = heading.words if heading else None
    return Draft(
        text=text,
        sections=sections,
        title=stated or known.title or _without_site(title, known.publisher) or None,
        bylines=known.authors or _bylines(chosen),
        publisher=known.publisher or _site(title, stated or known.title),
        published=_published(known, blocks, chosen[-1].block),
        offsets=offsets,
    )


def _published(known: PageMetadata, blocks: Sequence[PageBlock], last: PageBlock) -> Publication:
    """The day the metadata tell, else that of the first `time` tag before the end of the report."""
    day = known.published
    for block in blocks if day is None else ():
        day = day_of(block.time) if block.time and not block.aside else None
        if day or block is last:
            break
    return Publication(day, day, "metadata") if day else Publication()


def _title_block(blocks: Sequence[PageBlock], title: str) -> PageBlock | None:
    """The heading that is the title of the page: it shares most words with it; else the only first heading."""
    wanted = set(_WORDS.findall(title.lower()))
    best, score = None, 0.6
    firsts = [block for block in blocks if block.tag == "h1" and block.length < 400 and not block.aside]
    for block in blocks:
        if block.tag in _HEADINGS and wanted and block.length < 400:
            words = set(_WORDS.findall(block.words.lower()))
            shared = len(words & wanted) / max(len(words), 1)
            if shared > score and len(words) * 2 >= min(len(wanted), 6):
                best, score = block, shared
    return best or (firsts[0] if len(firsts) == 1 else None)


def _choose(blocks: Sequence[PageBlock], source: str, heading: PageBlock | None) -> list[_Choice]:
    """The blocks of the report in order, with furniture between its first and last."""
    main = _main(blocks, source)
    places = [n for n, block in enumerate(blocks) if id(block) in main]
    first, last = places[0], places[-1]
    if heading is not None:
        at = next(n for n, block in enumerate(blocks) if block is heading)
        first = at if at < first and first - at < 60 else min(first, at)
    out = []
    for n, block in enumerate(blocks[first : last + 1], first):
        head = n < places[0]
        if block is heading:
            out.append(_Choice(block, "title"))
        elif block.role in ("caption", "credit"):
            out.append(_Choice(block, "credit" if block.role == "credit" else "caption"))
        elif id(block) in main:
            out.append(_Choice(block, _kind(block)))
        elif is_byline(block.words) or (block.role == "byline" and head and block.length < 120):
            out.append(_Choice(block, "byline"))
        elif is_date_line(block.words, Span(0, block.length)) or (block.time and block.length < 80):
            out.append(_Choice(block, "dateline"))
        elif not block.aside and block.linked < 0.5 * block.length and block.tag in ("p", "blockquote") and not head:
            out.append(_Choice(block, None if block.length > 80 else "boilerplate"))
        elif block.linked < 0.9 * block.length and not head:
            out.append(_Choice(block, "boilerplate"))
    foot = [block for block in blocks[last + 1 :] if _is_note(block)]
    return out + [_Choice(block, "boilerplate") for block in foot[:5]]


def _is_note(block: PageBlock) -> bool:
    """Whether a block behind the report tells who published it."""
    words = block.words.lower()
    return block.length < 300 and ("©" in words or words.startswith(("copyright", "first published", "originally")))


def _kind(block: PageBlock) -> SectionKind | None:
    if block.tag in _HEADINGS:
        return "heading"
    return "byline" if block.role == "byline" and is_byline(block.words) else None


def _main(blocks: Sequence[PageBlock], source: str) -> set[int]:
    """Identities of the blocks that make up the report: those that trafilatura names, or those that read like it."""
    plausible = [
        block
        for block in blocks
        if not block.aside and not block.role and block.linked <= 0.5 * block.length and block.length >= 30
    ]
    guided = _guided(blocks, source)
    length = sum(block.length for block in blocks if id(block) in guided)
    if guided and 4 * length >= sum(block.length for block in plausible if block.tag in ("p", "blockquote")):
        return guided
    paragraphs = [block for block in plausible if block.tag in ("p", "blockquote", "li") or block.tag in _HEADINGS]
    kept = paragraphs if sum(b.length for b in paragraphs) * 2 > sum(b.length for b in plausible) else plausible
    return {id(block) for block in kept or blocks}


def _guided(blocks: Sequence[PageBlock], source: str) -> set[int]:
    """The blocks whose words trafilatura gives as the text of the report."""
    if len(source) > LONGEST_GUIDED:
        return set()
    logging.disable(logging.CRITICAL)
    try:
        from trafilatura import extract

        said = extract(source, fast=True, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # a guide that fails is no guide; what it raises on hostile pages is not ours to list
        said = None
    if not said:
        return set()
    lines = {_bare(line) for line in said.split("\n")}
    whole = "\x00".join(lines)
    found = set()
    for block in blocks:
        bare = _bare(block.words)
        if bare and (bare in lines or (len(bare) > 40 and bare in whole)):
            if not (block.aside and block.linked > 0.3 * block.length):
                found.add(id(block))
    return found


def _bare(words: str) -> str:
    """Words without space, so that differences in spacing do not count."""
    return "".join(words.split())


def _assemble(chosen: Sequence[_Choice], decoded: Decoded) -> tuple[str, list[Block], OffsetMap]:
    """The text of the chosen blocks, its blocks, and the map to the bytes."""
    out = TextBuilder()
    judged: list[Block] = []
    at, place = 0, decoded.start
    for choice in chosen:
        if out.length:
            out.add("\n\n")
        start = out.length
        for piece, first, last in _joined(choice.block.pieces, decoded.text):
            place += decoded.byte_length(at, first)
            width = decoded.byte_length(first, last)
            out.add(clean(piece), OffsetRun(0, 0, place, place + width))
            at, place = last, place + width
        judged.append(Block(start, out.length, choice.kind))
    return out.text, judged, out.offsets


def _joined(pieces: Sequence[tuple[str, int, int]], source: str) -> list[tuple[str, int, int]]:
    """Neighbouring pieces that stand in the source just as in the text, put together: fewer, longer runs."""
    out: list[tuple[str, int, int]] = []
    open_end = -1  # where the last piece ends, if it stands in the source as it is
    for piece, start, end in pieces:
        same = source[start:end] == piece
        if same and open_end == start:
            said, first, _ = out[-1]
            out[-1] = (said + piece, first, end)
        else:
            out.append((piece, start, end))
        open_end = end if same else -1
    return out


def _bylines(chosen: Sequence[_Choice]) -> tuple[str, ...]:
    names: list[str] = []
    for choice in chosen:
        if choice.kind == "byline":
            words = choice.block.words.strip()
            names += byline_names(words if words[:3].lower() == "by " else f"By {words}")
    return tuple(dict.fromkeys(names))


def _site(title: str, heading: str | None) -> str | None:
    """The name of the site at the end of a page's title: "Raid kills two | Korvel Courier"."""
    parts = re.split(r"\s+[|–—-]\s+", title)
    return parts[-1] if heading and len(parts) > 1 and len(parts[-1]) <= 40 and parts[-1] not in heading else None


def _without_site(title: str, site: str | None) -> str:
    parts = re.split(r"\s+[|–—-]\s+", title)
    return " - ".join(parts[:-1]) if len(parts) > 1 and site and parts[-1] == site else title
