"""Weigh the places a name may mean: by what they are, and by what else the document names.

Each document is weighed in rounds. In the first, places count by themselves (kind, population, words beside the name);
in the next ones, names that are already clear vote for country, first-level unit and neighbourhood.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.place.candidates import shares_town
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
    none: Features = field(default_factory=dict)
    looks: list[Features] = field(default_factory=list)
    sentences: frozenset[int] = frozenset()


def own_features(case: Case, option: Entry) -> Features:
    """What speaks for an option whatever else the document names."""
    place = option.place
    kinds = frozenset().union(*(name.kinds for name in case.names))
    top = max(entry.population for entry in case.options)
    town = shares_town(option, case.options)
    return {
        f"kind_{place.kind}": 1.0,
        f"match_{option.match}": 1.0,
        "population": math.log10(option.population + 1) / 7,
        "first": float(option is case.options[0]),
        "most_people": float(option.population == top and top > 0),
        "dominance": _dominance(case, option),
        "population_squared": (math.log10(option.population + 1) / 7) ** 2,
        "capital": float(option.feature == "capital"),
        "own_table": float(place.id.startswith("dateline:") or (place.kind == "region" and place.id[0] == "g")),
        "kind_right": float(place.kind in kinds) if kinds else 0.0,
        "kind_wrong": float(place.kind not in kinds) if kinds else 0.0,
        "unit_unsaid": float(place.kind == "admin1" and not kinds),
        "unit_of_town": float(town and not kinds),
        "unit_of_city": float(town and not kinds and top > 1_000_000),
        "unit_of_town_abroad": float(town and not kinds and place.country not in ("US", "CA", "AU")),
        "big_country": math.log10(option.population + 1) / 9 if place.kind == "country" else 0.0,
        "extent": math.log10(place.radius_km + 1) / 3 if place.kind in ("admin1", "region", "water") else 0.0,
        "macro": float(place.kind in ("region", "water") and place.radius_km >= 300),
        "likeness": option.likeness - 1.0,
    }


def _dominance(case: Case, option: Entry) -> float:
    """By how many powers of ten the biggest town of a name outdoes the next; 0 for all but the biggest."""
    sizes = sorted((o.population for o in case.options if o.place.kind == "settlement"), reverse=True)
    if option.place.kind != "settlement" or not sizes or option.population < sizes[0]:
        return 0.0
    return min(2.0, math.log10((sizes[0] + 1) / ((sizes[1] if len(sizes) > 1 else 500) + 1)))


def rank(cases: list[Case]) -> None:
    """Set the weights of every case's options."""
    if not cases:
        return
    for case in cases:
        case.fixed = [own_features(case, option) for option in case.options]
        case.none = none_features(case)
        case.weights = shares_of("resolve_alone", case.fixed, case.none)
    votes = Votes(cases)
    for _ in range(ROUNDS - 1):
        looks = votes.look()
        for case, look in zip(cases, looks, strict=True):
            rows = [{**f, **v} for f, v in zip(case.fixed, look, strict=True)]
            case.weights = shares_of("resolve", rows, case.none)
            case.looks = look


def none_features(case: Case) -> Features:
    """What speaks for a name meaning a place that the gazetteer does not know."""
    best = case.options[0]
    name = case.names[0]
    return {
        "none": 1.0,
        "none_romanised": float(best.match in ("romanised", "similar")),
        "none_part": float(any(n.right > n.last or n.left < n.first for n in case.names)),
        "none_alias": float(all(option.match != "name" for option in case.options)),
        "none_one_word": float(name.first == name.last),
        "none_kind": float(bool(name.kinds) and not any(o.place.kind in name.kinds for o in case.options)),
        "none_unsure": 1.0 - min(1.0, case.sure),
    }


def shares_of(question: str, rows: list[Features], none: Features) -> Floats:
    """Probabilities of the options; what is missing to one is that of a place unknown to the gazetteer."""
    values = np.array([*(dot(question, row) for row in rows), dot(question, none)])
    powers = np.exp(values - values.max())
    shares: Floats = (powers / powers.sum())[:-1]
    return shares


class Votes:
    """What the names of a document, each as sure as it is, say about the others.

    Everything is held as arrays over all options of all cases, so that a round costs a few matrix products.
    """

    def __init__(self, cases: list[Case]) -> None:
        options = [option for case in cases for option in case.options]
        self._owner = np.repeat(np.arange(len(cases)), [len(case.options) for case in cases])
        self._at = np.concatenate([[0], np.cumsum([len(case.options) for case in cases])])
        self._weight = np.array([case.sure * (1 + math.log(len(case.names))) for case in cases])
        self._sure = np.array([min(1.0, case.sure) for case in cases])
        self._country = _groups([option.place.country or "" for option in options])
        self._unit = _groups([f"{o.place.country}.{o.admin1_code}" if o.admin1_code else "" for o in options])
        self._spot = np.array([option.place.kind != "country" for option in options], dtype=float)
        self._pull = np.exp(-_distances(options) / NEAR_KM) * self._spot[:, None] * self._spot[None, :]
        self._wide = np.exp(-_distances(options) / (4 * NEAR_KM)) * self._spot[:, None] * self._spot[None, :]
        same = self._owner[:, None] == self._owner[None, :]
        self._pull[same] = self._wide[same] = 0.0
        self._beside = np.array([[bool(a.sentences & b.sentences) for b in cases] for a in cases], dtype=float)
        self._homed = np.array([option.place.country is not None for option in options], dtype=float)
        self._capital = np.array([option.feature == "capital" for option in options], dtype=float)
        self._people = np.array([math.log10(option.population + 1) / 7 for option in options])
        self._cases = cases

    def look(self) -> list[list[Features]]:
        """The votes of all other names for every option of every case, at the present weights."""
        shares = np.concatenate([case.weights for case in self._cases])
        mine = self._weight[self._owner] * shares
        total = self._weight.sum() - self._weight[self._owner]
        total[total <= 0] = 1.0
        country = self._others(self._country, mine)
        unit = self._others(self._unit, mine)
        # per option (rows) and other case (columns): how near the other's likely spots are
        pulled = np.add.reduceat(self._pull * (shares * self._sure[self._owner])[None, :], self._at[:-1], axis=1)
        wide = np.add.reduceat(self._wide * (shares * self._sure[self._owner])[None, :], self._at[:-1], axis=1)
        columns = {
            "country_vote": country / total,
            "country_named": np.minimum(1.0, country),
            "unit_vote": unit / total,
            "unit_named": np.minimum(1.0, unit),
            "near": pulled.max(axis=1),
            "near_sum": np.minimum(3.0, pulled.sum(axis=1)),
            "near_beside": (pulled * self._beside[self._owner]).max(axis=1),
            "others": total,
            "near_share": (pulled * self._weight[None, :]).sum(axis=1) / total,
            "wide_share": (wide * self._weight[None, :]).sum(axis=1) / total,
        }
        size = self._people
        columns |= {
            "strange": size * (columns["country_named"] < 0.05) * self._homed,
            "strange_small": (1 - size) * (columns["country_named"] < 0.05) * self._spot * self._homed,
            "homeless": 1.0 - self._homed,
            "capital_home": self._capital * columns["country_vote"],
            "capital_strange": self._capital * (columns["country_named"] < 0.05),
            "home_people": size * columns["country_vote"],
            "home_unit_people": size * columns["unit_vote"],
            "near_people": size * columns["near"],
            "near_any": (columns["near"] > 0.15) * 1.0,
            "unit_any": (columns["unit_named"] > 0.3) * 1.0,
            "country_any": (columns["country_named"] > 0.5) * 1.0,
            "country_leads": (columns["country_vote"] >= 0.5) * 1.0,
            "unit_leads": (columns["unit_vote"] >= 0.3) * 1.0,
        }
        out: list[list[Features]] = []
        for n, case in enumerate(self._cases):
            rows: list[Features] = []
            for k, option in enumerate(case.options):
                found = {name: float(values[self._at[n] + k]) for name, values in columns.items()}
                if case.containers:
                    found.update(_contained(case, option))
                rows.append(found)
            out.append(rows)
        return out

    def _others(self, group: NDArray[np.int64], mine: Floats) -> Floats:
        """For each option: the weight of options of other cases in the same group; none for the group 0."""
        votes = np.bincount(group, mine, minlength=int(group.max()) + 1)[group]
        own = group + (int(group.max()) + 1) * self._owner
        inside = np.bincount(own, mine)[own]
        result: Floats = np.where(group == 0, 0.0, np.maximum(0.0, votes - inside))
        return result


def _groups(labels: list[str]) -> NDArray[np.int64]:
    """Labels as numbers; "" is 0."""
    known = {"": 0}
    return np.array([known.setdefault(label, len(known)) for label in labels], dtype=np.int64)


def _distances(options: list[Entry]) -> Floats:
    points = np.radians(np.array([(o.place.latitude, o.place.longitude) for o in options]))
    lat, lon = points[:, 0], points[:, 1]
    h = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    h = h + np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    km: Floats = 2 * 6371.0 * np.arcsin(np.minimum(1.0, np.sqrt(h)))
    return km


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
