"""Fill the templates with names of the gazetteer: a small corpus of war-report language with known answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.gazetteer import core, tables
from dateline.gazetteer.entry import Row

COUNTRIES = (
    "SY IQ UA YE SD SS ET SO ML BF NE NG CM CF TD CD MZ LY PS LB IL AF PK IN MM LK PH CO MX HT SV GT PE AZ AM GE RU BA"
    " HR RS XK RW BI UG KE TR IR"
)
HERE = Path(__file__).parent


def filled(seed: int = 7, rounds: int = 12) -> Iterator[dict[str, Any]]:
    """Rows in the form of a corpus: each sentence some times, with other places."""
    draw = random.Random(seed)
    towns: dict[str, list[Row]] = {country: [] for country in COUNTRIES.split()}
    for row in core.settlement_rows():
        if row.country in towns:
            towns[row.country].append(row)
    own = [row for row in tables.own_rows("features") if row.kind == "settlement" and row.country in towns]
    lines = [
        line
        for line in (HERE / "templates.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for turn in range(rounds):
        for number, line in enumerate(lines):
            country = draw.choice(COUNTRIES.split())
            place = draw.choice(own) if draw.random() < 0.15 else draw.choice(towns[country])
            country = place.country
            big = [t for t in towns[country] if t.population > 60_000 and t.name != place.name]
            near = min(
                draw.sample(big, min(30, len(big))),
                key=lambda t: abs(t.latitude - place.latitude) + abs(t.longitude - place.longitude),
            )
            name = draw.choice([place.name, *place.names[:4]])
            person = draw.choice(towns[draw.choice(COUNTRIES.split())]).name.split()[0].split("-")[0]
            yield _row(f"template {number}.{turn}", line, name, place, near, person)


def _row(identity: str, line: str, name: str, place: Row, near: Row, person: str) -> dict[str, Any]:
    text, gold = "", []
    words = {
        "p": (name, place),
        "q": (near.name, near),
        "c": (tables.country_names()[place.country], None),
        "n": (person, None),
        "o": (person, None),
    }
    for piece in line.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if not (piece.startswith("{") and piece[1] in words):
            text += piece
            continue
        word, row = words[piece[1]]
        if row is not None:
            gold.append(
                {
                    "start": len(text),
                    "end": len(text) + len(word),
                    "quote": word,
                    "lat": row.latitude,
                    "lon": row.longitude,
                    "km": 25,
                    "geonames": None,
                    "kind": "settlement",
                    "role": None,
                }
            )
        elif piece[1] == "c":
            gold.append(
                {
                    "start": len(text),
                    "end": len(text) + len(word),
                    "quote": word,
                    "lat": 0.0,
                    "lon": 0.0,
                    "geonames": None,
                    "kind": "country",
                    "country": place.country,
                    "role": None,
                }
            )
        text += word
    return {"id": identity, "text": text, "published": None, "gold": {"places": gold}}
