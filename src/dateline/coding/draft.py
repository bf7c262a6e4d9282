"""A happening in the making: what one trigger gives, before mentions of the same happening are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coding.triggers import Candidate
from dateline.coding.where import EventPlace
from dateline.model.event import Commitment, EventCount, EventTime, Participant
from dateline.model.span import Quote


@dataclass(slots=True)
class Draft:
    """One happening while it is being put together; `sources` are its mentions, the first gives the trigger."""

    candidate: Candidate
    type: str
    mode: str | None
    trigger: Quote
    agents: list[Participant] = field(default_factory=list)
    patients: list[Participant] = field(default_factory=list)
    two_sided: bool = False
    instruments: list[Quote] = field(default_factory=list)
    mentions: list[Quote] = field(default_factory=list)
    commitment: Commitment = field(default_factory=Commitment)
    time: EventTime = field(default_factory=EventTime)
    place: EventPlace = field(default_factory=EventPlace)
    counts: list[EventCount] = field(default_factory=list)
    chain: tuple[str, ...] = ()
    territory: bool = False
    weak: bool = False
    in_title: bool = False
    spread: bool = False
    members: list[int] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)

    @property
    def i(self) -> int:
        """Index of the token of the trigger."""
        return self.candidate.i

    @property
    def participants(self) -> list[Participant]:
        """Agents and patients."""
        return self.agents + self.patients

    @property
    def nominal(self) -> bool:
        """Whether the trigger is a noun."""
        return self.candidate.frame is None
