"""Bytes to text, in whatever encoding, with the way back to the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UnreadableInput
from dateline.ingest.encoding import check_is_text, decode

WESTERN = "The mayor of Šibenik said – “nobody” came; the café was empty. "
RUSSIAN = "Солдаты пришли в деревню на рассвете и увели троих мужчин, сообщил мэр города. "
ARABIC = "وصل الجنود إلى القرية فجرا واقتادوا ثلاثة رجال، قال رئيس البلدية للصحفيين. "


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # UTF-8 with and without a mark
        (WESTERN.encode(), WESTERN),
        (WESTERN.encode("utf-8-sig"), WESTERN),
        # UTF-16 with a mark, either way round, and without
        (WESTERN.encode("utf-16"), WESTERN),
        (b"\xfe\xff" + WESTERN.encode("utf-16-be"), WESTERN),
        (WESTERN.encode("utf-16-le"), WESTERN),
        (WESTERN.encode("utf-16-be"), WESTERN),
        # Windows encodings
        (WESTERN.encode("cp1252"), WESTERN),
        (5 * RUSSIAN.encode("cp1251"), 5 * RUSSIAN),
        (5 * ARABIC.encode("cp1256"), 5 * ARABIC),
        # UTF-8 with a line of Windows-1252 in it
        ((10 * WESTERN).encode() + "Café".encode("cp1252"), 10 * WESTERN + "Café"),
        # zero bytes and lone surrogates keep their place
        (b"Kor\x00vel", "Kor\ufffdvel"),
    ],
)
def test_encodings_are_detected(content: bytes, text: str) -> None:
    assert decode(content).text == text


def test_a_declared_encoding_is_taken_if_it_fits() -> None:
    assert decode("Šibenik".encode("iso8859_2"), "ISO-8859-2").text == "Šibenik"
    assert decode("Šibenik".encode(), "no-such-thing").text == "Šibenik"


@pytest.mark.parametrize(
    "text",
    ["", " \n\x00", "\x01\x02\x03\x04" * 50, "1234 5678 - 90", "Zm9vYmFy" * 2000],
)
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        check_is_text(text)


def test_five_million_characters_in_one_line_are_a_text() -> None:
    check_is_text("Two men died in the camp, said the mayor. " * 120_000)


@given(st.binary(max_size=300))
def test_any_bytes_decode_and_count_right(content: bytes) -> None:
    decoded = decode(content)
    assert len(decoded.raw) == len(decoded.text)
    assert "\x00" not in decoded.text
    decoded.text.encode()  # no lone surrogate
    if decoded.encoding == "utf-8":
        assert decoded.start + decoded.byte_length(0, len(decoded.raw)) == len(content)
