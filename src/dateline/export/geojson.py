"""Events as GeoJSON (RFC 7946): a point where the place is known, no geometry where it is not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, BinaryIO

from dateline.export.credits import PLACES
from dateline.export.flat import flatten
from dateline.model.record import Record


def write_geojson(records: Iterable[Record], out: BinaryIO) -> None:
    """One feature for each event. The point stands for all within `radius_km`; see `place_precision`."""
    credit = json.dumps(f"Places: {PLACES}", ensure_ascii=False)
    out.write(f'{{"type":"FeatureCollection","attribution":{credit},"features":['.encode())
    parted = b"\n"
    for record in records:
        for event in record.events:
            feature = json.dumps(_feature(asdict(flatten(record, event))), ensure_ascii=False, allow_nan=False)
            out.write(parted + feature.encode())
            parted = b",\n"
    out.write(b"\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    """One event as a feature; coordinates are longitude first."""
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    known = longitude is not None and latitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if known else None
    return {"type": "Feature", "id": row.pop("event"), "geometry": geometry, "properties": row}
