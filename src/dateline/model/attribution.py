"""Who says so: a source, the words that attribute, and what is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Quote

AttributionMode = Literal["direct", "mixed", "indirect", "document"]
SourceIdentity = Literal["named", "role", "anonymous", "collective", "none"]
SourcePosition = Literal[
    "party",
    "government",
    "security",
    "intelligence",
    "victim",
    "eyewitness",
    "relative",
    "medical",
    "humanitarian",
    "igo",
    "monitor",
    "court",
    "expert",
    "media",
    "document",
    "imagery",
    "social_media",
    "other",
]
SourceAccess = Literal["first_hand", "second_hand", "unstated"]


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many people stand behind a source; None where nobody counted."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain of sources.

    Attributes:
        source: the whole noun phrase as written; None where nobody is named.
        actor: id of the actor the source is.
        cue: the words that attribute ("said", "according to").
        content: what the source answers for, in one or several stretches.
        anonymity: the source's words on why it is not named, or that it is not ("asked not to be named because …").
        inside: id of the attribution that reports this one.
    """

    id: str
    source: Quote | None = None
    actor: str | None = None
    cue: Quote | None = None
    content: tuple[Quote, ...] = ()
    mode: AttributionMode = "indirect"
    identity: SourceIdentity = "none"
    source_count: SourceCount = SourceCount()
    position: SourcePosition = "other"
    access: SourceAccess = "unstated"
    anonymity: Quote | None = None
    inside: str | None = None
