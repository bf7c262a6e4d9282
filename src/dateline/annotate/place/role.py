"""Whether a place name is a location here, a demonym, or stands for a power or an organisation."""

from __future__ import annotations

import math

from dateline.annotate.place.cues import cue, dot
from dateline.annotate.place.spans import Name, Reading
from dateline.gazetteer.entry import Entry
from dateline.model.place import PlaceRole

Features = dict[str, float]
LITERAL = 0.33  # below even: a place wrongly kept off the map is worse than a power put on it


def role_features(reading: Reading, name: Name, entry: Entry | None) -> Features:
    """What speaks for a name being a location, in the words around it."""
    tokens = reading.parse.tokens
    last = tokens[name.last]
    head = tokens[last.head]
    sentence = reading.parse.sentence_of(name.first)
    before = tokens[name.first - 1].lower if name.first > sentence.first else "^"
    if before == "the" and name.first - 1 > sentence.first:
        before = tokens[name.first - 2].lower
    after = tokens[name.last + 1] if name.last + 1 < sentence.last else None
    follows = after.lower if after else "$"
    kind = entry.place.kind if entry else "none"
    owned = follows in ("'s", "’s", "'", "’")
    noun = head.lemma.lower() if last.dep in ("compound", "amod", "poss", "nmod", "npadvmod") else ""
    return {
        "bias": 1.0,
        f"kind_{kind}": 1.0,
        "demonym": float(entry is not None and entry.match == "demonym"),
        "spatial": float(before in cue("spatial")),
        f"before_{before}"
        if before in ("in", "at", "near", "from", "to", "of", "by", "with", "for", "against", "between", "and", "on")
        else "before_other": 1.0,
        f"dep_{last.dep}": 1.0,
        "speaks": float(last.dep in ("nsubj", "nsubjpass", "agent") and head.lemma in cue("speech")),
        "subject_active": float(last.dep == "nsubj"),
        "body_head": float(noun in cue("body") or (noun + "s") in cue("body") or follows in cue("body")),
        "ground_head": float(noun in cue("ground") or follows in cue("ground")),
        "owner": float(owned),
        "capital_right": float(name.right > name.last and reading.capital(name.last + 1)),
        "capital_left": float(name.left < name.first and reading.capital(name.first - 1)),
        "organisation_label": float(last.ent == "ORG"),
        "place_label": float(last.ent in ("GPE", "LOC", "FAC")),
        "comma_around": float(follows == "," or before == ","),
        "hyphen": float(follows in ("-", "–") or name.end < last.end),
        "kind_word": float(bool(name.kinds)),
    }


def role_of(reading: Reading, name: Name, entry: Entry | None, extra: float = 0.0) -> PlaceRole:
    """The role of a name; `extra` is what others add to the weight for a location."""
    if entry is not None and entry.match == "demonym":
        return "demonym"
    value = dot("role", role_features(reading, name, entry)) + extra
    return "location" if 1 / (1 + math.exp(-max(-30.0, min(30.0, value)))) >= LITERAL else "organisation"
