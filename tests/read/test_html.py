"""Saved pages: the report and nothing else, with every word's way back to the bytes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.html import read_html
from dateline.read.html_metadata import day_in_address, day_of

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Shells fall on Korvel mill | Korvel Courier</title>
<meta property="article:published_time" content="2013-11-17T06:30:00+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Shells fall on Korvel mill",
"datePublished":"2013-11-17","author":[{"name":"Tamsin Aldous"}],"publisher":{"name":"Korvel Courier"}}</script>
</head><body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<article><h1>Shells fall on Korvel mill</h1><p class="byline">By Tamsin Aldous</p>
<time datetime="2013-11-17">17 November 2013</time>
<p>KORVEL, Drenia &mdash; The shells came before dawn, and the <b>mill</b> burned until noon, said the   mayor,
 Mr &Scaron;imun Ko&#382;ul. Nobody knows who fired them.</p>
<figure><img src=a.png><figcaption>A man looks at the mill, late July 2013. Photograph: T. Aldous/Drenia Picture Desk
</figcaption></figure><div class="newsletter"><p>Sign up for our newsletter</p></div>
<h2>What the river took</h2>
<p>By the summer nobody crossed the bridge. On 3 June two men tried and were shot, according to a priest there.
<p>Forty people slept in the cellar. None of them would give a name, and none of them would say where others had gone.
</article><aside class=related><h3>Related</h3><a href=x>Another raid in the north leaves many dead, say locals</a>
</aside><footer>© 2013 Korvel Courier. All rights reserved.</footer></body></html>"""


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(section.kind, draft.text[section.start : section.end]) for section in draft.sections]


def test_a_page_becomes_its_report() -> None:
    found = shown(read_html(PAGE.encode()))
    assert [kind for kind, _ in found] == [
        "title", "byline", "dateline", "dateline", "body", "caption", "credit", "boilerplate", "heading", "body",
        "body", "boilerplate",
    ]  # fmt: skip
    assert found[4][1].startswith(
        "The shells came before dawn, and the mill burned until noon, said the mayor, Mr Šimun"
    )
    assert found[6][1] == "Photograph: T. Aldous/Drenia Picture Desk"
    assert not any("Another raid" in words or "Home" in words for _, words in found)


def test_a_page_says_who_published_it_and_when() -> None:
    draft = read_html(PAGE.encode())
    assert (draft.title, draft.bylines, draft.publisher) == (
        "Shells fall on Korvel mill",
        ("Tamsin Aldous",),
        "Korvel Courier",
    )
    assert (draft.published.earliest, draft.published.basis) == (date(2013, 11, 17), "metadata")


@pytest.mark.parametrize(
    ("head", "uri"),
    [
        ('<meta name="date" content="2013-11-17">', ""),
        ('<meta content="Sunday, 17 November 2013" name="DC.date">', ""),
        ('<link rel=canonical href="https://courier.example/2013/11/17/mill">', ""),
        ("", "https://courier.example/2013/11/17/mill.html"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2013-11-17"}]}</script>',
            "",
        ),
        ("<time datetime='2013-11-17T05:00Z'>Sunday</time>", ""),
    ],
)
def test_the_day_of_publication_stands_in_many_places(head: str, uri: str) -> None:
    body = "<p>The shells came before dawn, and the mill burned until noon, said the mayor. Nobody knows why.</p>"
    draft = read_html(f"<html><head>{head}</head><body><h1>Mill</h1>{body}{body}</body></html>".encode(), uri)
    assert draft.published.earliest == date(2013, 11, 17)


@pytest.mark.parametrize("words", ["2013-13-45", "soon", "", "00000000", "9999-99-99T00:00"])
def test_a_day_that_no_calendar_has_is_none(words: str) -> None:
    assert day_of(words) is None
    assert day_in_address(f"https://courier.example/{words}/") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_offsets_lead_back_to_the_bytes_in_every_encoding(encoding: str) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "") if encoding != "cp1252" else PAGE.replace("utf-8", "windows-1252")
    content = page.encode(encoding)
    draft = read_html(content)
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    linear = 0
    for run in draft.offsets.runs:
        words = content[run.source_start : run.source_end].decode(codec)
        said = draft.text[run.start : run.end]
        if words != said:
            assert said == " " or words.startswith("&")
        else:
            linear += len(words)
    assert linear > 0.9 * len(draft.text) - 40


def test_a_line_break_parts_lines_but_not_a_sentence() -> None:
    page = (
        "<html><div>By Ada Brook<br>17 November 2013<br><br>The shells came before dawn, and the mill burned until<br>"
        "noon, said the mayor. Nobody knows why.<br><br>Forty people slept in the cellar, and none gave a name.</div>"
    )
    assert [words for _, words in shown(read_html(page.encode()))] == [
        "By Ada Brook",
        "17 November 2013",
        "The shells came before dawn, and the mill burned until noon, said the mayor. Nobody knows why.",
        "Forty people slept in the cellar, and none gave a name.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        # the whole page in one form
        "<form id=aspnet><div class='page has-sidebar'><h1>Mill</h1><p>{0}</p><p>{0}</p></div></form>",
        # no paragraphs at all
        "<div class=nav><a href=/>Home</a></div><div><div>{0}</div><div>{0}</div></div>",
        # tables
        "<table><tr><td class=menu><a href=/>Home</a></td><td>{0}<br><br>{0}</td></tr></table>",
        # paragraphs that are never closed
        "<body><p>{0}<p>{0}",
    ],
)
def test_the_report_is_found_on_pages_of_every_make(page: str) -> None:
    words = "The shells came before dawn, and the mill burned until noon, said the mayor. Nobody knows why they came."
    draft = read_html(f"<html>{page.format(words)}</html>".encode())
    assert [said for kind, said in shown(draft) if kind == "body"] == [words, words]
    assert "Home" not in draft.text


WORDS = st.text(alphabet="abc Šž&;<>\"'\n\u00a0\ud7ff😀", max_size=12)
TAGS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<a>", "</a>", "<h1>", "</h1>", "<!--x-->", "<script>", "</script>", "<li>",
    "<br>", "&amp;", "&#0;", "&#xD800;", "&nbsp;", "<td", "<p title='>'>", "<title>", "</title>", "<head>",
    "<figcaption>", "<nav>", "</nav>", "<template>", "\x00", "Two men died in the camp, said the mayor. ",
])  # fmt: skip


@given(st.lists(st.one_of(WORDS, TAGS), max_size=25))
@settings(max_examples=150, deadline=None)
def test_every_linear_run_stands_in_the_bytes(parts: list[str]) -> None:
    content = ("<html><p>Nobody came.</p>" + "".join(parts)).encode()
    try:
        draft = read_html(content)
    except InputError:
        return
    at = 0
    for run in draft.offsets.runs:
        assert at <= run.start < run.end <= len(draft.text)
        at = run.end
        words = content[run.source_start : run.source_end].decode()
        said = draft.text[run.start : run.end]
        if not words.startswith("&") and words.strip():
            assert words.replace("\x00", "\ufffd") == said
    at = 0
    for section in draft.sections:
        assert at <= section.start < section.end <= len(draft.text)
        at = section.end


@pytest.mark.parametrize(
    "content",
    [
        # quotes, comments and tags that never end; entities without end
        b"<a '" * 50_000, b"<a x='" * 50_001 + b">", b"<!--" * 50_000, b"<script>" * 20_000, b"<p " * 100_000,
        b"<" * 100_000, b"&amp" * 50_000, b"<p>" * 20_000 + b"Nobody came.",
    ],
)  # fmt: skip
def test_hostile_markup_costs_no_more_than_its_length(content: bytes) -> None:
    try:
        read_html(content)
    except InputError as error:
        reason = str(error)
        assert reason
