"""What the small model tells of a text: the layers of marks, the attributes of a trigger, the roles around it.

The order of every list is part of the weights: a change here needs new ones.
"""

from __future__ import annotations

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DISPLACE",
)  # fmt: skip
KINDS = (
    "person", "armed_group", "state_force", "government", "organisation", "civilians", "population", "other",
)  # fmt: skip
EFFECTS = (
    "killed", "injured", "missing", "detained", "abducted", "displaced", "affected", "combatants", "sources", "area",
    "equipment", "other",
)  # fmt: skip
MODES = (
    "-", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "assist", "change", "yield", "meet",
    "disapprove", "investigate", "allege", "restrict", "arrest", "relations", "expel", "territory", "violence", "demo",
    "riot", "strike", "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons",
    "police", "militia", "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber",
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional", "flee", "evacuate",
    "return", "visit", "third-party", "multilateral", "phone",
)  # fmt: skip
MODES_OF: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
    "DISPLACE": ("flee", "evacuate", "return"),
}
STATUSES = ("happened", "ongoing", "attempted", "planned", "threatened", "hypothetical", "denied", "disputed")
CERTAINTIES = ("certain", "probable", "possible", "uncommitted")
ROLES = ("agent", "patient", "instrument", "place", "time", "count", "source")

LAYERS: dict[str, tuple[str, ...]] = {
    "trigger": TYPES,
    "actor": KINDS,
    "place": ("loc", "dem", "org"),
    "time": ("time",),
    "quantity": EFFECTS,
    "instrument": ("instrument",),
    "cue": ("cue",),
    "source": ("source",),
    "content": ("content",),
}
ATTRIBUTES: dict[str, tuple[str, ...]] = {"mode": MODES, "status": STATUSES, "certainty": CERTAINTIES}

OUTSIDE, INSIDE = 0, 1  # classes of a word in every layer; class 2 + k begins a mark of the k-th name


def size(layer: str) -> int:
    """How many classes a word may have in a layer: outside, inside, and a beginning for each name."""
    return 2 + len(LAYERS[layer])
