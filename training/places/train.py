"""Learn the weights of the place layer: is it a place name, which place, in which role.

    train.py --corpora DIR --index core.sqlite

Linear models over the explained features of `annotate/place`: is it a place name (twice: alone, and among the others),
which place (alone, and in context), in which role. Learnt on the development parts of LGL, TR-News and GeoWebNews and
on the conflict corpus (no text of them enters the weights), on sentences of our own filled with names (`templates.py`),
and on two conventions (`towns_and_units`).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from templates import filled

from dateline.annotate.language import load_parser
from dateline.annotate.place import cues, rank
from dateline.annotate.place.candidates import distance, thinned
from dateline.annotate.place.recognise import place_probability, read_around, recognition_features, second_look
from dateline.annotate.place.resolve import gather
from dateline.annotate.place.role import role_features
from dateline.annotate.place.spans import Name, Reading, find_names
from dateline.gazetteer import open_gazetteer, tables
from dateline.model.document import Document, Publication
from dateline.read.plain import plain_sections

WEIGHTS = Path(cues.__file__).parent / "data" / "weights.json"
WORLD_NEWS = 4.0  # weight of a document of world news against one of a local paper (LGL): the former is what we read
TRAINED = ("places/lgl_dev.jsonl", "places/trnews_dev.jsonl", "places/geowebnews_dev.jsonl", "conflict/dev.jsonl")


def right(gold: dict, entry) -> bool:
    place = entry.place
    if gold.get("geonames") and place.id == f"geonames:{gold['geonames']}":
        return True
    if gold.get("kind") == "country":
        return place.kind == "country" and place.country == gold.get("country")
    if "km" in gold:
        return distance(gold["lat"], gold["lon"], place.latitude, place.longitude) <= gold["km"]
    km = distance(gold["lat"], gold["lon"], place.latitude, place.longitude)
    return km <= (161 if gold.get("kind") in ("admin1", "region", "water") else 40)


def logistic(
    rows: list[dict[str, float]], labels: list[float], l2: float = 1.0, start: float = 0.0
) -> dict[str, float]:
    names = sorted({k for r in rows for k in r})
    at = {k: i for i, k in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, r in enumerate(rows):
        for k, v in r.items():
            x[i, at[k]] = v
    y, w = np.array(labels), np.zeros(len(names))
    for _ in range(30):  # Newton
        p = 1 / (1 + np.exp(-(x @ w)))
        grad = x.T @ (p - y) + l2 * w
        hess = (x * (p * (1 - p))[:, None]).T @ x + l2 * np.eye(len(names))
        step = np.linalg.solve(hess, grad)
        w -= step
        if np.abs(step).max() < 1e-5:
            break
    return {k: round(float(w[at[k]]), 3) for k in names}


def choice(
    groups: list[tuple[list[dict[str, float]], list[bool], float]], start: dict[str, float], l2: float = 2.0
) -> dict[str, float]:
    """Conditional logit: raise the share of the right options of each group."""
    names = sorted({k for rows, _, _ in groups for r in rows for k in r})
    at = {k: i for i, k in enumerate(names)}
    w = np.array([start.get(k, 0.0) for k in names])
    xs, owner, ok, weight = [], [], [], []
    for g, (rows, good, much) in enumerate(groups):
        for r, label in zip(rows, good, strict=True):
            v = np.zeros(len(names))
            for k, value in r.items():
                v[at[k]] = value
            xs.append(v), owner.append(g), ok.append(label)
        weight.append(much)
    x, own, good_, much_ = np.array(xs), np.array(owner), np.array(ok, dtype=float), np.array(weight)
    m = s = np.zeros(len(names))
    n = len(groups)
    for t in range(1, 600):  # Adam on everything at once
        score = x @ w
        top = np.full(n, -1e9)
        np.maximum.at(top, own, score)
        e = np.exp(score - top[own])
        total = np.bincount(own, e, n)
        won = np.bincount(own, e * good_, n)
        p, q = e / total[own], e * good_ / np.maximum(won, 1e-12)[own]
        grad = x.T @ ((p - q) * much_[own]) / n + l2 * w / n
        m, s = 0.9 * m + 0.1 * grad, 0.999 * s + 0.001 * grad**2
        w = w - 0.05 * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return {k: round(float(w[at[k]]), 3) for k in names}


class Sample:
    """One document with its gold, ready to be read again with other weights."""

    def __init__(self, row: dict, doc, parse, gazetteer, share: float = 1.0) -> None:
        self.reading = Reading(parse, not any(c.islower() for c in doc.text))
        self.gazetteer = gazetteer
        self.share = share
        self.gold = list(row["gold"]["places"])
        self.ignore = row.get("ignore") or []
        self.known, _ = find_names(self.reading, gazetteer)
        around = read_around(self.reading, self.known)
        self.features = [recognition_features(self.reading, name, around) for name in self.known]
        self.sure = [0.0] * len(self.known)
        self.matched = [
            next((g for g in self.gold if g["start"] < n.end and n.start < g["end"]), None) for n in self.known
        ]

    def look_again(self) -> None:
        first = [place_probability(f) for f in self.features]
        looks = second_look(self.known, self.reading, first)
        self.again = [{**f, **look} for f, look in zip(self.features, looks, strict=True)]

    def recognition(self, again: bool) -> Iterable[tuple[dict[str, float], float]]:
        for name, f, gold in zip(self.known, self.again if again else self.features, self.matched, strict=True):
            if gold is None and any(a < name.end and name.start < b for a, b in self.ignore):
                continue
            yield f, float(gold is not None)

    def choices(self, context: bool) -> Iterable[tuple[list[dict[str, float]], list[bool], float]]:
        pairs = [(n, place_probability(f, "recognise_again")) for n, f in zip(self.known, self.again, strict=True)]
        pairs = [(n, p) for n, p in pairs if p >= 0.4]
        cases = gather(self.reading, pairs, self.gazetteer)
        rank.rank(cases)
        looks = rank.Votes(cases).look() if cases else []
        gold_of = {n.first: g for n, g in zip(self.known, self.matched, strict=True)}
        for case, look in zip(cases, looks, strict=True):
            golds = [g for n in case.names if (g := gold_of.get(n.first)) and g["lat"] is not None]
            if not golds:
                continue
            good = [any(right(g, o) for g in golds) for o in case.options]
            rows = [{**f, **v} for f, v in zip(case.fixed, look, strict=True)] if context else case.fixed
            yield [*rows, case.none], [*good, not any(good)], self.share * (1 + math.log(len(golds)))

    def roles(self) -> Iterable[tuple[dict[str, float], float]]:
        for name, gold in zip(self.known, self.matched, strict=True):
            if gold and gold.get("role") in ("literal", "associative") and name.entries[0].match != "demonym":
                yield role_features(self.reading, name, name.entries[0]), float(gold["role"] == "literal")


def towns_and_units(gazetteer) -> list[tuple[list[dict[str, float]], list[bool], float]]:
    """By convention: a bare name that town and unit share is the town, outside North America and Australia."""
    groups = []
    for row in tables.admin1_rows():
        if row.country in ("US", "CA", "AU"):
            continue
        options = thinned(gazetteer.find(row.name))
        least = 50_000 if row.kind == "admin1" else 0
        towns = [
            o.place.kind == "settlement"
            and o.place.country == row.country
            and o.population > least
            and distance(o.place.latitude, o.place.longitude, row.latitude, row.longitude) < 1.5 * row.radius_km + 30
            for o in options
        ]
        if any(towns) and any(o.place.id == row.id for o in options):
            case = rank.Case([Name(0, 0, 0, 1, row.name, options, 0, 0)], options)
            features = [rank.own_features(case, o) for o in options]
            groups.append(([*features, rank.none_features(case)], [*towns, False], 0.3))
    for row in tables.own_rows("features"):
        options = thinned(gazetteer.find(row.name))
        if len(options) > 1:
            case = rank.Case([Name(0, 0, 0, 1, row.name, options, 0, 0)], options)
            good = [
                distance(o.place.latitude, o.place.longitude, row.latitude, row.longitude) <= row.radius_km + 20
                for o in options
            ]
            groups.append(
                ([rank.own_features(case, o) for o in options] + [rank.none_features(case)], [*good, False], 0.2)
            )
    for row in tables.own_rows("regions"):
        options = thinned(gazetteer.find(row.name))
        if not row.country and len(options) > 1:  # continents, seas and the like against namesakes
            case = rank.Case([Name(0, 0, 0, 1, row.name, options, 0, 0)], options)
            good = [o.place.id == options[0].place.id or o.place.kind in ("region", "water") for o in options]
            groups.append(
                ([rank.own_features(case, o) for o in options] + [rank.none_features(case)], [*good, False], 0.5)
            )
    return groups


def learn(samples: list[Sample], gazetteer) -> dict[str, dict[str, float]]:
    bare = towns_and_units(gazetteer)
    print(len(bare), "towns that share a name with their unit", file=sys.stderr)
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    cues.weights.cache_clear()
    current = cues.weights()
    rows = [pair for s in samples for pair in s.recognition(again=False)]
    current["recognise"] = weights["recognise"] = logistic([r for r, _ in rows], [y for _, y in rows])
    for s in samples:
        s.look_again()
    rows = [pair for s in samples for pair in s.recognition(again=True)]
    current["recognise_again"] = weights["recognise_again"] = logistic([r for r, _ in rows], [y for _, y in rows])
    current["resolve_alone"] = weights["resolve_alone"] = choice(
        [*bare, *(g for s in samples for g in s.choices(False))], {}
    )
    for _ in range(3):
        groups = [*bare, *(g for s in samples for g in s.choices(True))]
        current["resolve"] = weights["resolve"] = choice(groups, current["resolve"])
    print(len(rows), "candidates", len(groups), "choices", file=sys.stderr)
    roles = [pair for s in samples for pair in s.roles()]
    if roles:
        current["role"] = weights["role"] = logistic([r for r, _ in roles], [y for _, y in roles], 2.0)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    gazetteer = open_gazetteer(args.index)
    samples = [
        Sample(row, doc, parse, gazetteer, 1.0 if "lgl" in name else WORLD_NEWS)
        for name in TRAINED
        for row, doc, parse in documents(args.corpora / name)
    ]
    samples += [Sample(row, *read(row), gazetteer, WORLD_NEWS) for row in filled()]
    args.out.write_text(json.dumps(learn(samples, gazetteer), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def documents(path: Path):
    """Rows of a corpus with document and parse."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, *read(row)


def read(row):
    """Document and parse of a row."""
    text = row["text"]
    publication = Publication()
    doc = Document(
        "sha256:0", row["id"], "text/plain", text, language="en", published=publication, sections=plain_sections(text)
    )
    return doc, load_parser().parse(doc)


if __name__ == "__main__":
    main()
