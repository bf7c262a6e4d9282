"""Parties of a report and all the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Quote

ActorKind = Literal[
    "person", "armed_group", "state_force", "government", "organisation", "civilians", "population", "other"
]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Quote):
    """Words that name an actor."""

    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One party in one document.

    Attributes:
        sector: PLOVER sector ("MIL", "REB", "CVL", …) or None.
        country: ISO 3166-1 alpha-2.
        private: a private person, victim or minor; public exports show the role instead of the name.
        members: ids of the parties a compound actor ("Malian and French troops") is made of.
    """

    id: str
    name: str
    kind: ActorKind
    sector: str | None = None
    country: str | None = None
    private: bool = False
    mentions: tuple[ActorMention, ...] = ()
    members: tuple[str, ...] = ()
