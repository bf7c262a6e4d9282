"""One link as the rules find it, before links are joined, nested and named."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.attribution.lexicon import Cue
from dateline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A cue with what it attributes.

    Attributes:
        entry: the reading of the cue; None for a mere colon.
        at: index of the cue's token, or of the source's where there is no cue word.
        cue: the words that attribute.
        source: the whole phrase; None where nobody is named. head: index of its head token.
        content: in text order.
        frame: the letter of the frame that found it, for tests and for `event_chain`.
        within: index of the cue token of the link that reports this one, where grammar says so.
    """

    entry: Cue | None
    at: int
    cue: Span | None
    source: Span | None
    head: int | None
    content: tuple[Span, ...]
    frame: str
    within: int | None = None
