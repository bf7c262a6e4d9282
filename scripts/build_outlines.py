"""Make the country outlines of the report from Natural Earth, as npm's world-atlas carries it.

    python scripts/build_outlines.py countries-50m.json src/dateline/export/report/assets/outlines.json.gz

Input: TopoJSON of Natural Earth 1:50m (public domain). Output: gzipped JSON, a list of
{"name", "box": [west, south, east, north], "rings": [[lon, lat, lon, lat, ...], ...]}, hundredths of a degree.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

Point = tuple[int, int]


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised topology in hundredths of a degree."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(100 * (x * scale[0] + shift[0])), round(100 * (y * scale[1] + shift[1]))))
        arcs.append(points)
    return arcs


def ring_of(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One closed ring out of its arcs; a negative index is an arc run backwards."""
    ring: list[Point] = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        for point in points:
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring


def outlines(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """All countries with their rings; rings of fewer than four points are dropped."""
    arcs = decoded_arcs(topology)
    out = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        rings = [ring_of(ring, arcs) for polygon in polygons for ring in polygon]
        rings = [ring for ring in rings if len(ring) > 3]
        if not rings:
            continue
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        box = [min(xs) / 100, min(ys) / 100, max(xs) / 100, max(ys) / 100]
        flat = [[n for point in ring for n in point] for ring in rings]
        out.append({"name": shape["properties"]["name"], "box": box, "rings": flat})
    return out


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    data = json.dumps(outlines(json.loads(source.read_text("utf-8"))), separators=(",", ":"), ensure_ascii=False)
    target.write_bytes(gzip.compress(data.encode(), 9, mtime=0))
    print(f"{target}: {target.stat().st_size} bytes")
