"""Places: names in the text, and points on the earth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Quote

PlaceKind = Literal[
    "country", "admin1", "admin2", "settlement", "quarter", "camp", "facility", "water", "region", "other"
]
PlaceRole = Literal["location", "demonym", "organisation"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        id: source and number, "geonames:173576".
        latitude, longitude: degrees, WGS 84.
        country: ISO 3166-1 alpha-2, None for seas and the like.
        admin1: name of the first-level unit.
        radius_km: about half the extent; the point stands for all within it.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    radius_km: float = 5.0


@dataclass(frozen=True, slots=True)
class PlaceRelation:
    """How the spot lies to the named place: near it, between two, at a distance, or a part of it."""

    kind: Literal["near", "between", "distance", "part"]
    km: float | None = None
    bearing: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceAlternative:
    """A runner-up that was not chosen."""

    id: str
    name: str
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Quote):
    """A named place in the text, resolved to a `Place` or with the reason why not.

    Attributes:
        precision: UCDP GED's where_prec, 1 exact to 7 sea or air.
        role: a location here, a demonym ("Syrian"), or a name that stands for an organisation ("Damascus said").
        score: 0..1, how sure.
    """

    id: str
    status: Literal["resolved", "unresolved"]
    reason: str | None = None
    place: Place | None = None
    precision: int = 1
    relation: PlaceRelation | None = None
    role: PlaceRole = "location"
    score: float = 0.0
    alternatives: tuple[PlaceAlternative, ...] = ()
