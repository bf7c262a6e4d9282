"""Word pieces: lower case, no accents, punctuation apart, the longest match from the left."""

from __future__ import annotations

import pytest

from dateline.annotate.reader.pieces import MOST, Pieces

PIECES = Pieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "be", "##sie", "##ged", "bes", "-", "held", "élan", "elan", "a", "##a"]
)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("besieged", (1,)),  # the longest piece first; what that leaves has no piece, so the word is unknown
        ("Be-held", (4, 8, 9)),  # punctuation stands alone
        ("\u00e9lan", (11,)),  # accents go, also those written as marks of their own
        ("e\u0301lan", (11,)),
        ("\u200b", (1,)),  # nothing left of it
        ("", (1,)),
        ("a" * 300, (1,)),  # no word is as long
    ],
)  # fmt: skip
def test_a_word_is_cut_into_its_pieces(word: str, ids: tuple[int, ...]) -> None:
    assert PIECES.of(word) == ids


def test_no_word_has_more_pieces_than_are_read() -> None:
    assert len(PIECES.of("a" * 90)) == MOST
