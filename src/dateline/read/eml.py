"""A saved message, or a page saved as one file by a browser (MHTML), to a document.

The part that holds the report is read as a page or as plain text. Where the message has one part and it is not encoded,
offsets lead back to its bytes; otherwise the text lies encoded in the file and the offset map is empty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from dateline.errors import UnreadableInput
from dateline.ingest.encoding import clean
from dateline.model.document import OffsetMap, OffsetRun, Publication
from dateline.read.draft import Draft
from dateline.read.html import read_html
from dateline.read.plain import read_plain

_BODY = re.compile(rb"\r?\n\r?\n")
_PARTS = 200


def read_eml(content: bytes) -> Draft:
    """Read a message: its date is the day of publication, its subject the title.

    Raises:
        UnreadableInput: no part of it holds text.
    """
    message = message_from_bytes(content, policy=policy.compat32)
    part = _text_part(message)
    if part is None:
        raise UnreadableInput("a message without a part that holds text")
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    address = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location") or ""
    if part.get_content_type() == "text/html":
        draft = read_html(_with_charset(raw, part), address)
    else:
        charset = part.get_content_charset()
        draft = read_plain(_as_utf8(raw, charset) if charset else raw)
    day = _day(message)
    sender = re.sub(r"\s*<[^>]*>", "", _header(message, "From") or "").strip(' "') or None
    saved = bool(message.get("Snapshot-Content-Location")) or sender is None
    published = Publication(day, day, "metadata") if day and not saved else draft.published
    return replace(
        draft,
        title=draft.title if saved and draft.title else _header(message, "Subject") or draft.title,
        bylines=draft.bylines if saved or draft.bylines else ((sender,) if sender and "@" not in sender else ()),
        published=published,
        offsets=_offsets(content, message, raw, draft),
    )


def _text_part(message: Message) -> Message | None:
    """The part to read: the page if there is one, else plain text."""
    plain = page = None
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = part
        if kind == "text/html" and page is None:
            page = part
    return plain if plain is not None and message.get_content_type() == "multipart/alternative" else page or plain


def _header(message: Message | EmailMessage, name: str) -> str | None:
    """A header's words, decoded, on one line."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    value = message.get(name)
    if value is None:
        return None
    try:
        words = str(make_header(decode_header(str(value))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        words = str(value)
    return " ".join(clean(words).split())[:500] or None


def _day(message: Message) -> date | None:
    """The day of the message, in its sender's zone."""
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _with_charset(raw: bytes, part: Message) -> bytes:
    charset = part.get_content_charset()
    if not charset or re.search(rb"<meta[^>]{0,200}charset", raw[:4096], re.I):
        return raw
    return _as_utf8(raw, charset)


def _as_utf8(raw: bytes, charset: str) -> bytes:
    try:
        return raw.decode(charset).encode("utf-8", "replace")
    except (LookupError, UnicodeError, ValueError):
        return raw


def _offsets(content: bytes, message: Message, raw: bytes, draft: Draft) -> OffsetMap:
    """Shift the offsets of the one part of a message that is not encoded; otherwise there are none."""
    encoding = str(message.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    body = _BODY.search(content)
    if message.is_multipart() or encoding not in ("7bit", "8bit", "binary") or body is None:
        return OffsetMap()
    if content[body.end() :] != raw:
        return OffsetMap()
    runs = (
        OffsetRun(run.start, run.end, (run.source_start or 0) + body.end(), (run.source_end or 0) + body.end())
        for run in draft.offsets.runs
    )
    charset = (message.get_content_charset() or "us-ascii").lower()
    same = charset in ("utf-8", "us-ascii") or raw.isascii()
    return OffsetMap(tuple(runs)) if same else OffsetMap()
