"""Each figure stands on one happening: where several claim it, the one whose words stand nearest keeps it."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.scene import Scene
from dateline.model.quantity import Quantity

COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "DISPLACE", "MOBILIZE"})
FAR = 100_000


def share_out(scene: Scene, drafts: list[Draft]) -> None:
    """Leave every figure that is not told for several happenings together on one of them; speech acts have none."""
    figures = {q.id: q for q in scene.mentions.quantities}
    holders: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.type not in COUNTED:
            draft.counts = []
        for count in draft.counts:
            if not count.joint and count.quantity in figures:
                holders.setdefault(count.quantity, []).append(draft)
    for name, claimants in holders.items():
        if len(claimants) > 1:
            keeper = min(claimants, key=lambda d: claim(scene, d, figures[name]))
            for other in claimants:
                if other is not keeper:
                    other.counts = [c for c in other.counts if c.quantity != name]


def claim(scene: Scene, draft: Draft, figure: Quantity) -> tuple[bool, bool, int]:
    """How far a happening is from a figure: other people, another sentence, then characters; least is nearest."""
    tokens = scene.parse.tokens_in(figure.start, figure.end)
    sentence = scene.parse.sentence_of(tokens[0].i) if tokens else None
    quotes = [draft.trigger, *draft.mentions]
    here = [q for q in quotes if sentence and sentence.start <= q.start < sentence.end]
    party = any(p.overlaps(figure) for p in draft.participants)
    distance = min((abs(q.start - figure.start) for q in here), default=FAR)
    return not party, not here, distance
