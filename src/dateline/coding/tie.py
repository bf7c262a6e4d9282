"""What the small model says of two mentions: whether they tell of one happening."""

from __future__ import annotations

from dateline.annotate.reader import LAYERS
from dateline.coding.draft import Draft
from dateline.coding.likeness import clash
from dateline.coding.scene import Scene

JOIN = 0.7  # so likely one happening, two mentions are merged
PART = 0.02  # less likely, they are kept apart
NEW = frozenset({"a", "an", "another"})


def one_happening(scene: Scene, other: Draft, draft: Draft) -> float | None:
    """How likely a mention tells of the happening of another; None where the model did not read them together."""
    reading = scene.reading
    if reading is None:
        return None
    classes = {d.i: 2 + LAYERS["trigger"].index(d.type) for d in (other, draft)}
    scores = []
    for i in (other.i, *other.members):
        earlier, later = sorted((i, draft.i))
        if earlier < later and reading.window(later)[0] <= earlier:
            kinds = classes.get(later, classes[other.i]), classes.get(earlier, classes[other.i])
            scores.append(reading.same(later, earlier, kinds))
    return max(scores, default=None)


def new_victim(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Whether a mention brings in a victim as new ("a student was killed") who is none of those told of before."""
    new = any(p.quote.lower().split()[0] in NEW for p in draft.patients)
    return new and clash(scene, other.patients, draft.patients)


def judged(scene: Scene, others: list[Draft], draft: Draft) -> tuple[list[Draft], Draft | None]:
    """The happenings that a mention may tell of, and the one that the model is sure of."""
    if scene.reading is None:
        return others, None
    scores = [(one_happening(scene, other, draft), other) for other in others]
    possible = [other for score, other in scores if score is None or score >= PART]
    sure = [
        (score, n)
        for n, (score, other) in enumerate(scores)
        if score is not None and score >= JOIN and not new_victim(scene, other, draft)
    ]
    return possible, scores[max(sure)[1]][1] if sure else None
