"""Sections of plain text, told by their shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.plain import plain_sections

STORY = """The Mill at Korvel

By Tamsin Aldous in Korvel

KORVEL, Drenia, 17 November 2013 — The shells came before dawn, and the mill burned until noon.

Forty people slept in the cellar. None of them would give a name.

A man looks at the mill, late July 2013. Photograph: T. Aldous/Drenia Picture Desk

What the river took

By the summer nobody crossed the bridge. On 3 June two men tried and were shot.

"I would go back," said a miller who had left in May, "if somebody told me that it was over."

First published by the Korvel Courier. Sign up for our newsletter.
"""


def shown(text: str) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end]) for section in plain_sections(text)]


def kinds(text: str) -> list[str]:
    return [section.kind for section in plain_sections(text)]


def test_a_long_report_is_parted_by_shape_alone() -> None:
    found = shown(STORY)
    assert [kind for kind, _ in found] == [
        "title", "byline", "dateline", "body", "body", "caption", "credit", "heading", "body", "body", "boilerplate",
    ]  # fmt: skip
    assert found[0][1] == "The Mill at Korvel"
    assert found[2][1] == "KORVEL, Drenia, 17 November 2013 —"
    assert found[5:7] == [
        ("caption", "A man looks at the mill, late July 2013."),
        ("credit", "Photograph: T. Aldous/Drenia Picture Desk"),
    ]
    assert found[7][1] == "What the river took"


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        # place, day and agency
        ("GOMA, 4 March (Agency) - Two men died in the camp.", "GOMA, 4 March (Agency) -"),
        # place and country
        ("MARAWI, Philippines — Two men died in the camp.", "MARAWI, Philippines —"),
        # an archive's form: capitals throughout, marks in brackets, wrapped lines
        (
            "BOGOTA, 18 MAR 89 (DOMESTIC SERVICE) -- [REPORT] [TEXT] TWO MEN DIED IN\nTHE CAMP TODAY.",
            "BOGOTA, 18 MAR 89 (DOMESTIC SERVICE) -- [REPORT] [TEXT]",
        ),
        # a dash within the agency's name, a country in brackets
        ("BURGOS (SPAIN), 17 JUN 89 (ACAN - EFE) -- TWO MEN DIED.", "BURGOS (SPAIN), 17 JUN 89 (ACAN - EFE) --"),
        # no day
        ("CLANDESTINE, NO DATE (RADIO KORVEL) -- TWO MEN DIED.", "CLANDESTINE, NO DATE (RADIO KORVEL) --"),
        # small letters, with an agency
        ("Dar es Salaam (Agency) – Two men died in the camp.", "Dar es Salaam (Agency) –"),
        # a bar instead of a dash
        ("WASHINGTON ― Two men died in the camp.", "WASHINGTON ―"),
        # the place alone
        ("PORT-AU-PRINCE - Two men died in the camp.", "PORT-AU-PRINCE -"),
        # a colon instead of a dash
        ("NEW DELHI: Two men died in the camp.", "NEW DELHI:"),
    ],
)
def test_a_dateline_stands_in_front_of_its_paragraph(text: str, dateline: str) -> None:
    found = shown(text)
    assert found[0] == ("dateline", dateline)
    assert found[1][0] == "body"
    assert found[1][1].lower().startswith("two men died")


@pytest.mark.parametrize(
    "text",
    [
        # a dash in a sentence
        "The rebels — a dozen men — took the town on Monday.",
        # an acronym that is the subject
        "ISIS — which held the town — withdrew on Monday.",
        # capitals throughout prove no place
        "FIVE PRIESTS -- TWO OF THEM SPANISH -- WERE KILLED ON MONDAY.",
        # a label, not a place
        "UPDATE: Two men died in the camp on Monday.",
        # a short sentence of quoted speech
        '"Stay off the road," a message read.',
        # one line without a full stop
        "Two men died in the camp",
    ],
)
def test_a_sentence_stays_body(text: str) -> None:
    assert kinds(text) == ["body"]


def test_wrapped_lines_are_one_paragraph_and_an_indent_opens_the_next() -> None:
    text = (
        "GUNMEN ENTERED THE VILLAGE LATE ON SUNDAY NIGHT AND SET FIRE TO THE\n"
        "SCHOOL, ACCORDING TO A TEACHER WHO HID IN THE FIELDS UNTIL THEY LEFT\n"
        "AGAIN.  NOBODY WAS HURT.\n   THE POLICE SAID ON MONDAY THAT THEY WERE LOOKING FOR FOUR MEN WHO\n"
        "HAD BEEN SEEN ON THE ROAD TO THE BORDER.\n"
    )
    assert [words[:10] for _, words in shown(text)] == ["GUNMEN ENT", "THE POLICE"]


def test_lines_that_are_long_sentences_are_paragraphs() -> None:
    lines = [
        "Gunmen entered the village late on Sunday night and set fire to the school, a teacher said, and they stayed "
        "until the morning, when an army patrol came up the road.",
        "Nobody was hurt.",
        "The police said on Monday that they were looking for four men who had been seen on the road to the border.",
    ]
    assert [words for _, words in shown("\n".join(lines))] == lines


def test_a_line_that_breaks_off_within_a_sentence_goes_on() -> None:
    text = "Aircraft of the \ncoalition\n struck two bridges on Monday.\nNobody was hurt."
    assert len(plain_sections(text)) == 2


def test_a_line_that_is_just_a_date_is_a_dateline() -> None:
    text = "Two men die in Korvel camp\nMonday, September 26, 2016\nTwo men died in the camp, and nobody knows why."
    assert kinds(text) == ["title", "dateline", "body"]


def test_share_buttons_and_reuse_notes_are_boilerplate() -> None:
    text = (
        "Two men died in the camp on Monday, the mayor said.\n\nFacebook Twitter Linkedin Mail\n\nAll rights reserved."
    )
    assert kinds(text) == ["body", "boilerplate", "boilerplate"]


def test_the_address_of_a_page_is_no_title() -> None:
    text = (
        "https://courier.example/raid\n\nTwo men die in Korvel\n\nTwo men died in the camp on Monday, the mayor said."
    )
    assert kinds(text) == ["boilerplate", "title", "body"]


def test_a_document_of_furniture_alone_still_has_a_body() -> None:
    assert "body" in kinds("Sign up for our newsletter")
    assert "body" in kinds("Photograph: T. Aldous")
    assert "body" in kinds("Facebook Twitter\n\nAdvertisement")


def test_carriage_returns_part_paragraphs_too() -> None:
    text = "Two men died.\r\n\r\nNobody knows why.\r\n"
    assert [words for _, words in shown(text)] == ["Two men died.", "Nobody knows why."]


def test_no_text_has_no_sections() -> None:
    assert plain_sections("") == ()
    assert plain_sections(" \n\t\r\n ") == ()


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([
            "GOMA, 4 March (Agency) -", "By Ada Brook", "Photo: Ada Brook", "(", "[TEXT]", "—", "Two men died.", "",
            "Sign up for our newsletter", "Monday, 4 May 2019", "A heading", "NEW DELHI: Two", "© Ada", "Share\tTweet",
        ]),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", " ", "\x0c", "\u2029"]))
def test_sections_are_in_order_within_the_text_and_lose_no_word(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    sections = plain_sections(text)
    at = 0
    for section in sections:
        assert at <= section.start < section.end <= len(text)
        assert not text[at : section.start].strip()
        assert text[section.start : section.end] == text[section.start : section.end].strip()
        at = section.end
    assert not text[at:].strip()
    assert not text.strip() or any(section.kind == "body" for section in sections)
