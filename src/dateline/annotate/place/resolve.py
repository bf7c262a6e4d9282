"""Say which place each name means, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.annotate.place.candidates import candidates, kilometres
from dateline.annotate.place.port import PlaceFinder
from dateline.annotate.place.rank import Case, holds, rank
from dateline.annotate.place.spans import Name, Reading
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.names import exact_key
from dateline.model.place import PlaceAlternative

UNSURE = 0.30  # below this the best of several places is no answer
FAMOUS = 500_000  # people of a city that may turn up in any text
FAR_KM = 100.0  # runners-up nearer than this do not matter


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name was found to mean: an entry with its score, or the reason why none."""

    entry: Entry | None
    score: float
    reason: str | None
    alternatives: tuple[PlaceAlternative, ...] = ()


def gather(reading: Reading, names: Iterable[tuple[Name, float]], gazetteer: PlaceFinder) -> list[Case]:
    """Names as cases, one sense for one key and kind word; `names` come with how sure it is that they are places."""
    cases: dict[tuple[str, str], Case] = {}
    where: dict[int, Case] = {}
    ordered = [(name, sure) for name, sure in names]
    for name, sure in ordered:
        identity = (exact_key(name.key), name.unit if name.kinds else "")
        case = cases.get(identity)
        if case is None:
            options = candidates(name, gazetteer)
            case = cases[identity] = Case([], options, 0.0)
        case.names.append(name)
        case.sure = max(case.sure, sure)
        where[name.first] = case
    for case in cases.values():
        case.sentences = frozenset(reading.parse.tokens[name.first].sent for name in case.names)
    _find_containers(reading, [name for name, _ in ordered], where)
    return [case for case in cases.values() if case.options]


def _find_containers(reading: Reading, names: list[Name], where: dict[int, Case]) -> None:
    """Which name holds which: "Hajin, Deir ez-Zor", "Hajin in Deir ez-Zor", "Hajin (Syria)", "Syria's Hajin"."""
    tokens = reading.parse.tokens
    for one, two in pairwise(names):
        if tokens[one.first].sent != tokens[two.first].sent:
            continue
        between = [tokens[i].lower for i in range(one.last + 1, two.first)]
        words = " ".join(
            w for w in between if w not in ("the", "province", "governorate", "county", "district", "state")
        )
        inner, outer = where[one.first], where[two.first]
        if words in (",", "(", "in", ", in", ", in eastern", ", in northern") and _may_hold(outer, inner):
            inner.containers.append(outer)
        elif (
            words in ("'s", "’s", "", "'s city of", "’s city of")
            and _may_hold(inner, outer)
            and one.last + 1 <= two.first
        ):
            outer.containers.append(inner)


def _may_hold(outer: Case, inner: Case) -> bool:
    return outer is not inner and any(
        holds(big, small)
        for big in outer.options
        if big.place.kind in ("country", "admin1", "admin2")
        for small in inner.options
    )


def resolve(cases: list[Case]) -> dict[int, Sense]:
    """The sense of every name, by its first token."""
    rank(cases)
    senses: dict[int, Sense] = {}
    for case in cases:
        sense = _sense(case)
        for name in case.names:
            senses[name.first] = sense
    return senses


def _alternative(entry: Entry, share: float) -> PlaceAlternative:
    place = entry.place
    return PlaceAlternative(place.id, place.name, place.latitude, place.longitude, round(float(share), 3))


def _stray(entry: Entry, look: dict[str, float]) -> bool:
    """Whether an answer would be a small namesake in a country that a text full of other places does not speak of."""
    return (
        entry.place.kind in ("settlement", "quarter", "admin2", "facility", "camp")
        and not entry.place.id.startswith("dateline:")
        and entry.population < FAMOUS
        and look.get("others", 0.0) >= 3.0
        and look.get("country_named", 1.0) < 0.15
        and look.get("near_sum", 1.0) < 0.15
        and look.get("contained", 0.0) < 0.5
    )


def _sense(case: Case) -> Sense:
    order = sorted(range(len(case.options)), key=lambda i: -float(case.weights[i]))
    best = case.options[order[0]]
    near = [i for i in order if kilometres(case.options[i].place, best.place) <= FAR_KM]
    score = min(1.0, float(sum(case.weights[i] for i in near)))
    others = tuple(
        PlaceAlternative(
            e.place.id, e.place.name, e.place.latitude, e.place.longitude, round(float(case.weights[i]), 3)
        )
        for i in order[1:4]
        if (e := case.options[i]) and case.weights[i] >= 0.01
    )
    if _stray(best, case.looks[order[0]] if case.looks else {}):
        reason = f"{best.place.name} ({best.place.country}) lies far from every place that the text speaks of"
        return Sense(None, score, reason, (_alternative(best, case.weights[order[0]]), *others))
    if score < UNSURE:
        return Sense(None, score, f"{len(case.options)} places of this name and nothing that tells which", others)
    return Sense(best, score, None, others)
