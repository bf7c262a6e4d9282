"""The small model at run time: an encoder in ONNX, and heads that are plain matrices.

The encoder is MiniLM-L6, trained further on passages of our own (`training/reader`); docs/design/0080 tells why.
One pass of the encoder serves all heads; a process uses one thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.reader.labels import INSIDE, LAYERS, OUTSIDE, ROLES
from dateline.annotate.reader.pieces import Pieces
from dateline.annotate.reader.windows import Window, windows
from dateline.annotate.reader.words import FEATURES, bucket, way, word_features
from dateline.model.parse import Parse

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
DATA = "dateline.annotate.reader.data"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `first` to `last` as one mark of a layer: of which kind, and how likely it begins there."""

    first: int
    last: int
    kind: str
    score: float


class Reader:
    """Reads parsed documents. May be shared between threads.

    Attributes:
        alone: what the rules put into layers and slots is not taken, to measure the model's own answers; it still hears
            what they say of each word.
    """

    def __init__(
        self, session: InferenceSession, pieces: Pieces, heads: dict[str, Floats], ways: Iterable[str]
    ) -> None:
        self.alone = False
        self._session = session
        self._pieces = pieces
        self._ways = {name: n for n, name in enumerate(ways, 1)}
        self.heads = heads

    def read(self, parse: Parse, hints: NDArray[np.int64]) -> Reading:
        """The vectors of all words of a document, ready to be asked.

        Args:
            hints: what the rules say of each word (`coding.hints.word_hints`).
        """
        features = word_features(parse, hints)
        vectors = np.zeros((len(parse.tokens), self.heads["word.bias"].shape[0]), dtype=np.float32)
        seen = np.zeros((len(parse.tokens), 2), dtype=np.int64)
        for window in windows(parse, self._pieces):
            words = self._words(self._encode(window), features[window.first : window.last])
            vectors[window.fresh : window.last] = words[window.fresh - window.first :]
            seen[window.fresh : window.last] = window.first, window.last
        return Reading(parse, self, vectors, seen)

    def _encode(self, window: Window) -> Floats:
        """The hidden vector of each word of a window: that of its first piece.

        Windows go one by one: int8 is scaled by all that is encoded at once; no window shall change another's answer.
        """
        pieces = np.array([window.pieces], dtype=np.int64)
        hidden: Floats = self._session.run(None, {"pieces": pieces})[0][0]
        return hidden[list(window.heads)]

    def _words(self, hidden: Floats, features: NDArray[np.int64]) -> Floats:
        told = [self.heads[f"features.{name}.weight"][features[:, k]] for k, name in enumerate(FEATURES)]
        return gelu(self.linear("word", np.concatenate([hidden, *told], axis=1)))

    def linear(self, name: str, rows: Floats) -> Floats:
        """One layer of weights."""
        out: Floats = rows @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return out

    def way_index(self, path: str) -> int:
        """The index of a way through the tree, 0 for rare ones."""
        return self._ways.get(path, 0)


class Reading:
    """What the model says of one document; every question is answered from the same vectors."""

    def __init__(self, parse: Parse, reader: Reader, vectors: Floats, seen: NDArray[np.int64]) -> None:
        self.parse = parse
        self.alone = reader.alone
        self._reader = reader
        self._vectors = vectors
        self._seen = seen
        self._layers: dict[str, Floats] = {}

    def layer(self, name: str) -> Floats:
        """Probability of every class of a layer (`labels.LAYERS`), one row a word."""
        if name not in self._layers:
            self._layers[name] = softmax(self._reader.linear(f"layers.{name}", self._vectors))
        return self._layers[name]

    def inside(self, name: str, i: int) -> float:
        """How likely word `i` stands in a mark of a layer."""
        return 1.0 - float(self.layer(name)[i][OUTSIDE])

    def spans(self, name: str, bar: float = 0.5) -> list[Mark]:
        """The marks of a layer; each begins where a beginning is at least as likely as `bar`."""
        layer = self.layer(name)
        begins = layer[:, 2:].sum(axis=1)
        out: list[Mark] = []
        for i in (begins >= bar).nonzero()[0]:
            first = last = int(i)
            sentence = self.parse.sentence_of(first)
            while last + 1 < sentence.last and layer[last + 1, INSIDE] > max(0.4, begins[last + 1]):
                last += 1
            kind = LAYERS[name][int(layer[first, 2:].argmax())]
            out.append(Mark(first, last, kind, float(begins[first])))
        return out

    def attribute(self, name: str, i: int) -> Floats:
        """Probability of each mode, status or certainty of the happening that word `i` names."""
        row: Floats = softmax(self._reader.linear(f"attributes.{name}", self._vectors[i : i + 1]))[0]
        return row

    def window(self, i: int) -> tuple[int, int]:
        """First word and end of what was read together with word `i`."""
        return int(self._seen[i][0]), int(self._seen[i][1])

    def roles(self, trigger: int, type_class: int, others: list[int], told: Floats) -> Floats:
        """Probability of each role (`labels.ROLES`) of other words around a trigger: one row a word.

        Args:
            trigger: the word that names a happening. type_class: class of its type in the layer "trigger".
            others: words of the same window. told: 1 where the rules give a word a role: one row a word, as the answer.
        """
        if not others:
            return np.zeros((0, len(ROLES)), dtype=np.float32)
        reader, heads = self._reader, self._reader.heads
        ways = [reader.way_index(way(self.parse, trigger, other)) for other in others]
        near = [bucket(trigger, other) for other in others]
        kind = np.repeat(heads["kind.weight"][type_class : type_class + 1], len(others), axis=0)
        context = reader.linear(
            "context", np.concatenate([heads["way.weight"][ways], heads["near.weight"][near], kind, told], axis=1)
        )
        one = reader.linear("trigger", self._vectors[trigger : trigger + 1])
        other = reader.linear("filler", self._vectors[others])
        joined = gelu(one + other + context) * np.tanh(one * other + context)
        out: Floats = (1.0 / (1.0 + np.exp(-reader.linear("role", joined)))).astype(np.float32)
        return out

    def same(self, later: int, earlier: int, types: tuple[int, int]) -> float:
        """How likely two triggers name one happening.

        Args:
            later, earlier: words that name happenings. types: classes of their types in the layer "trigger".

        Returns:
            A probability; 0 where the model did not read the two together.
        """
        if earlier < self.window(later)[0]:
            return 0.0
        reader, heads, words = self._reader, self._reader.heads, self.parse.tokens
        alike = float(words[later].lemma.lower() == words[earlier].lemma.lower())
        told = [
            heads["way.weight"][reader.way_index(way(self.parse, later, earlier))],
            heads["near.weight"][bucket(later, earlier)],
            heads["kind.weight"][types[1]],
            heads["kind.weight"][types[0]],
            np.array([alike], dtype=np.float32),
        ]
        context = reader.linear("tie", np.concatenate(told)[None])
        one, other = (reader.linear("mention", self._vectors[i : i + 1]) for i in (earlier, later))
        joined = gelu(one + other + context) * np.tanh(one * other + context)
        return float(1.0 / (1.0 + np.exp(-reader.linear("same", joined)[0, 0])))


def gelu(x: Floats) -> Floats:
    """The smooth rectifier, in its tanh form."""
    cubed = x * x * x  # the power x**3 takes a hundred times as long
    out: Floats = (0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * cubed)))).astype(np.float32)
    return out


def softmax(scores: Floats) -> Floats:
    """Scores to probabilities, row by row."""
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = (e / e.sum(axis=-1, keepdims=True)).astype(np.float32)
    return out


def reader_name() -> str:
    """Name of the weights that ship, for the provenance of a record: other weights, another name."""
    return (files(DATA) / "name.txt").read_text("utf-8").strip()


@lru_cache(maxsize=1)
def load_reader() -> Reader:
    """The model that ships, loaded once a process."""
    from onnxruntime import InferenceSession, SessionOptions

    folder = files(DATA)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(folder / "encoder.onnx") as path:  # from a path: bytes would be held as long as the session
        session = InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # in one, sum and norm take ten times as long as apart
        )
    pieces = Pieces((folder / "vocabulary.txt").read_text("utf-8").splitlines())
    with (folder / "heads.npz").open("rb") as stored:
        heads = {name: array.astype(np.float32) for name, array in np.load(stored).items()}
    return Reader(session, pieces, heads, json.loads((folder / "ways.json").read_text("utf-8")))
