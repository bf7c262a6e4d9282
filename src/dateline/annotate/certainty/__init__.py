"""Certainty: what a text commits itself to about one word."""

from __future__ import annotations

from dateline.model.attribution import Attribution
from dateline.model.event import Commitment
from dateline.model.parse import Parse


def assess(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> Commitment:
    """Status, certainty, polarity and hedges of the happening that token `trigger` names."""
    return Commitment()
