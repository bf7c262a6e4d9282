"""Certainty: what a text commits itself to about one word."""

from __future__ import annotations

from dateline.annotate.certainty.assess import assess

__all__ = ["assess"]
