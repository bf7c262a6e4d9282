"""From mentions to events: one record per happening."""

from dateline.coding.coder import code_events

__all__ = ["code_events"]
