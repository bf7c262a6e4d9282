"""Who holds the ground afterwards, where a happening changes it."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.scene import Scene
from dateline.model.event import Territory

STATE_KINDS = frozenset({"state_force", "government"})


def territory_of(scene: Scene, draft: Draft) -> tuple[Territory | None, str]:
    """The change of control on this record and the rule that says so."""
    if not draft.territory or draft.commitment.status not in ("happened", "ongoing", "disputed"):
        return None, ""
    kinds = {scene.actors[p.actor].kind for p in draft.agents if p.actor in scene.actors}
    if kinds & STATE_KINDS:
        return "gained_by_state", f"{draft.trigger.quote}: the taker is a state's"
    if "armed_group" in kinds:
        return "gained_by_non_state", f"{draft.trigger.quote}: the taker is an armed group"
    return "transferred", f"{draft.trigger.quote}: the taker is not told or of unknown kind"
