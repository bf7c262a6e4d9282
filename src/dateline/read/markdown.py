"""Markdown: headings, lists, quotes and emphasis lose their marks; every piece of text keeps its way to the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.ingest.encoding import Decoded, check_is_text, decode
from dateline.model.document import OffsetRun, Publication, SectionKind
from dateline.read.draft import Draft, TextBuilder
from dateline.read.shape import Block, sections_of
from dateline.read.stated_date import find_day

_FRONT = re.compile(r"---[ \t]*\r?\n((?:.*\r?\n){1,80}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.M)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_LINE_MARK = re.compile(r"(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\|)+")
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_RULE = re.compile(r"(?:[-*_=]{3,}|```.*|~~~.*|\|?[-:| ]{3,}\|?)$")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\[(?P<link>[^\[\]\n]{1,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`{1,3}|~~)|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|>-])"
)


@dataclass(slots=True)
class _Source:
    """Adds stretches of the source to a text, counting bytes as it goes; stretches must come in order."""

    decoded: Decoded
    out: TextBuilder
    at: int = 0
    bytes: int = 0

    def add(self, start: int, end: int) -> None:
        """Add the code points `[start, end)` of the source."""
        if start >= end:
            return
        first = self.bytes + self.decoded.byte_length(self.at, start)
        last = first + self.decoded.byte_length(start, end)
        self.at, self.bytes = end, last
        self.out.add(self.decoded.text[start:end], OffsetRun(0, 0, first, last))


def read_markdown(content: bytes) -> Draft:
    """Read a Markdown file; its front matter tells title, author and date.

    Raises:
        UnreadableInput: there is no language in it.
    """
    decoded = decode(content)
    source = decoded.text
    check_is_text(source)
    front = _FRONT.match(source)
    known = {name.lower(): words for name, words in _FIELD.findall(front[1])} if front else {}
    out = TextBuilder()
    adder = _Source(decoded, out, 0, decoded.start)
    offset = front.end() if front else 0
    blocks: list[Block] = []
    for match in _PARAGRAPH.finditer(source, offset):
        _add_paragraph(adder, match.start(), match.end(), blocks)
    text = out.text
    if not text.strip():
        check_is_text("")
    day = find_day(known.get("date", ""), 0, len(known.get("date", "")))
    return Draft(
        text=text,
        sections=sections_of(text, blocks),
        title=known.get("title") or None,
        bylines=(known["author"],) if known.get("author") else (),
        published=Publication(day[0], day[0], "metadata") if day else Publication(),
        offsets=out.offsets,
    )


def _add_paragraph(adder: _Source, start: int, end: int, blocks: list[Block]) -> None:
    """Add one paragraph of the source, its headings and items as blocks of their own."""
    text, out = adder.decoded.text, adder.out
    opened: int | None = None
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        first, last = start + line.start(), start + line.end()
        while first < last and text[first].isspace():
            first += 1
        words = text[first:last].rstrip()
        last = first + len(words)
        if not words or _RULE.match(words):
            opened = None
            continue
        heading = _HEADING.match(words)
        mark = _LINE_MARK.match(words)
        if mark and mark.end() < len(words):
            if not words.startswith(">"):
                opened = None
            first += mark.end()
        if opened is None:
            if out.length:
                out.add("\n\n")
            opened = out.length
            blocks.append(Block(opened, opened))
        else:
            out.add("\n")
        _add_inline(adder, first, last)
        titled = any(block.kind == "title" for block in blocks)
        kind: SectionKind | None = None
        if heading:
            kind = "title" if len(heading[1]) == 1 and not titled and len(blocks) == 1 else "heading"
        blocks[-1] = Block(opened, out.length, kind)
        if out.length == opened:
            blocks.pop()
            opened = None
        if heading:
            opened = None


def _add_inline(adder: _Source, start: int, end: int) -> None:
    """Add a line without its emphasis, links and escapes."""
    at = start
    for match in _INLINE.finditer(adder.decoded.text, start, end):
        adder.add(at, match.start())
        inner = "alt" if match["alt"] is not None else "link" if match["link"] is not None else None
        if inner:
            adder.add(match.start(inner), match.end(inner))
        at = match.end()
    adder.add(at, end)
