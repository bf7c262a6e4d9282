"""Whose word an event is: the chain of attributions around its trigger."""

from __future__ import annotations

from dateline.model.attribution import Attribution
from dateline.model.parse import Parse


def event_chain(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """Ids of the attributions whose content holds the trigger, outermost first; empty for the publication's own voice."""
    return ()
