"""Fighting that no word calls so: people under arms of both sides came to harm, and no attacker is told."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.scene import Scene

ARMED = frozenset({"armed_group", "state_force"})


def both_sides(scene: Scene, draft: Draft) -> None:
    """Where rebels and soldiers were hit and nobody else, the parties are the two sides of a fight."""
    if draft.type != "ASSAULT" or draft.mode == "abduct" or draft.two_sided or draft.agents:
        return
    kinds = {scene.actors[p.actor].kind if p.actor in scene.actors else "other" for p in draft.patients}
    if kinds == ARMED:
        draft.agents, draft.patients, draft.two_sided = draft.patients, [], True
        draft.rules["agents"] = "harm on both sides"
