"""A Word document to a document: paragraphs with their styles, and the properties of the file.

The text lies packed in the file, so that there is no way back to its bytes; the offset map is empty.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from dateline.errors import InputTooLarge, UnreadableInput
from dateline.ingest.encoding import check_is_text, clean
from dateline.model.document import SectionKind
from dateline.read.draft import Draft, TextBuilder
from dateline.read.shape import Block, sections_of
from dateline.settings import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
}
_STYLES: tuple[tuple[str, SectionKind], ...] = (
    ("title", "title"),
    ("heading", "heading"),
    ("caption", "caption"),
    ("footer", "boilerplate"),
    ("header", "boilerplate"),
)
_LEFT_OUT = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText"))


def read_docx(content: bytes, limits: Limits) -> Draft:
    """Read a Word document.

    Raises:
        UnreadableInput: damaged, encrypted, or without text. InputTooLarge: unpacked over the limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml", limits)
            names = set(archive.namelist())
            core = _part(archive, "docProps/core.xml", limits) if "docProps/core.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableInput(f"a damaged Word document: {error}") from error
    out = TextBuilder()
    blocks: list[Block] = []
    try:
        for kind, words in _paragraphs(body):
            if out.length:
                out.add("\n\n")
            start = out.length
            out.add(clean(words))
            blocks.append(Block(start, out.length, kind))
        known = _properties(core)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"a damaged Word document: {error.msg}") from error
    text = out.text
    check_is_text(text)
    # the day a file was made is no day of publication: a template is older, a copy younger
    return Draft(
        text=text,
        sections=sections_of(text, blocks),
        title=known.get("title"),
        bylines=(known["author"],) if "author" in known else (),
    )


def _part(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    with archive.open(name) as stream:
        content = stream.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise InputTooLarge(f"unpacks to more than the {limits.file_bytes:,} bytes allowed")
    return content


def _paragraphs(body: bytes) -> Iterator[tuple[SectionKind | None, str]]:
    """Style and words of each paragraph that has any; deleted words of tracked changes are left out."""
    events = etree.iterparse(
        io.BytesIO(body), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    words: list[list[str]] = []
    styles: list[str] = []
    left_out = 0
    for event, element in events:
        name = element.tag
        if event == "start":
            if name == f"{_W}p":
                words.append([])
                styles.append("")
            left_out += name in _LEFT_OUT
            continue
        left_out -= name in _LEFT_OUT
        if name == f"{_W}pStyle" and styles:
            styles[-1] = str(element.get(f"{_W}val") or "").lower()
        elif words and not left_out and name == f"{_W}t":
            words[-1].append(element.text or "")
        elif words and name in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            words[-1].append(" ")
        elif name == f"{_W}p" and words:
            said, style = " ".join("".join(words.pop()).split()), styles.pop()
            if said:
                yield next((kind for part, kind in _STYLES if style.startswith(part)), None), said
            element.clear()


def _properties(core: bytes) -> dict[str, str]:
    if not core:
        return {}
    root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    found = {field: root.findtext(tag) for field, tag in _CORE.items()}
    return {field: " ".join(clean(words).split()) for field, words in found.items() if words and words.strip()}
