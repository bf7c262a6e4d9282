"""Decide which candidate names are place names, from the words around them, the parse and the rest of the document."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.annotate.place.cues import cue, dot
from dateline.annotate.place.spans import ROADS, Name, Reading
from dateline.gazetteer.names import exact_key

Features = dict[str, float]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class Around:
    """What the whole document says of its names: how often a key stands with a person's or a place's label."""

    persons: Counter[str]
    surnames: frozenset[str]
    places: Counter[str]
    lower: frozenset[str]


def read_around(reading: Reading, names: list[Name]) -> Around:
    """Gather what the document says of its names."""
    parse = reading.parse
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    surnames: set[str] = set()
    for name in names:
        labels = {token.ent for token in parse.tokens[name.first : name.last + 1]}
        key = exact_key(name.key)
        persons[key] += "PERSON" in labels
        places[key] += bool(labels & {"GPE", "LOC"})
    tokens = parse.tokens
    for token in tokens:
        if (
            token.ent == "PERSON"
            and token.i
            and tokens[token.i - 1].ent == "PERSON"
            and tokens[token.i - 1].text[0].isupper()
        ):
            surnames.add(token.lower)
    lower = frozenset(token.text for token in tokens if token.text.islower())
    return Around(persons, frozenset(surnames), places, lower)


def recognition_features(reading: Reading, name: Name, around: Around) -> Features:
    """What speaks for and against a candidate being a place name."""
    return {
        "bias": 1.0,
        **_of_name(reading, name, around),
        **_of_words(reading, name),
        **_of_parse(reading, name, around),
    }


def _of_name(reading: Reading, name: Name, around: Around) -> Features:
    best = name.entries[0]
    kinds = {entry.place.kind for entry in name.entries if entry.match != "demonym"}
    population = max(entry.population for entry in name.entries)
    single = name.first == name.last
    words = exact_key(name.key)
    return {
        "country": float(best.place.kind == "country" and best.match != "demonym"),
        "demonym": float(best.match == "demonym"),
        "admin1": float("admin1" in kinds),
        "admin2": float("admin2" in kinds),
        "natural": float(bool(kinds & {"water", "region"})),
        "own": float(any(entry.place.id.startswith("dateline:") for entry in name.entries)),
        "population": math.log10(population + 1) / 7,
        "alias_only": float(all(entry.match != "name" for entry in name.entries)),
        "several_words": float(not single),
        "short": float(len(words) <= 3),
        "nuisance": float(words in cue("nuisance")),
        "month": float(words in cue("month")),
        "also_lower": float(single and reading.parse.tokens[name.first].lower in around.lower),
        "kind_word": float(bool(name.kinds)),
        "abbreviation": float(name.key.replace(".", "").isupper() and len(words) <= 4),
        "big": float(population >= 100_000),
        "capital_city": float(any(entry.feature == "capital" for entry in name.entries)),
    }


def _of_words(reading: Reading, name: Name) -> Features:
    tokens = reading.parse.tokens
    sentence = reading.parse.sentence_of(name.first)
    before = tokens[name.first - 1].lower if name.first > sentence.first else "^"
    if before == "the" and name.first - 1 > sentence.first:
        before = tokens[name.first - 2].lower
    after = tokens[name.last + 1].lower if name.last + 1 < sentence.last else "$"
    right_capital = name.right > name.last and reading.capital(name.last + 1)
    left_capital = name.left < name.first and reading.capital(name.first - 1)
    return {
        "first_word": float(before == "^"),
        "spatial": float(before in cue("spatial")),
        "weak": float(before in cue("weak")),
        "title": float(before in cue("title") or (before == "." and name.first - 2 >= sentence.first)),
        "comma_after": float(after == ","),
        "comma_before": float(before == ","),
        "possessive": float(after in ("'s", "’s", "'", "’")),
        "hyphen_after": float(after in ("-", "–")),
        "spoken": float(name.last + 1 < sentence.last and tokens[name.last + 1].lemma in cue("person_verb")),
        "capital_right": float(right_capital),
        "capital_left": float(left_capital),
        "road": float(right_capital and tokens[name.last + 1].lower in ROADS),
        "body_after": float(after in cue("body")),
        "ground_after": float(after in cue("ground")),
        "paren": float(before == "(" and after == ")"),
    }


def _of_parse(reading: Reading, name: Name, around: Around) -> Features:
    tokens = reading.parse.tokens[name.first : name.last + 1]
    labels = Counter(token.ent for token in tokens)
    label, _ = labels.most_common(1)[0]
    key = exact_key(name.key)
    head = reading.parse.tokens[tokens[-1].head]
    above = reading.parse.tokens[head.head]
    total = around.persons[key] + around.places[key]
    before = reading.parse.tokens[name.first - 1] if name.first else None
    after = reading.parse.tokens[name.last + 1] if name.last + 1 < len(reading.parse.tokens) else None
    return {
        f"label_{label or 'none'}": 1.0,
        "label_right": float(label in ("GPE", "LOC") and tokens[-1].pos == "PROPN"),
        "proper": sum(token.pos == "PROPN" for token in tokens) / len(tokens),
        "adjective": float(tokens[-1].pos == "ADJ"),
        "verb": float(any(token.pos in ("VERB", "AUX", "ADV", "PRON", "DET") for token in tokens)),
        "mostly_person": around.persons[key] / total if total else 0.0,
        "mostly_place": around.places[key] / total if total else 0.0,
        "surname": float(len(tokens) == 1 and tokens[0].lower in around.surnames),
        "inside_label": float(
            bool(label) and ((before is not None and before.ent == label and label not in PLACE_LABELS)
                             or (after is not None and after.ent == label and label not in PLACE_LABELS))
        ),
        "object_of_preposition": float(tokens[-1].dep == "pobj"),
        "subject": float(tokens[-1].dep in ("nsubj", "nsubjpass")),
        "compound": float(tokens[-1].dep == "compound"),
        "entered": float(tokens[-1].dep in ("dobj", "nsubjpass") and head.lemma.lower() in cue("entered")),
        "of_ground": float(head.lower in ("of", "for", "on") and above.lemma.lower() in cue("of_place")),
    }  # fmt: skip


def second_look(names: list[Name], reading: Reading, first: list[float]) -> list[Features]:
    """What other candidates tell, given how sure each was by itself: the same words elsewhere, neighbours in a list."""
    tokens = reading.parse.tokens
    same: dict[str, list[float]] = defaultdict(list)
    for name, p in zip(names, first, strict=True):
        same[exact_key(name.key)].append(p)
    found: list[Features] = []
    for i, (name, p) in enumerate(zip(names, first, strict=True)):
        others = same[exact_key(name.key)]
        best = max(others) if len(others) > 1 else p
        features = {
            "elsewhere": max(0.0, best - p),
            "elsewhere_mean": (sum(others) - p) / (len(others) - 1) - 0.5 if len(others) > 1 else 0.0,
        }
        for j, side in ((i - 1, "before"), (i + 1, "after")):
            if not 0 <= j < len(names):
                continue
            one, two = (names[j], name) if j < i else (name, names[j])
            between = [token.lower for token in tokens[one.last + 1 : two.first]]
            joined = (
                "comma" if between == [","] else "and" if between in (["and"], [",", "and"], ["or"], ["to"]) else ""
            )
            if joined and two.first - one.last <= 3:
                features[f"{joined}_{side}_place"] = first[j] - 0.5
                if joined == "comma" and side == "after" and _outer(names[j]):
                    features["unit_after"] = 1.0
        found.append(features)
    return found


def _outer(name: Name) -> bool:
    return any(entry.place.kind in ("country", "admin1") and entry.match != "demonym" for entry in name.entries)


def judge(reading: Reading, names: list[Name]) -> list[float]:
    """How sure it is of each candidate that it is a place name, 0 to 1."""
    around = read_around(reading, names)
    features = [recognition_features(reading, name, around) for name in names]
    first = [place_probability(f) for f in features]
    looks = second_look(names, reading, first)
    return [place_probability({**f, **look}, "recognise_again") for f, look in zip(features, looks, strict=True)]


def place_probability(features: Features, question: str = "recognise") -> float:
    """How sure it is that a candidate is a place name, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, dot(question, features)))))


def looks_like_place(reading: Reading, name: Name) -> bool:
    """Whether words that the gazetteer does not know are used as a place name all the same."""
    tokens = reading.parse.tokens
    words = tokens[name.first : name.last + 1]
    if words[-1].lower in ROADS and len(words) > 1:
        return True
    if all(token.lower in cue("nuisance") | cue("month") for token in words):
        return False
    labels = {token.ent for token in words}
    if labels & {"PERSON", "ORG", "DATE"}:
        return False
    before = tokens[name.first - 1].lower if name.first else ""
    return bool(labels & {"GPE", "LOC", "FAC"}) or (bool(name.kinds) and (before == "of" or before in cue("spatial")))
