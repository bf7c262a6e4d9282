"""Quantities: find the figures, say their bounds and what they count."""

from __future__ import annotations

from dateline.annotate.quantity.resolve import annotate_quantities

__all__ = ["annotate_quantities"]
