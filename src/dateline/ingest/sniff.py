"""What a file is, by its content and not by its name."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from importlib.resources import files

from dateline.errors import UnreadableInput
from dateline.ingest.encoding import decode

PDF = "application/pdf"
ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
EML = "message/rfc822"
JSON = "application/json"
JSON_LINES = "application/jsonl"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

_HEAD = 64_000
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(
    r"</?(?:html|head|body|div|p|article|section|span|table|h[1-6]|meta|title|br|a|ul|li)\b[^<>]*>", re.I
)
_HEADER = re.compile(
    r"^(From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type|Reply-To|Sender|"
    r"Snapshot-Content-Location|X-[A-Za-z-]+|DKIM-Signature|Content-Transfer-Encoding|List-[A-Za-z-]+):",
    re.I | re.M,
)
_HEADING = re.compile(r"^#{1,6} +\S", re.M)
_MARKED = re.compile(r"(?<!\w)\[[^\[\]\n]{1,200}\]\(\S{1,500}?\)|\*\*\S[^*\n]{0,200}\*\*|^```", re.M)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[A-Za-z_-]+:.*\r?\n)+(?:.*\r?\n){0,60}?---[ \t]*\r?\n")


@lru_cache(maxsize=1)
def _signatures() -> tuple[tuple[int, bytes, str], ...]:
    """Offset, first bytes and name of formats that hold no text we can read."""
    table = (files("dateline.ingest") / "data" / "signatures.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple((int(offset), bytes.fromhex(signature), name) for offset, signature, name in rows)


def media_type(content: bytes) -> str:
    """The media type of bytes.

    Raises:
        UnreadableInput: they are empty, or of a format without text (a picture, a sound, a program).

    >>> media_type(b"<!DOCTYPE html><p>Nobody came.")
    'text/html'
    """
    if not content.strip(b"\x00\t\r\n \x0c"):
        raise UnreadableInput("empty: there is no text in it")
    if b"%PDF-" in content[:1024]:
        return PDF
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_type(content)
    for offset, signature, name in _signatures():
        if content.startswith(signature, offset):
            raise UnreadableInput(f"{name}: there is no text in it that can be read")
    return _text_type(decode(content[: _HEAD // 4 * 4]).text, len(content) <= _HEAD)


def _zip_type(content: bytes) -> str:
    """A Word document, an archive, or a refusal for the other formats that are archives inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist()[:2000])
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        return ZIP  # the reader of archives says what is wrong
    if "word/document.xml" in names:
        return DOCX
    for part, name in (
        ("xl/workbook.xml", "a spreadsheet"),
        ("ppt/presentation.xml", "a presentation"),
        ("content.xml", "an OpenDocument file"),
        ("META-INF/container.xml", "an electronic book"),
    ):
        if part in names and ("mimetype" in names or "[Content_Types].xml" in names):
            raise UnreadableInput(f"{name}: this format is not read; save it as DOCX, PDF, HTML or text")
    return ZIP


def _text_type(head: str, whole: bool) -> str:
    start = head.lstrip("\ufeff \t\r\n")
    if start[:1] in "{[" and (kind := _json_type(start, whole)):
        return kind
    if _HTML_START.match(start):
        return HTML
    opening = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    headers = {match[1].lower() for match in _HEADER.finditer(opening[:20_000])}
    if len(headers & {"from", "to", "subject", "date", "message-id", "mime-version", "received"}) >= 2:
        if _HEADER.match(start):
            return EML
    tags = len(_HTML_TAG.findall(start[:20_000]))
    if tags >= 4 and start.startswith("<"):
        return HTML
    if tags >= 20:
        return HTML
    if _FRONT_MATTER.match(start):
        return MARKDOWN
    marks = len(_HEADING.findall(start)) + len(_MARKED.findall(start))
    if marks >= 2 or (marks and start.startswith("#") and _HEADING.match(start)):
        return MARKDOWN
    return PLAIN


def _json_type(start: str, whole: bool) -> str | None:
    """JSON, JSON Lines, or neither, by the shape of the first line and the end."""
    import msgspec

    first, _, rest = start.partition("\n")
    if first[:1] == "{":
        try:
            msgspec.json.decode(first)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            pass
        else:
            return JSON_LINES if rest.strip() or not whole else JSON
        if not rest and not whole:
            return JSON_LINES if re.match(r'\{\s*"[^"\n]{1,60}"\s*:', start) else None
    if whole:
        try:
            msgspec.json.decode(start)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return JSON if re.match(r'(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){1,60}"\s*:', start) else None
        return JSON
    return JSON if re.match(r'(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){1,60}"\s*:', start) else None
