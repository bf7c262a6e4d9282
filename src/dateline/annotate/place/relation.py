"""How the spot lies to the named place ("30 km north of X", "near X"), and how exact that is by UCDP's scale."""

from __future__ import annotations

from dateline.annotate.place.spans import Name, Reading
from dateline.gazetteer.entry import Entry
from dateline.model.place import PlaceKind, PlaceRelation

NEAR = frozenset(["near", "around", "outside", "surrounding", "nearby", "close", "towards"])
BY_KIND: dict[PlaceKind, int] = {
    "country": 6, "admin1": 4, "admin2": 3, "settlement": 1, "quarter": 1, "camp": 1, "facility": 1, "water": 5,
    "region": 5, "other": 1,
}  # fmt: skip


def relation_of(reading: Reading, name: Name) -> PlaceRelation | None:
    """The relation that the words before a name tell."""
    tokens = reading.parse.tokens
    sentence = reading.parse.sentence_of(name.first)
    before = [token.lower for token in tokens[max(sentence.first, name.first - 6) : name.first]]
    if before and (before[-1] in NEAR or (before[-1] == "the" and len(before) > 1 and before[-2] in NEAR)):
        return PlaceRelation("near")
    return None


def precision_of(entry: Entry | None, relation: PlaceRelation | None) -> int:
    """UCDP's where_prec of a mention: 1 exact, 2 near, 3 district, 4 province, 5 region or line, 6 country, 7 sea."""
    if entry is None:
        return 6
    kind = entry.place.kind
    exact = (
        7
        if kind == "water" and entry.feature.lower() in ("sea", "ocean", "gulf", "bay", "strait", "channel")
        else BY_KIND[kind]
    )
    if relation is None or exact > 2:
        return exact
    return 5 if relation.kind == "between" else 2
