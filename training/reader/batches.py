"""Windows of coded documents with all that is learnt from them, side by side as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import torch
from examples import UNKNOWN, Example
from torch import Tensor

from dateline.annotate.reader.labels import ATTRIBUTES, LAYERS, ROLES
from dateline.annotate.reader.pieces import Pieces
from dateline.annotate.reader.windows import Window, windows
from dateline.annotate.reader.words import FEATURES, HINTS, bucket, fillers, way, word_features
from dateline.coding.hints import word_hints
from dateline.coding.told import told_roles

HARD = 2.0  # weight of a word that looks like a trigger and is none
SILENT = 0.15  # share of the windows in which the rules keep silent
SHORT = 0.35  # share of the windows that are cut to a few sentences, since many reports are that short
RENAMED = 0.3  # share of the windows whose rare names are changed, so that the model learns their surroundings
RARE_NAME = 2  # files of the corpus at most that a rare name stands in


@dataclass
class Piece:
    """One window of an example; its pairs are (trigger, filler, way, distance, type, roles told, roles).

    `ties` are (earlier trigger, later trigger, way, distance, their types, one word or not, one happening or not).
    """

    example: Example
    window: Window
    features: np.ndarray
    pairs: list[tuple[int, int, str, int, int, np.ndarray, np.ndarray]]
    ties: list[tuple[int, int, str, int, int, int, float, float]]


def cut(example: Example, pieces: Pieces) -> list[Piece]:
    """The windows of a document."""
    features = word_features(example.parse, word_hints(example.scene))
    drafts = example.told() if example.paired else {}
    out = []
    for window in windows(example.parse, pieces):
        pairs = []
        for trigger, draft in drafts.items():
            if window.fresh <= trigger < window.last:
                kind = max(int(example.layers["trigger"][trigger]), 0)
                near = set(fillers(example.parse, trigger, window.first, window.last))
                near |= {f for t, f in example.roles if t == trigger and window.first <= f < window.last}
                others = sorted(near)
                for filler, told in zip(others, told_roles(example.scene, draft, others), strict=True):
                    gold = example.roles.get((trigger, filler), np.zeros(len(ROLES), dtype=np.int64))
                    path, far = way(example.parse, trigger, filler), bucket(trigger, filler)
                    pairs.append((trigger, filler, path, far, kind, told, gold))
        out.append(Piece(example, window, features, pairs, list(ties(example, window))))
    return out


def ties(example: Example, window: Window) -> Iterator[tuple[int, int, str, int, int, int, float, float]]:
    """All pairs of triggers of a window, the later one fresh."""
    words, layer = example.parse.tokens, example.layers["trigger"]
    here = sorted(i for i in example.mentions if window.first <= i < window.last and layer[i] > 1)
    for n, later in enumerate(here):
        for earlier in here[:n] if later >= window.fresh else ():
            path, far = way(example.parse, later, earlier), bucket(later, earlier)
            alike = float(words[later].lemma.lower() == words[earlier].lemma.lower())
            same = float(example.mentions[later] == example.mentions[earlier])
            yield earlier, later, path, far, int(layer[earlier]), int(layer[later]), alike, same


def shortened(piece: Piece, rng: random.Random) -> Piece:
    """One to three sentences of a window, as if they were all there is."""
    w = piece.window
    sentences = [s for s in piece.example.parse.sentences if s.first >= w.fresh and s.last <= w.last]
    if len(sentences) < 2:
        return piece
    at = rng.randrange(len(sentences))
    first, last = sentences[at].first, sentences[min(at + rng.randint(0, 2), len(sentences) - 1)].last
    starts = (*w.heads, len(w.pieces) - 1)
    begin, end = starts[first - w.first], starts[last - w.first]
    heads = tuple(h - begin + 1 for h in starts[first - w.first : last - w.first])
    window = Window(first, first, last, (w.pieces[0], *w.pieces[begin:end], w.pieces[-1]), heads)
    pairs = [p for p in piece.pairs if first <= p[0] < last and first <= p[1] < last]
    tied = [t for t in piece.ties if first <= t[0] < last and first <= t[1] < last]
    return Piece(piece.example, window, piece.features, pairs, tied)


class Names:
    """The rare names of a corpus as word pieces, those of places apart."""

    def __init__(self, items: list[Piece], pieces: Pieces) -> None:
        files: dict[str, set[str]] = {}
        kinds: dict[str, bool] = {}
        for piece in items:
            for i in range(piece.window.first, piece.window.last):
                token = piece.example.parse.tokens[i]
                if token.pos == "PROPN" and token.text[:1].isalpha():
                    files.setdefault(token.text, set()).add(piece.example.id.partition("/")[0])
                    kinds[token.text] = bool(piece.example.layers["place"][i] > 0)
        self.ids = {name: pieces.of(name) for name, where in sorted(files.items()) if len(where) <= RARE_NAME}
        self.pools = [[n for n in self.ids if kinds[n] is place] for place in (False, True)]

    def changed(self, piece: Piece, rng: random.Random) -> Piece:
        """The window with other names, the same one for each of its names; the rules heard the names as they were."""
        w, told = piece.window, {}
        starts = (*w.heads, len(w.pieces) - 1)
        row, heads = [w.pieces[0]], []
        for k, (begin, end) in enumerate(pairwise(starts)):
            heads.append(len(row))
            name = piece.example.parse.tokens[w.first + k].text
            if name in self.ids and name not in told:
                told[name] = self.ids[rng.choice(self.pools[int(piece.example.layers["place"][w.first + k] > 0)])]
            row.extend(told.get(name, w.pieces[begin:end]))
        window = replace(w, pieces=(*row, w.pieces[-1]), heads=tuple(heads))
        return replace(piece, window=window)


@dataclass
class Batch:
    """Windows side by side as tensors; `rows` and `columns` of triggers and pairs point at their words."""

    pieces: Tensor
    mask: Tensor
    heads: Tensor
    features: Tensor
    layers: dict[str, Tensor]
    weights: Tensor
    attributes: tuple[Tensor, Tensor, dict[str, Tensor]]
    pairs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
    told: Tensor
    gold: Tensor
    ties: tuple[Tensor, ...]
    alike: Tensor
    same: Tensor


def batch_of(items: list[Piece], ways: dict[str, int], rng: random.Random | None = None) -> Batch:
    """Pad and stack; with `rng` the rules keep silent in some windows, so that the model also learns to do without."""
    n, long = len(items), max(len(p.window.pieces) for p in items)
    words = max(len(p.window.heads) for p in items)
    pieces, mask = np.zeros((n, long), np.int64), np.zeros((n, long), np.int64)
    heads, features = np.zeros((n, words), np.int64), np.zeros((n, words, len(FEATURES)), np.int64)
    layers = {name: np.full((n, words), UNKNOWN, np.int64) for name in LAYERS}
    weights = np.ones((n, words), np.float32)
    rows, columns, told = [], [], {name: [] for name in ATTRIBUTES}
    pairs: list[tuple[int, ...]] = []
    said, gold, tied, alike, same = [], [], [], [], []
    for r, piece in enumerate(items):
        silent = rng is not None and rng.random() < SILENT
        w, e = piece.window, piece.example
        span = slice(w.first, w.last)
        pieces[r, : len(w.pieces)] = w.pieces
        mask[r, : len(w.pieces)] = 1
        heads[r, : len(w.heads)] = w.heads
        features[r, : len(w.heads)] = piece.features[span]
        if silent:
            features[r, :, len(FEATURES) - len(HINTS) :] = 0
        for name in LAYERS:
            layers[name][r, w.fresh - w.first : len(w.heads)] = e.layers[name][w.fresh : w.last]
        for i in e.hard:
            if w.fresh <= i < w.last:
                weights[r, i - w.first] = HARD
        for trigger, values in e.triggers.items():
            if w.fresh <= trigger < w.last:
                rows.append(r)
                columns.append(trigger - w.first)
                for name, value in values.items():
                    told[name].append(value)
        for trigger, filler, path, far, kind, rules, roles in piece.pairs:
            pairs.append((r, trigger - w.first, filler - w.first, ways.get(path, 0), far, kind))
            said.append(np.zeros_like(rules) if silent else rules)
            gold.append(roles)
        for earlier, later, path, far, one, other, word, right in piece.ties:
            tied.append((r, earlier - w.first, later - w.first, ways.get(path, 0), far, one, other))
            alike.append(word)
            same.append(right)
    table = torch.tensor(pairs, dtype=torch.long).reshape(len(pairs), 6).T
    return Batch(
        torch.from_numpy(pieces), torch.from_numpy(mask), torch.from_numpy(heads), torch.from_numpy(features),
        {k: torch.from_numpy(v) for k, v in layers.items()}, torch.from_numpy(weights),
        (torch.tensor(rows), torch.tensor(columns), {k: torch.tensor(v) for k, v in told.items()}),
        tuple(table), torch.tensor(np.array(said, np.float32).reshape(len(pairs), len(ROLES))),
        torch.tensor(np.array(gold).reshape(len(pairs), len(ROLES))),
        tuple(torch.tensor(tied, dtype=torch.long).reshape(len(tied), 7).T),
        torch.tensor(alike, dtype=torch.float32), torch.tensor(same, dtype=torch.float32),
    )  # fmt: skip


def batches(items: list[Piece], ways: dict[str, int], size: int, rng: random.Random, names: Names) -> Iterator[Batch]:
    """Windows of like length together, in random order, some of them cut short or with other names."""
    order = sorted(items, key=lambda p: len(p.window.pieces) + rng.uniform(-8, 8))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    for group in groups:
        cut_short = [shortened(p, rng) if rng.random() < SHORT else p for p in group]
        yield batch_of([names.changed(p, rng) if rng.random() < RENAMED else p for p in cut_short], ways, rng)
