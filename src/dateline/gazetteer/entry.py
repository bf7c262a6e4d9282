"""What the gazetteer knows of one place, and how a name led to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dateline.model.place import Place, PlaceKind

Match = Literal["name", "alias", "romanised", "similar", "demonym"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean.

    Attributes:
        place: the spot with its kind and extent.
        match: how the name led here: its own name, another name of it, a romanisation, a similar spelling, a demonym.
        likeness: 1.0 for the very name, less for spellings that differ.
        population: of settlements and countries; 0 where unknown.
        admin1_code: GeoNames code of the first-level unit ("09"), or "".
        feature: finer kind in words of the source ("River", "Province", "oil field"), or "".
        parent: name of the place that this one is a part of ("Aleppo" for one of its quarters), or "".
    """

    place: Place
    match: Match
    likeness: float = 1.0
    population: int = 0
    admin1_code: str = ""
    feature: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One place as a source tells it, before it is indexed. `radius_km` 0 means: by kind and population."""

    id: str
    name: str
    latitude: float
    longitude: float
    kind: PlaceKind
    country: str = ""
    admin1_code: str = ""
    population: int = 0
    radius_km: float = 0.0
    feature: str = ""
    parent: str = ""
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoreNames:
    """Further names of a place that another source holds."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitName:
    """Name of a first-level unit by its GeoNames code."""

    country: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line of a source that cannot be used, and why."""

    source: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from, with the credit its licence asks for."""

    name: str
    credit: str
    licence: str
    version: str = ""
    rows: int = 0


@dataclass(slots=True)
class BuildReport:
    """What a build has read: rows taken per source, and the first bad lines of each."""

    sources: list[Source] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    bad_count: int = 0
    places: int = 0
    names: int = 0
