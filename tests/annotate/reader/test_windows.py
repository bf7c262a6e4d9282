"""Windows: every word is fresh in just one, none is longer than the encoder reads, context comes from before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.reader.pieces import Pieces
from dateline.annotate.reader.windows import LONGEST, windows
from dateline.model.parse import Parse, Sentence, Token

PIECES = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "road", "##s"])


def made(lengths: list[int]) -> Parse:
    """Sentences of so many words "roads", each of two pieces."""
    tokens: list[Token] = []
    sentences = []
    for n, length in enumerate(lengths):
        first = len(tokens)
        for i in range(first, first + length):
            tokens.append(Token(6 * i, 6 * i + 5, i, "roads", "road", "NOUN", "NNS", "ROOT", i, n))
        sentences.append(Sentence(tokens[first].start, tokens[-1].end, n, first, len(tokens), first, 0))
    return Parse("roads " * len(tokens), tuple(tokens), tuple(sentences))


@given(st.lists(st.integers(1, 150), max_size=30))
def test_every_word_is_fresh_in_just_one_window(lengths: list[int]) -> None:
    parse = made(lengths)
    found = list(windows(parse, PIECES))
    assert [i for w in found for i in range(w.fresh, w.last)] == list(range(len(parse.tokens)))
    for w in found:
        assert w.first <= w.fresh < w.last
        assert len(w.pieces) <= LONGEST + 2
        assert len(w.heads) == w.last - w.first
        assert all(w.pieces[at] == 5 for at in w.heads)


def test_a_window_begins_with_the_sentence_before() -> None:
    _, second = windows(made([20, 100, 20]), PIECES)
    assert (second.first, second.fresh, second.last) == (120, 120, 140)  # 200 pieces are too much context
    _, second = windows(made([90, 20, 30]), PIECES)
    assert (second.first, second.fresh, second.last) == (90, 110, 140)


def test_a_document_without_words_has_no_window() -> None:
    assert list(windows(Parse("", (), ()), PIECES)) == []
