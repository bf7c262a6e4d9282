"""Captures to documents: text, sections, publication, and the way back to the bytes."""

from dateline.read.reader import read_capture

__all__ = ["read_capture"]
