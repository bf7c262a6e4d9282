"""Codes of CAMEO, ACLED and UCDP, by the rules of a table over type, mode, direction, targets, deaths and territory.

Source: `crosswalk.toml`, whose rules are tried in order; `why` of the record names the rule that spoke.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.coding.draft import Draft
from dateline.coding.scene import Scene
from dateline.model.event import AcledCode, EventCodes, Territory, UcdpCode

ARMED = frozenset({"armed_group", "state_force"})
ORGANISED = frozenset({"armed_group", "state_force", "government"})
NO_CODE = frozenset({"planned", "threatened", "hypothetical", "denied"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at."""

    type: str
    mode: str | None
    two_sided: bool
    territory: Territory | None
    target: str
    lethal: bool
    state: bool
    organised: bool
    agents: frozenset[str]
    patients: frozenset[str]
    words: str


@lru_cache(maxsize=1)
def load_crosswalk() -> tuple[dict[str, Any], ...]:
    """The rules in the order in which they are tried."""
    text = (files("dateline.coding.scheme") / "crosswalk.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["rule"])


def codes_of(scene: Scene, draft: Draft, territory: Territory | None) -> EventCodes:
    """The codes of one happening, with the reason in words."""
    if draft.commitment.status in NO_CODE:
        return EventCodes(why=f"no code: the schemes count what happened, this is {draft.commitment.status}")
    facts = gather_facts(scene, draft, territory)
    for rule in load_crosswalk():
        if applies(rule, facts):
            acled = AcledCode(*rule["acled"]) if rule.get("acled") else None
            ucdp, reason = violence_type(rule, facts)
            why = f"{rule['name']}: {rule['why']}; UCDP: {reason}"
            return EventCodes(cameo=rule.get("cameo"), acled=acled, ucdp=ucdp, why=why)
    return EventCodes(why=f"no code: no scheme has one for {draft.type} {draft.mode or ''}".rstrip())


def gather_facts(scene: Scene, draft: Draft, territory: Territory | None) -> Facts:
    """Read off the draft what the rules ask for."""
    agents = frozenset(scene.actors[p.actor].kind for p in draft.agents if p.actor in scene.actors)
    patients = frozenset(scene.actors[p.actor].kind for p in draft.patients if p.actor in scene.actors)
    words = " ".join(
        [draft.trigger.quote, *(m.quote for m in draft.mentions), *(q.quote for q in draft.instruments)]
    ).lower()
    lethal = any(c.effect == "killed" for c in draft.counts)
    return Facts(
        draft.type,
        draft.mode,
        draft.two_sided,
        territory,
        target_of(scene, draft, patients),
        lethal,
        bool((agents | patients) & {"state_force", "government"}),
        bool(agents & ORGANISED),
        agents,
        patients,
        words,
    )


def target_of(scene: Scene, draft: Draft, kinds: frozenset[str]) -> str:
    """armed, civilian, property, or unknown: what was hit."""
    if kinds & ARMED:
        return "armed"
    heads = [scene.parse.head_in(p.start, p.end) for p in draft.patients]
    classes: set[str] = set().union(*(scene.classes(h.i) for h in heads if h)) if heads else set()
    if classes & {"armed", "police"} and not classes & {"civil"}:
        return "armed"
    if kinds & {"civilians", "population", "person"} or classes & {"person", "civil"}:
        return "civilian"
    if classes & {"property", "vehicle", "place"}:
        return "property"
    return "unknown"


def applies(rule: dict[str, Any], facts: Facts) -> bool:
    """Whether all conditions of a rule hold."""
    tests: dict[str, bool] = {
        "type": facts.type in rule.get("type", [facts.type]),
        "mode": (facts.mode or "none") in rule.get("mode", [facts.mode or "none"]),
        "two_sided": rule.get("two_sided", facts.two_sided) == facts.two_sided,
        "territory": (facts.territory or "none") in rule.get("territory", [facts.territory or "none"]),
        "target": facts.target in rule.get("target", [facts.target]),
        "lethal": rule.get("lethal", facts.lethal) == facts.lethal,
        "word": "word" not in rule or any(w in facts.words for w in rule["word"]),
    }
    return all(tests.values())


def violence_type(rule: dict[str, Any], facts: Facts) -> tuple[UcdpCode | None, str]:
    """UCDP's type of violence: at least one death and organised parties, else none."""
    if not rule.get("ucdp"):
        return None, "the type is no organised violence"
    if not facts.lethal:
        return None, "no death is told"
    if facts.target == "civilian" and not facts.two_sided:
        if facts.organised:
            return UcdpCode(3), "an organised actor killed civilians"
        return None, "the doer is not known to be organised"
    if not facts.organised:
        return None, "the doer is not known to be organised"
    if facts.target == "armed" or facts.two_sided:
        if facts.state:
            return UcdpCode(1), "armed parties, a state among them"
        return UcdpCode(2), "armed parties, no state among them"
    return None, "it is not told who was hit"
