"""The adapter to spaCy: what it loads, and that sections stay apart."""

from __future__ import annotations

from tests.conftest import Parsed

from dateline.annotate.language import load_parser


def test_the_costly_layers_of_the_parser_multiply_by_numpy() -> None:
    language = load_parser()._language
    for name in ("tok2vec", "ner"):
        widest = max(
            (m for m in language.get_pipe(name).model.walk() if m.name == "maxout"), key=lambda m: m.get_dim("nI")
        )
        assert not widest.ops.use_blis


def test_every_word_stands_in_one_sentence(parsed: Parsed) -> None:
    _, parse = parsed("Gunmen closed the road.\n\nThe army denied it. Residents fled.")
    assert [parse.tokens[s.root].text for s in parse.sentences] == ["closed", "denied", "fled"]
    assert [t.i for s in parse.sentences for t in parse.words(s)] == [t.i for t in parse.tokens]
