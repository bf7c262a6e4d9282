"""Capture to document: the reader of its format, then language, publication and publisher."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.errors import InputError, InputTooLarge, UnreadableInput
from dateline.ingest.sniff import DOCX, EML, HTML, JSON, JSON_LINES, MARKDOWN, PDF, PLAIN, ZIP, media_type
from dateline.model.capture import Capture
from dateline.model.document import Document, Publication, Section
from dateline.read.draft import Draft
from dateline.read.json_text import read_json
from dateline.read.language import language_of
from dateline.read.markdown import read_markdown
from dateline.read.plain import read_plain
from dateline.read.sandbox import read_apart
from dateline.read.shape import byline_names
from dateline.read.stated_date import stated_publication
from dateline.settings import Limits

_HERE: dict[str, Callable[[bytes], Draft]] = {PLAIN: read_plain, MARKDOWN: read_markdown, JSON: read_json}
_APART = frozenset({HTML, PDF, DOCX, EML})


def read_capture(capture: Capture, limits: Limits | None = None) -> Document:
    """Read the bytes of one report.

    HTML, PDF, DOCX and EML are read in a process of their own, under limits.

    Raises:
        InputError: the bytes cannot be used; its message is one line.

    >>> read_capture(Capture("0", b"GOMA, 4 March 2024 (Agency) - Two men died.", "a.txt")).published.day
    datetime.date(2024, 3, 4)
    """
    limits = limits or Limits()
    if len(capture.content) > limits.file_bytes:
        raise InputTooLarge(f"more than the {limits.file_bytes:,} bytes allowed")
    kind = capture.media_type or media_type(capture.content)
    try:
        draft = read_apart(capture, kind, limits) if kind in _APART else _read_here(capture.content, kind, limits)
    except (MemoryError, RecursionError):
        raise InputTooLarge("reading it needs more memory than there is") from None
    if len(draft.text) > limits.text_characters:
        raise InputTooLarge(f"a text of {len(draft.text):,} characters; {limits.text_characters:,} are allowed")
    return _document(capture, kind, draft)


def _read_here(content: bytes, kind: str, limits: Limits) -> Draft:
    if kind == ZIP:
        raise UnreadableInput("an archive: take its files one by one")
    if len(content) > 4 * limits.text_characters:
        raise InputTooLarge(f"a text of {len(content):,} bytes; {limits.text_characters:,} characters are allowed")
    reader = _HERE.get(PLAIN if kind.startswith("text/x-") else JSON if kind == JSON_LINES else kind)
    if reader is None:
        raise UnreadableInput(f"no reader for {kind}")
    try:
        return reader(content)
    except InputError:
        raise
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise UnreadableInput(f"damaged: {type(error).__name__}: {error}") from error


def _document(capture: Capture, kind: str, draft: Draft) -> Document:
    """Put together what the user gave, what the file says and what the text says, in this order."""
    title = next((s for s in draft.sections if s.kind == "title"), None)
    stated = " ".join(draft.text[title.start : title.end].split()) if title else None
    return Document(
        id=f"sha256:{capture.sha256}",
        uri=capture.uri,
        media_type=kind,
        text=draft.text,
        title=capture.title or draft.title or stated,
        bylines=draft.bylines or _bylines(draft.text, draft.sections),
        publisher=draft.publisher or _publisher(draft.text, draft.sections),
        language=language_of(_prose(draft.text, draft.sections)),
        published=_published(capture, draft),
        sections=draft.sections,
        offsets=draft.offsets,
    )


def _published(capture: Capture, draft: Draft) -> Publication:
    """The user's word goes before the file's, and the file's before the text's."""
    if capture.published:
        return Publication(capture.published, capture.published, "given")
    if draft.published.basis != "unknown":
        return draft.published
    return stated_publication(draft.text, draft.sections)


def _bylines(text: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    lines = (text[section.start : section.end] for section in sections if section.kind == "byline")
    return tuple(name for line in lines for name in byline_names(line))


_NAMES_PUBLISHER = re.compile(
    r"\b(?:[Ff]irst|[Oo]riginally)\s+(?:published|appeared)\s+(?:by|in|on|at)\s+(?:[Tt]he\s+)?((?:[A-Z][\w’'&.-]*\s?){1,5})"
)


def _publisher(text: str, sections: tuple[Section, ...]) -> str | None:
    """The publisher that a note of reuse names: "First published by the Korvel Courier"."""
    for section in sections:
        if section.kind == "boilerplate":
            match = _NAMES_PUBLISHER.search(text, section.start, section.end)
            if match:
                return match[1].strip(" .") or None
    return None


def _prose(text: str, sections: tuple[Section, ...]) -> str:
    """The words of the report itself, for telling its language."""
    spans = [text[s.start : s.end] for s in sections if s.kind in ("body", "title", "heading")]
    return "\n".join(spans) if spans else text
