"""Captures to documents, whatever the format; and everything that is no report, refused in one line."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError, InputTooLarge, UnreadableInput
from dateline.ingest.sandbox import sandbox
from dateline.model.capture import Capture
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.read import read_capture
from dateline.read.child import read_draft
from dateline.read.sandbox import Request
from dateline.settings import Limits

BODY = "Two men died in the camp at Korvel on Monday, said the mayor, and nobody knows who fired at them."


def capture(content: bytes | str, uri: str = "a.txt", **more: object) -> Capture:
    content = content if isinstance(content, bytes) else content.encode()
    return Capture(hashlib.sha256(content).hexdigest(), content, uri, **more)  # type: ignore[arg-type]


def kinds(doc: Document) -> list[str]:
    return [section.kind for section in doc.sections]


def test_the_text_of_a_plain_file_is_the_file() -> None:
    text = "Raid\r\n\r\nGOMA, 4 March 2024 (Agency) - Two men died.\r\n\tNobody came.\r\n"
    doc = read_capture(capture(b"\xef\xbb\xbf" + text.encode()))
    assert doc.text == text
    assert doc.id.startswith("sha256:")
    assert doc.offsets.sources(Span(0, 4))[0].source_start == 3


@pytest.mark.parametrize(
    ("text", "published", "basis", "evidence"),
    [
        # the user's word goes first
        (f"GOMA, 4 March 2024 (Agency) - {BODY}", date(2024, 3, 9), "given", ""),
        # then what the dateline states
        (f"GOMA, 4 March 2024 (Agency) - {BODY}", None, "stated", "4 March 2024"),
        (f"Raid at Korvel\n\nMonday, September 26, 2016\n\n{BODY}", None, "stated", "September 26, 2016"),
        (f"BOGOTA, 18 MAR 89 (DOMESTIC SERVICE) -- [TEXT] {BODY.upper()}", None, "stated", "18 MAR 89"),
        # a note of reuse
        (f"{BODY}\n\nFirst published by the Korvel Courier on 5 May 2019.", None, "stated", "5 May 2019"),
        # a day without a year, or a day within the report, says nothing
        (f"GOMA, 4 March (Agency) - {BODY}", None, "unknown", ""),
        (f"{BODY} That was on 4 March 2024.", None, "unknown", ""),
    ],
)
def test_publication_is_known_by_the_best_word_for_it(
    text: str, published: date | None, basis: str, evidence: str
) -> None:
    doc = read_capture(capture(text, published=published))
    assert doc.published.basis == basis
    assert " ".join(quote.quote for quote in doc.published.evidence) == evidence
    assert (doc.published.day is None) == (basis == "unknown")


def test_boilerplate_names_the_publisher_and_a_byline_the_author() -> None:
    doc = read_capture(capture(f"Raid at Korvel\n\nBy Ada Brook\n\n{BODY}\n\nFirst published by the Korvel Courier."))
    assert (doc.title, doc.bylines, doc.publisher) == ("Raid at Korvel", ("Ada Brook",), "Korvel Courier")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Los soldados llegaron al pueblo en la madrugada y se llevaron a tres hombres, dijo el alcalde ayer.", "es"),
        ("Солдаты пришли в деревню на рассвете и увели троих мужчин, сообщил мэр города.", "ru"),
        ("وصل الجنود إلى القرية فجرا واقتادوا ثلاثة رجال، قال رئيس البلدية.", "ar"),
        # too short to tell
        ("Korvel, Drenia", None),
        # English with a name in Arabic
        (f"{BODY} His name was محمد.", "en"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert read_capture(capture(text)).language == language


def test_json_keeps_the_text_of_the_field() -> None:
    doc = read_capture(
        capture(b'{"text": "Raid\\n\\nKor\\u0000vel \\ud800 burned all night.", "published": "2024-05-09"}')
    )
    assert doc.text == "Raid\n\nKor\ufffdvel \ufffd burned all night."
    assert (doc.published.day, doc.published.basis) == (date(2024, 5, 9), "metadata")


def test_a_message_is_read(write_docx: Callable[..., bytes]) -> None:
    content = (
        "From: Ada Brook <a@courier.example>\r\nTo: desk@courier.example\r\nSubject: =?utf-8?q?Raid_at_=C5=A0ibel?=\r\n"
        "Date: Thu, 9 May 2024 23:30:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{BODY}\r\n"
    ).encode()
    doc = read_capture(capture(content))
    assert (doc.title, doc.bylines, doc.published.day) == ("Raid at Šibel", ("Ada Brook",), date(2024, 5, 9))
    run = doc.offsets.sources(Span(0, 3))[0]
    assert content[run.source_start : run.source_end].decode() == doc.text[run.start : run.end]


def test_a_page_saved_by_a_browser_is_read_as_a_page() -> None:
    content = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/2024/05/09/raid\r\n"
        "Subject: Raid\r\nDate: Sat, 1 Jun 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/2024/05/09/raid\r\n\r\n"
        f"<html><h1>Raid</h1><p>{BODY}</p></html>\r\n--b--\r\n"
    ).encode()
    doc = read_capture(capture(content))
    assert BODY in doc.text
    assert doc.published.day == date(2024, 5, 9)


def test_a_word_document_is_read(write_docx: Callable[..., bytes]) -> None:
    content = write_docx(
        [("Title", "Raid at Korvel"), ("Heading1", "The night"), ("Normal", BODY)], title="Raid at Korvel"
    )
    doc = read_capture(capture(content))
    assert kinds(doc) == ["title", "heading", "body"]
    assert (doc.title, doc.bylines) == ("Raid at Korvel", ("Tamsin Aldous",))


def test_markdown_loses_its_marks_and_keeps_its_way_back() -> None:
    source = f"# Raid at **Korvel**\n\n{BODY}\n\n## Two *men*\n\n- one [Šime](http://x.example)\n- two\n"
    doc = read_capture(capture(source))
    assert kinds(doc) == ["title", "body", "heading", "body", "body"]
    assert "one Šime" in doc.text
    for run in doc.offsets.runs:
        assert source.encode()[run.source_start : run.source_end].decode() == doc.text[run.start : run.end]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        # nothing there
        (b"", "empty"),
        (b" \r\n \x00 ", "empty"),
        # a picture under a text's name
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        # binary data under a text's name
        (random.Random(7).randbytes(4000), "not a text|a picture|a sound|damaged|empty"),
        # a page of pictures and scripts
        (b"<html><body><img src=a.png><script>var a = 'words';</script></body></html>", "empty"),
        # damaged
        (b"%PDF-1.4\n1 0 obj", "damaged PDF"),
        (b"PK\x03\x04broken", "archive"),
        (b'{"text": "broken', "damaged JSON"),
        (b'{"title": "no text"}', "field 'text'"),
        # no language
        (b"Zm9vYmFyYmF6" * 5000, "not a text"),
        (b"1 2 3 4 5", "no word"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        read_capture(capture(content))
    assert "\n" not in str(caught.value)


def test_a_text_of_two_hundred_megabytes_is_refused() -> None:
    with pytest.raises(InputTooLarge, match="100,000,000"):
        read_capture(capture(b"Nobody came. " * 15_500_000))


def test_a_line_of_five_megabytes_is_read() -> None:
    doc = read_capture(capture((BODY + " ").encode() * 52_000))
    assert len(doc.text) > 5_000_000
    assert kinds(doc) == ["body"]


def test_a_hundred_thousand_nested_tags_are_read() -> None:
    doc = read_capture(capture(b"<html>" + b"<div>" * 100_000 + f"<p>{BODY}</p>".encode()))
    assert doc.text == BODY


def test_a_killed_reading_process_costs_one_file() -> None:
    page = capture(f"<html><p>{BODY}</p></html>")
    assert read_capture(page).text == BODY
    process = sandbox("dateline.read.child", Limits())._process
    assert process
    os.kill(process.pid, 9)
    process.wait()
    assert read_capture(page).text == BODY


def check(doc: Document) -> None:
    """What holds for every document."""
    assert "\x00" not in doc.text
    doc.text.encode()
    at = 0
    for section in doc.sections:
        assert at <= section.start < section.end <= len(doc.text)
        at = section.end
    assert any(section.kind == "body" for section in doc.sections)
    at = 0
    for run in doc.offsets.runs:
        assert at <= run.start < run.end <= len(doc.text)
        at = run.end


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        doc = read_capture(capture(content))
    except InputError as error:
        said = str(error)
        assert said
        return
    check(doc)


@pytest.mark.parametrize("kind", ["html", "pdf", "docx", "eml"])
def test_mutated_files_are_read_or_refused(
    kind: str, write_pdf: Callable[..., bytes], write_docx: Callable[..., bytes]
) -> None:
    whole = {
        "html": f"<html><head><meta charset=utf-8><title>Raid</title></head><body><h1>Raid</h1><p class=x>{BODY}"
        f"<figure><figcaption>A mill &amp; man. Photo: A. Brook</figcaption></figure><p>{BODY}</body></html>".encode(),
        "pdf": write_pdf([[(60, 700, 11, BODY[:60]), (60, 686, 11, BODY[60:])]], created="D:20240509"),
        "docx": write_docx([("Title", "Raid"), ("Normal", BODY)]),
        "eml": f"From: Ada <a@b.example>\nSubject: Raid\nDate: Thu, 9 May 2024 10:00:00 +0000\n\n{BODY}".encode(),
    }[kind]
    media = read_capture(capture(whole)).media_type
    chance = random.Random(kind)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(content))
            end = at + chance.randrange(0, 20)
            content[at:end] = chance.choice([b"", b"<", b"\xff", b"\x00", b"&#xD800;", b"</p>", content[at:end] * 2])
        try:
            doc = read_capture(capture(bytes(content), media_type=media))
        except InputError:
            continue
        check(doc)


def test_the_child_refuses_a_format_it_does_not_know() -> None:
    with pytest.raises(UnreadableInput):
        read_draft(Request("image/png", "a", b"x", Limits()))
