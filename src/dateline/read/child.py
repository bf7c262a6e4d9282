"""The process that reads HTML, PDF, DOCX and EML: `python -m dateline.read.child`, spoken to by `Sandbox`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.errors import InputTooLarge, UnreadableInput
from dateline.ingest.sandbox import serve
from dateline.ingest.sniff import DOCX, EML, HTML, PDF
from dateline.read.draft import Draft
from dateline.read.sandbox import Request


def read_draft(asked: Request) -> Draft:
    """Read in the format that was asked for; its reader is loaded when it is first needed."""
    if asked.kind == HTML:
        from dateline.read.html import read_html

        return read_html(asked.content, asked.uri)
    if asked.kind == PDF:
        from dateline.read.pdf import read_pdf

        return read_pdf(asked.content, asked.limits)
    if asked.kind == DOCX:
        from dateline.read.docx import read_docx

        return read_docx(asked.content, asked.limits)
    if asked.kind == EML:
        from dateline.read.eml import read_eml

        return read_eml(asked.content)
    raise UnreadableInput(f"no reader for {asked.kind}")


def handle(request: bytes) -> Iterator[bytes]:
    """The draft of one capture, as one message."""
    asked = msgspec.msgpack.decode(request, type=Request)
    draft = read_draft(asked)
    if len(draft.text) > asked.limits.text_characters:
        limit = asked.limits.text_characters
        raise InputTooLarge(f"a text of {len(draft.text):,} characters; {limit:,} are allowed")
    yield msgspec.msgpack.encode(draft)


if __name__ == "__main__":
    serve(handle)
