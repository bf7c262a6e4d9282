"""Outlines of the countries around the events of a report. Data: Natural Earth 1:50m, public domain."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from dateline.export.report.view import Point


class Outline(msgspec.Struct, frozen=True):
    """One country: its box (west, south, east, north in degrees) and its rings in hundredths of a degree, lon lat."""

    name: str
    box: tuple[float, float, float, float]
    rings: list[list[int]]


@lru_cache(maxsize=1)
def all_outlines() -> tuple[Outline, ...]:
    """Every country of the world."""
    data = files("dateline.export.report").joinpath("assets", "outlines.json.gz").read_bytes()
    return tuple(msgspec.json.decode(gzip.decompress(data), type=list[Outline]))


def outlines_around(points: Sequence[Point]) -> list[Outline]:
    """The countries that a map of these points can show, with a wide margin. No points: none."""
    if not points:
        return []
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    margin = max(8.0, (east - west) / 2, (north - south) / 2)
    west, east, south, north = west - margin, east + margin, south - margin, north + margin
    return [
        outline
        for outline in all_outlines()
        if outline.box[0] <= east and outline.box[2] >= west and outline.box[1] <= north and outline.box[3] >= south
    ]
