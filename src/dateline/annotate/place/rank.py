"""Weigh the places a name may mean: by what they are, and by what else the document names.

Each document is weighed in rounds. In the first, places count by themselves (kind, population, words beside the name);
in the next ones, names that are already clear vote for country, first-level unit and neighbourhood.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.place.cues import dot
from dateline.annotate.place.spans import Name
from dateline.gazetteer.entry import Entry

ROUNDS = 3
NEAR_KM = 120.0
Features = dict[str, float]
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Case:
    """One sense to be found: all mentions of a document that share key and kind word.

    Attributes:
        names: the mentions. options: what they may mean. weights: probability of each option, kept up to date.
        containers: options of places that the text names as holding this one ("Hajin, in Deir ez-Zor").
    """

    names: list[Name]
    options: tuple[Entry, ...]
    sure: float = 1.0
    weights: Floats = field(default_factory=lambda: np.zeros(0))
    containers: list[Case] = field(default_factory=list)
    fixed: list[Features] = field(default_factory=list)
    sentences: frozenset[int] = frozenset()


def own_features(case: Case, option: Entry) -> Features:
    """What speaks for an option whatever else the document names."""
    place = option.place
    kinds = frozenset().union(*(name.kinds for name in case.names))
    top = max(entry.population for entry in case.options)
    return {
        f"kind_{place.kind}": 1.0,
        f"match_{option.match}": 1.0,
        "population": math.log10(option.population + 1) / 7,
        "first": float(option is case.options[0]),
        "most_people": float(option.population == top and top > 0),
        "capital": float(option.feature == "capital"),
        "own_table": float(place.id.startswith("dateline:")),
        "kind_right": float(place.kind in kinds) if kinds else 0.0,
        "kind_wrong": float(place.kind not in kinds) if kinds else 0.0,
        "unit_unsaid": float(place.kind == "admin1" and not kinds),
        "likeness": option.likeness - 1.0,
    }


def rank(cases: list[Case]) -> None:
    """Set the weights of every case's options."""
    for case in cases:
        case.fixed = [own_features(case, option) for option in case.options]
        case.weights = softmax([dot("resolve", f) for f in case.fixed])
    for _ in range(ROUNDS - 1):
        votes = Votes(cases)
        new = [
            softmax(
                [
                    dot("resolve", {**f, **votes.features(case, o)})
                    for f, o in zip(case.fixed, case.options, strict=True)
                ]
            )
            for case in cases
        ]
        for case, weights in zip(cases, new, strict=True):
            case.weights = weights


def softmax(scores: list[float]) -> Floats:
    """Scores as shares of one."""
    values = np.array(scores)
    powers = np.exp(values - values.max())
    shares: Floats = powers / powers.sum()
    return shares


class Votes:
    """What the names of a document, each as sure as it is, say about the others."""

    def __init__(self, cases: list[Case]) -> None:
        self._country: dict[int, dict[str, float]] = {}
        self._unit: dict[int, dict[tuple[str, str], float]] = {}
        self._total = 0.0
        self._countries: dict[str, float] = defaultdict(float)
        self._units: dict[tuple[str, str], float] = defaultdict(float)
        self._weight: dict[int, float] = {}
        spots: list[tuple[float, float, float, int, frozenset[int]]] = []
        for case in cases:
            weight = case.sure * (1 + math.log(len(case.names)))
            self._weight[id(case)] = weight
            self._total += weight
            own: dict[str, float] = defaultdict(float)
            units: dict[tuple[str, str], float] = defaultdict(float)
            for share, option in zip(case.weights, case.options, strict=True):
                if option.place.country:
                    own[option.place.country] += weight * float(share)
                    if option.admin1_code:
                        units[option.place.country, option.admin1_code] += weight * float(share)
            for country, value in own.items():
                self._countries[country] += value
            for unit, value in units.items():
                self._units[unit] += value
            self._country[id(case)], self._unit[id(case)] = own, units
            best = int(case.weights.argmax())
            place = case.options[best].place
            if case.weights[best] > 0.4 and place.kind not in ("country",):
                spots.append(
                    (
                        place.latitude,
                        place.longitude,
                        float(case.weights[best]) * min(1.0, case.sure),
                        id(case),
                        case.sentences,
                    )
                )
        self._spots = spots
        self._points = np.radians(np.array([(s[0], s[1]) for s in spots]).reshape(-1, 2))
        self._sure = np.array([s[2] for s in spots])
        self._who = np.array([s[3] for s in spots])

    def features(self, case: Case, option: Entry) -> Features:
        """The votes of all other names for one option of a case."""
        place, me = option.place, id(case)
        rest = self._total - self._weight[me] or 1.0
        country = place.country or ""
        unit = (country, option.admin1_code)
        seen_country = self._countries.get(country, 0.0) - self._country[me].get(country, 0.0)
        seen_unit = self._units.get(unit, 0.0) - self._unit[me].get(unit, 0.0) if option.admin1_code else 0.0
        found: Features = {
            "country_vote": max(0.0, seen_country) / rest,
            "country_named": min(1.0, max(0.0, seen_country)),
            "unit_vote": max(0.0, seen_unit) / rest,
            "unit_named": min(1.0, max(0.0, seen_unit)),
        }
        if case.containers:
            found.update(_contained(case, option))
        if len(self._spots) and place.kind != "country":
            found.update(self._nearness(case, option))
        return found

    def _nearness(self, case: Case, option: Entry) -> Features:
        lat, lon = math.radians(option.place.latitude), math.radians(option.place.longitude)
        lats, lons = self._points[:, 0], self._points[:, 1]
        h = np.sin((lats - lat) / 2) ** 2 + np.cos(lats) * math.cos(lat) * np.sin((lons - lon) / 2) ** 2
        km = 2 * 6371.0 * np.arcsin(np.minimum(1.0, np.sqrt(h)))
        pull = np.where(self._who == id(case), 0.0, self._sure * np.exp(-km / NEAR_KM))
        beside = [p for p, spot in zip(pull, self._spots, strict=True) if spot[4] & case.sentences]
        return {
            "near": float(pull.max()),
            "near_sum": min(3.0, float(pull.sum())),
            "near_beside": float(max(beside, default=0.0)),
        }


def _contained(case: Case, option: Entry) -> Features:
    """Whether the places that the text names as holding this one do hold the option."""
    best = 0.0
    for container in case.containers:
        share = sum(
            float(w) for w, holder in zip(container.weights, container.options, strict=True) if holds(holder, option)
        )
        best = max(best, share)
    return {"contained": best, "not_contained": 1.0 - best}


def holds(holder: Entry, inner: Entry) -> bool:
    """Whether one place lies in another, as far as the gazetteer knows."""
    big, small = holder.place, inner.place
    if big.id == small.id:
        return False
    if big.kind == "country":
        return big.country == small.country and small.kind != "country"
    if big.kind == "admin1":
        if holder.admin1_code and inner.admin1_code:
            return big.country == small.country and holder.admin1_code == inner.admin1_code
        return big.country == small.country and _within(holder, inner, 1.3)
    if big.kind in ("admin2", "region", "settlement", "water"):
        return _within(holder, inner, 2.0 if big.kind == "settlement" else 1.0)
    return False


def _within(holder: Entry, inner: Entry, times: float) -> bool:
    a, b = holder.place, inner.place
    if abs(a.latitude - b.latitude) * 111 > a.radius_km * times + 5:
        return False
    wide = abs((a.longitude - b.longitude + 180) % 360 - 180) * 111 * math.cos(math.radians(a.latitude))
    return math.hypot(wide, (a.latitude - b.latitude) * 111) <= a.radius_km * times + 5
