"""What a file is, by its content."""

from __future__ import annotations

import pytest

from dateline.errors import UnreadableInput
from dateline.ingest.sniff import EML, HTML, JSON, JSON_LINES, MARKDOWN, PDF, PLAIN, media_type


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\n\n%PDF-1.7\n", PDF),
        (b"<!DOCTYPE html><p>Nobody came.", HTML),
        (b"<?xml version='1.0'?><!-- saved --><html>", HTML),
        ("\ufeff<HTML><BODY>Nobody".encode("utf-16"), HTML),
        (b"<div><p>One</p><p>Two</p></div>", HTML),
        (b"From: Ada <a@b.example>\nSubject: Raid\nDate: Thu, 9 May 2024 10:00:00 +0000\n\nNobody came.", EML),
        (b'{"text": "Nobody came."}', JSON),
        (b'{"text": "One."}\n{"text": "Two."}\n', JSON_LINES),
        (b'[{"text": "One."}]', JSON),
        (b'{"text": "broken', JSON),
        (b"# Raid\n\nNobody came.\n", MARKDOWN),
        (b"---\ntitle: Raid\n---\nNobody came.\n", MARKDOWN),
        (b"[TEXT] NOBODY CAME.", PLAIN),
        (b"From: the mayor came no word.", PLAIN),
        (b"Nobody came. A < B and B > C.", PLAIN),
        (b"#1 priority was water.", PLAIN),
    ],
)
def test_content_tells_the_format(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


@pytest.mark.parametrize("content", [b"", b"\n \x00", b"\xff\xd8\xff\xe0", b"{\\rtf1", b"\x7fELF", b"\x1f\x8b\x08"])
def test_what_holds_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        media_type(content)
