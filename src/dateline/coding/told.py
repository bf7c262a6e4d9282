"""Which words fill which slots of a happening by the rules, as the small model is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from dateline.annotate.reader import ROLES
from dateline.annotate.reader.model import Floats
from dateline.coding.draft import Draft
from dateline.coding.scene import Scene
from dateline.model.span import Span


def told_roles(scene: Scene, draft: Draft, others: list[int]) -> Floats:
    """1 where the rules give a word a role (`ROLES`): one row for each of `others`."""
    row = {i: n for n, i in enumerate(others)}
    out = np.zeros((len(others), len(ROLES)), dtype=np.float32)
    for name, spans in filled(scene, draft):
        for span in spans:
            head = scene.parse.head_in(span.start, span.end)
            if head is not None and head.i in row:
                out[row[head.i], ROLES.index(name)] = 1.0
    return out


def filled(scene: Scene, draft: Draft) -> Iterator[tuple[str, Iterable[Span]]]:
    """Role and spans of each slot."""
    yield "agent", draft.agents
    yield "patient", draft.patients
    yield "instrument", draft.instruments
    yield "place", spans_of(scene, [draft.place.place])
    yield "time", spans_of(scene, draft.time.evidence)
    yield "count", spans_of(scene, (c.quantity for c in draft.counts))
    yield "source", spans_of(scene, draft.chain[-1:])


def spans_of(scene: Scene, ids: Iterable[str | None]) -> list[Span]:
    """The words of items by their ids."""
    return [scene.spans[i] for i in ids if i in scene.spans]
