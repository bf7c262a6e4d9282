"""How well the network does on coded windows: marks by layer, attributes, roles; exact spans, micro F1."""

from __future__ import annotations

from collections import Counter

import numpy as np
import torch
from batches import Piece, batch_of
from examples import UNKNOWN
from network import Reader

from dateline.annotate.reader.labels import ATTRIBUTES, LAYERS, OUTSIDE, ROLES


def begins(row: np.ndarray) -> set[tuple[int, int]]:
    """(word, class) of each beginning of a mark."""
    return {(int(i), int(row[i])) for i in np.flatnonzero(row > OUTSIDE + 1)}


def f1(right: int, answered: int, gold: int) -> str:
    """P / R / F1 in per cent."""
    p, r = right / max(answered, 1), right / max(gold, 1)
    return f"{100 * p:.1f} / {100 * r:.1f} / {200 * p * r / max(p + r, 1e-9):.1f} ({gold})"


@torch.no_grad()
def report(model: Reader, items: list[Piece], ways: dict[str, int]) -> str:
    """A table of scores, layers by their beginnings with class, and for triggers without."""
    marks = {name: Counter() for name in (*LAYERS, "trigger, any type")}
    hits = {name: Counter() for name in ATTRIBUTES}
    roles = {name: Counter() for name in (*ROLES, "same happening")}
    for item in items:
        batch = batch_of([item], ways)
        words = model.words(batch.pieces, batch.mask, batch.heads, batch.features)
        for name, gold in batch.layers.items():
            want = gold[0].numpy()
            got = model.layers[name](words)[0].argmax(-1).numpy()
            got[want == UNKNOWN] = OUTSIDE
            count(marks[name], begins(want), begins(got))
            if name == "trigger":
                count(marks["trigger, any type"], {i for i, _ in begins(want)}, {i for i, _ in begins(got)})
        rows, columns, told = batch.attributes
        if len(rows):
            for name, gold in told.items():
                got = model.attributes[name](words[rows, columns]).argmax(-1)
                known = gold != UNKNOWN
                hits[name].update(right=int((got == gold)[known].sum()), all=int(known.sum()))
        if len(batch.gold):
            r, t, f, path, far, kind = batch.pairs
            scores = model.roles((words[r, t], words[r, f]), path, far, kind, batch.told)
            for k, name in enumerate(ROLES):
                gold = batch.gold[:, k]
                got = (scores[:, k] > 0) & (gold != UNKNOWN)
                roles[name].update(
                    right=int((got & (gold == 1)).sum()), answered=int(got.sum()), gold=int((gold == 1).sum())
                )
        if len(batch.same):
            r, a, b, path, far, one, other = batch.ties
            got = model.sames((words[r, a], words[r, b]), path, far, (one, other), batch.alike) > 0
            want = batch.same > 0
            roles["same happening"].update(right=int((got & want).sum()), answered=int(got.sum()), gold=int(want.sum()))
    lines = [f"  {n}: {f1(c['right'], c['answered'], c['gold'])}" for n, c in (*marks.items(), *roles.items())]
    lines += [f"  {n}: {100 * c['right'] / max(c['all'], 1):.1f} %" for n, c in hits.items()]
    return "\n".join(lines)


def count(tally: Counter, gold: set, got: set) -> None:
    """Add one comparison."""
    tally.update(right=len(gold & got), answered=len(got), gold=len(gold))
