"""What a text takes as given: that somebody named was killed, whatever is hoped, asked or doubted about it."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.keep import INQUIRIES
from dateline.coding.likeness import names
from dateline.coding.scene import Scene
from dateline.coding.victims import LETHAL
from dateline.model.event import Commitment


def taken_as_given(scene: Scene, draft: Draft, commitment: Commitment) -> Commitment:
    """Of "the murder of Amina Warsame" it is the inquiry that may be hypothetical, not the murder."""
    unreal = commitment.status == "hypothetical" or (commitment.status == "planned" and inquired(scene, draft))
    if not unreal or commitment.polarity == "-" or not draft.nominal:
        return commitment
    if draft.candidate.entry.lemma not in LETHAL or not any(names(scene, p) for p in draft.patients):
        return commitment
    if not any(scene.token(c).lower == "the" for c in scene.parse.children(draft.i)):
        return commitment
    return replace(commitment, status="happened")


def inquired(scene: Scene, draft: Draft) -> bool:
    """Whether the noun is what somebody is to look into ("told a judge to investigate the murder of …")."""
    token = scene.token(draft.i)
    head = scene.token(token.head)
    above = scene.token(head.head) if token.dep == "pobj" else head
    return token.dep in ("dobj", "pobj") and above.lemma.lower() in INQUIRIES
