"""The model that ships: what it answers are probabilities, the same for the same text, about words that are there."""

from __future__ import annotations

import numpy as np
import pytest
from tests.conftest import Parsed

from dateline.annotate.reader import (
    ATTRIBUTES,
    HINTS,
    LAYERS,
    MODES_OF,
    ROLES,
    TYPES,
    Reading,
    fillers,
    load_reader,
    reader_name,
)
from dateline.annotate.reader.model import gelu
from dateline.annotate.reader.words import BUCKETS, bucket

TEXT = (
    "Gunmen killed two villagers near Goma on Monday, a local chief said. Soldiers arrested three men for the attack."
)


def read(parsed: Parsed, text: str) -> Reading:
    _, parse = parsed(text)
    return load_reader().read(parse, np.zeros((len(parse.tokens), len(HINTS)), dtype=np.int64))


def word(reading: Reading, text: str) -> int:
    return next(t.i for t in reading.parse.tokens if t.text == text)


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_gives_probabilities_for_every_word(parsed: Parsed, name: str) -> None:
    layer = read(parsed, TEXT).layer(name)
    assert layer.shape[1] == 2 + len(LAYERS[name])
    assert np.allclose(layer.sum(axis=1), 1.0, atol=1e-4)


def test_a_killing_is_an_assault_also_where_the_rules_keep_silent(parsed: Parsed) -> None:
    row = read(parsed, TEXT).layer("trigger")[1]
    assert TYPES[int(row.argmax()) - 2] == "ASSAULT"


def test_the_same_text_is_read_alike(parsed: Parsed) -> None:
    assert np.array_equal(read(parsed, TEXT).layer("trigger"), read(parsed, TEXT).layer("trigger"))


def test_roles_are_probabilities_one_row_a_word(parsed: Parsed) -> None:
    reading = read(parsed, TEXT)
    killed = word(reading, "killed")
    others = fillers(reading.parse, killed, *reading.window(killed))
    rows = reading.roles(killed, 2 + TYPES.index("ASSAULT"), others, np.zeros((len(others), len(ROLES)), np.float32))
    assert rows.shape == (len(others), len(ROLES))
    assert ((rows >= 0) & (rows <= 1)).all()
    assert reading.roles(killed, 2, [], np.zeros((0, len(ROLES)), np.float32)).shape == (0, len(ROLES))


def test_marks_stay_within_their_sentence(parsed: Parsed) -> None:
    reading = read(parsed, TEXT * 3)
    for name in LAYERS:
        for mark in reading.spans(name, 0.1):
            assert reading.parse.tokens[mark.first].sent == reading.parse.tokens[mark.last].sent


def test_words_that_were_not_read_together_are_never_one_happening(parsed: Parsed) -> None:
    reading = read(parsed, TEXT * 12)
    kinds = (2 + TYPES.index("ASSAULT"),) * 2
    far = max(t.i for t in reading.parse.tokens if t.text == "killed")
    assert reading.same(far, 1, kinds) == 0.0
    assert 0.0 <= reading.same(word(reading, "attack"), 1, kinds) <= 1.0


def test_every_mode_of_a_type_is_one_that_the_model_knows() -> None:
    assert {mode for modes in MODES_OF.values() for mode in modes} <= set(ATTRIBUTES["mode"])
    assert set(MODES_OF) <= set(TYPES)


def test_the_weights_have_a_name() -> None:
    assert reader_name().startswith("reader ")


def test_a_text_without_words_is_read_too(parsed: Parsed) -> None:
    assert read(parsed, " ").layer("actor").shape == (0, 2 + len(LAYERS["actor"]))


def test_the_smooth_rectifier_is_that_of_the_training() -> None:
    x = np.linspace(-8, 8, 201)
    expected = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    assert np.allclose(gelu(x.astype(np.float32)), expected, atol=1e-5)


def test_the_distance_of_two_words_counts_the_edges_it_passes() -> None:
    for word in range(-130, 130):
        passed = sum(abs(word) > edge for edge in BUCKETS)
        assert bucket(0, word) == (passed if word < 0 else 11 + passed)
