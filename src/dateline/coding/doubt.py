"""Force that the small model does not believe in: what little is told of it decides how sure the model must be."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.reader import LAYERS
from dateline.coding.draft import Draft
from dateline.coding.likeness import figures_in, names
from dateline.coding.scene import Scene

FORCE = [2 + LAYERS["trigger"].index(kind) for kind in ("ASSAULT", "COERCE")]  # burning homes is either


@dataclass(frozen=True, slots=True)
class Doubt:
    """How likely the model must find that some mention of a happening names force; in brief texts tables have the word.

    Attributes:
        least: in any case.
        bare: where neither a day nor a place nor a figure is told ("the attacks on the opposition").
        undone: where it is only planned ("the group meant to overthrow the authorities").
        strange: where the model alone has it so, and nobody whom it hit is named or counted.
    """

    least: float = 0.5
    bare: float = 0.75
    undone: float = 0.7
    strange: float = 0.985

    def doubted(self, scene: Scene, draft: Draft) -> bool:
        """Whether a merged happening of force is no record, since the model takes its words for something else."""
        if draft.type != "ASSAULT" or scene.reading is None:
            return False
        if draft.candidate.score is None and scene.brief:
            return False
        if draft.candidate.score is not None and not draft.patients and not draft.counts:
            return True
        return believed(scene, draft) < self.bar(scene, draft)

    def bar(self, scene: Scene, draft: Draft) -> float:
        """How sure the model must be."""
        bars = [self.least]
        if draft.place.status != "stated" and not draft.counts and not day_told(scene, draft):
            bars.append(self.bare)
        if draft.commitment.status == "planned":
            bars.append(self.undone)
        if draft.candidate.score is not None and not told_of(scene, draft):
            bars.append(self.strange)
        return max(bars)


def told_of(scene: Scene, draft: Draft) -> bool:
    """Whether some of those whom it hit are named or counted."""
    return bool(draft.counts) or any(names(scene, p) or figures_in(scene, p) for p in draft.patients)


def day_told(scene: Scene, draft: Draft) -> bool:
    """Whether a sentence of some mention names a time."""
    sentences = {scene.token(i).sent: scene.parse.sentence_of(i) for i in (draft.i, *draft.members)}
    words = [t for sentence in sentences.values() for t in scene.parse.words(sentence)]
    return any(t.i in scene.timed or t.ent in ("DATE", "TIME") for t in words)


def believed(scene: Scene, draft: Draft) -> float:
    """How likely the likeliest mention of a happening names force, as the model reads it."""
    if scene.reading is None:
        return 1.0
    layer = scene.reading.layer("trigger")[:, FORCE].sum(axis=1)
    words = {*range(draft.candidate.first, draft.candidate.last + 1), *draft.members}
    return max(float(layer[i]) for i in words)
