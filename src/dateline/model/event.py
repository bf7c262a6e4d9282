"""One happening in one document, each slot with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.quantity import Effect
from dateline.model.span import Quote
from dateline.model.time import TimeStatus

Certainty = Literal["certain", "probable", "possible", "uncommitted"]
EventStatus = Literal["happened", "ongoing", "attempted", "planned", "threatened", "hypothetical", "denied", "disputed"]
Polarity = Literal["+", "-"]
TargetClass = Literal["civilian", "combatant", "unknown"]
Territory = Literal["gained_by_state", "gained_by_non_state", "transferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Quote):
    """A party in a slot of an event; `actor` is the id of the actor the words name."""

    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the text commits itself to about one happening, with the words that say so."""

    status: EventStatus = "happened"
    certainty: Certainty = "certain"
    polarity: Polarity = "+"
    hedges: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When it happened: inclusive days, UCDP date precision, and the times it was read from.

    `reason` says why nothing is known, where both ends are open.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: int | None = None
    status: TimeStatus = "open"
    evidence: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """A figure that belongs to an event: the id of a quantity and what it counts there.

    `joint` is true where one toll is told for several records together.
    """

    quantity: str
    effect: Effect
    class_: TargetClass = "unknown"
    joint: bool = False


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED's event type and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class UcdpCode:
    """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided."""

    type_of_violence: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class EventCodes:
    """Codes of the other schemes, by rules over the record; `why` says which rule spoke or why there is no code."""

    cameo: str | None = None
    acled: AcledCode | None = None
    ucdp: UcdpCode | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, as `record.md` names its fields.

    Attributes:
        type, mode, contexts: PLOVER 0.8 and DISPLACE.
        place: id of a place mention; `place_status` says whether it was stated with the event or inherited from its
            passage; `place_reason` why there is none.
        chain: ids of attributions, outermost first; empty when the publication itself says so.
        rules: slot name to the rule that filled it, for `dateline explain`.
    """

    id: str
    trigger: Quote
    type: str
    mentions: tuple[Quote, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    agents: tuple[Participant, ...] = ()
    patients: tuple[Participant, ...] = ()
    two_sided: bool = False
    instruments: tuple[Quote, ...] = ()
    place: str | None = None
    place_status: Literal["stated", "inherited"] | None = None
    place_reason: str | None = None
    precision_place: int | None = None
    time: EventTime = EventTime()
    counts: tuple[EventCount, ...] = ()
    territory: Territory | None = None
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    status: EventStatus = "happened"
    hedges: tuple[Quote, ...] = ()
    chain: tuple[str, ...] = ()
    codes: EventCodes = EventCodes()
    rules: dict[str, str] | None = None
