"""With what: weapons named around the trigger, and the mode that they give an assault."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.coding.arguments import EVENT_LIKE, weapon
from dateline.coding.draft import Draft
from dateline.coding.grammar import noun_frame
from dateline.coding.lexicon import rows
from dateline.coding.scene import Scene

CARRIERS = frozenset({"with", "by", "using", "from"})
REFINABLE = frozenset({None, "destroy"})


@lru_cache(maxsize=1)
def load_weapons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Modes of assault by the words of their weapons, in the order in which they decide."""
    return tuple(
        (cells[0], re.compile(rf"\b(?:{'|'.join(cells[1].split())})", re.IGNORECASE))
        for _, cells in rows("weapons.tsv")
    )


def find_instruments(scene: Scene, draft: Draft) -> None:
    """Add weapons that the clause of the trigger carries ("with machetes", "a grenade attack", "fired two rockets")."""
    if draft.type not in ("ASSAULT", "COERCE", "PROTEST", "THREATEN", "MOBILIZE"):
        return
    frame, i = draft.candidate.frame, draft.i
    if frame is not None:
        heads = [head for name, head in frame.preps if name in CARRIERS]
        heads += [h for h in (frame.object, frame.subject) if h is not None]
        for c in scene.parse.children(i):
            if scene.token(c).dep == "advcl" and scene.token(c).lemma == "use":
                heads += [d for d in scene.parse.children(c) if scene.token(d).dep == "dobj"]
    else:
        around = noun_frame(scene.parse, i)
        heads = around.get("m", []) + around.get("with", []) + around.get("by", [])
    for head in heads:
        kinds = scene.classes(head)
        if "weapon" in kinds and not kinds & {"person", "authority"} and scene.token(head).lower not in EVENT_LIKE:
            weapon(scene, draft, head)
    # "bombed a tank": what was attacked is no means
    draft.instruments = [i for i in draft.instruments if not any(i.overlaps(p) for p in draft.patients)]


def refine_mode(scene: Scene, draft: Draft) -> None:
    """Give an assault without a mode the one its instruments or its own words name."""
    if draft.type != "ASSAULT" or draft.mode not in REFINABLE:
        return
    words = " ".join(q.quote for q in draft.instruments)
    sentence = scene.parse.sentence_of(draft.i)
    frame = draft.candidate.frame
    near = ""
    if frame is not None:
        near = " ".join(
            scene.token(h).text
            for h in [frame.subject, *(h for n, h in frame.preps if n in ("in", "by", "with"))]
            if h is not None
        )
        for _, head in frame.preps:
            near += " " + " ".join(
                scene.token(c).text for c in scene.parse.children(head) if scene.token(c).dep == "compound"
            )
    for mode, pattern in load_weapons():
        if pattern.search(words) or pattern.search(near):
            if mode == "crowd-control" and "police" not in scene.parse.text[sentence.start : sentence.end].lower():
                continue
            draft.mode = mode
            draft.rules["mode"] = f"weapons.tsv {mode}"
            return
