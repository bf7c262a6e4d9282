"""From coded texts to what the reader learns: labels of words in layers, attributes of triggers, roles around them.

A layer that a corpus does not code is left out of the loss (`UNKNOWN`), and so are the further mentions of a party
whose nearest mention fills a slot.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
from markup import Mark, Passage, problems, read_passages

from dateline.annotate.language import load_parser
from dateline.annotate.reader.labels import ATTRIBUTES, INSIDE, LAYERS, OUTSIDE, ROLES, TYPES
from dateline.annotate.time import annotate_times
from dateline.coding.announce import announced
from dateline.coding.arguments import fill_roles
from dateline.coding.coder import complete
from dateline.coding.draft import Draft
from dateline.coding.reader_triggers import read_as
from dateline.coding.scene import Scene, set_scene
from dateline.coding.triggers import LexiconTriggers
from dateline.coding.when import Timeline
from dateline.model.document import Document, Publication, Section
from dateline.model.parse import Parse
from dateline.read.plain import plain_sections
from dateline.run.pipeline import Tools, find_mentions
from dateline.run.tools import load_tools

UNKNOWN = -100
SHOUTED = 5
SLOT_ROLES = {"agent", "patient", "instrument", "place", "time", "count"}
PLACE_ROLES = {(): "loc", ("dem",): "dem", ("org",): "org"}
RE3D = {
    "Organisation": ("actor", "organisation"), "Person": ("actor", "person"), "Location": ("place", "loc"),
    "Temporal": ("time", "time"), "Weapon": ("instrument", "instrument"),
}  # fmt: skip


@dataclass
class Example:
    """One document: what the rules make of it, and what is learnt from it.

    `layers` has labels by layer, `triggers` the attributes of each trigger word, `roles` rows by (trigger, word),
    `mentions` say for each word that names a happening which one; `hard` words look like triggers and are none. Where
    not `paired`, nothing is learnt of roles.
    """

    id: str
    doc: Document
    scene: Scene
    layers: dict[str, np.ndarray]
    triggers: dict[int, dict[str, int]] = field(default_factory=dict)
    roles: dict[tuple[int, int], np.ndarray] = field(default_factory=dict)
    mentions: dict[int, str] = field(default_factory=dict)
    hard: set[int] = field(default_factory=set)
    paired: bool = True

    @property
    def parse(self) -> Parse:
        """The words."""
        return self.scene.parse

    def told(self) -> dict[int, Draft]:
        """For each trigger the draft that the rules make of it, its type given."""
        timeline = Timeline(self.doc, self.parse, self.scene.mentions.times)
        found = {c.i: c for c in LexiconTriggers().find(self.scene)}
        out = {}
        for at in self.triggers:
            kind = TYPES[max(int(self.layers["trigger"][at]) - 2, 0)]
            candidate = found.get(at)
            if candidate is None or candidate.entry.type != kind:
                candidate = read_as(self.scene, at, kind, None)
            out[at] = fill_roles(self.scene, candidate)
            announced(self.scene, out[at])
            complete(self.scene, out[at], timeline)
        return out


@lru_cache(maxsize=1)
def tools() -> Tools:
    """Everything that reads a text but the model."""
    return replace(load_tools(), reader=None)


def blank(
    name: str,
    text: str,
    published: str | None,
    coded: Iterable[str],
    sections: Iterable[tuple[str, int, int]] | None = None,
) -> Example:
    """A document as the rules read it; its words stand outside all marks in the coded layers, unknown in the others."""
    cut = plain_sections(text) if sections is None else tuple(Section(s, e, kind) for kind, s, e in sections)
    day = date.fromisoformat(published) if published else None
    publication = Publication(day, day, "given") if day else Publication()
    doc = Document(name, name, "text/plain", text, language="en", published=publication, sections=cut)
    parse = load_parser().parse(doc)
    bounds, times = annotate_times(doc, parse)
    doc = replace(doc, published=bounds)
    scene = set_scene(doc, parse, find_mentions(doc, parse, times, tools()))
    coded = set(coded)
    layers = {
        layer: np.full(len(parse.tokens), OUTSIDE if layer in coded else UNKNOWN, dtype=np.int64) for layer in LAYERS
    }
    return Example(name, doc, scene, layers)


def put(example: Example, layer: str, name: str, start: int, end: int) -> None:
    """Label the words of a span, unless a longer mark of the layer holds them."""
    words = example.parse.tokens_in(start, end)
    row = example.layers[layer]
    if not words or row[words[0].i] > OUTSIDE or row[words[-1].i] > OUTSIDE:
        return
    row[words[0].i] = 2 + LAYERS[layer].index(name)
    for word in words[1:]:
        row[word.i] = INSIDE


def head(parse: Parse, start: int, end: int) -> int | None:
    """Index of the head word of a span."""
    token = parse.head_in(start, end)
    return None if token is None else token.i


def set_role(example: Example, trigger: int, role: str, spans: list[tuple[int, int]]) -> None:
    """The mention nearest to the trigger fills the role; what the others do is not asked."""
    heads = [h for s, e in spans if (h := head(example.parse, s, e)) is not None]
    near = min(heads, key=lambda h: abs(h - trigger), default=None)
    for h in heads:
        row = example.roles.setdefault((trigger, h), np.zeros(len(ROLES), dtype=np.int64))
        row[ROLES.index(role)] = 1 if h == near else UNKNOWN


def of_passage(passage: Passage) -> Example:
    """One passage of the corpus."""
    example = blank(passage.id, passage.text, passage.published, LAYERS, passage.sections)
    marks: dict[str, list[Mark]] = {}
    kinds: dict[str, str] = {}
    for mark in sorted(passage.marks, key=lambda m: (m.start, -m.end)):
        marks.setdefault(mark.id, []).append(mark)
        label(example, mark, kinds)
    for name, found in marks.items():
        if name[0] == "e":
            learn_event(example, passage, marks, name, found)
    return example


def label(example: Example, mark: Mark, kinds: dict[str, str]) -> None:
    """Labels of one mark."""
    letter, rest = mark.id[0], mark.rest
    if letter in "ae" and len(rest) > 1:
        kinds.setdefault(mark.id, rest[1] if letter == "a" else rest[0].partition(".")[0])
    if letter == "n":
        example.hard.update(t.i for t in example.parse.tokens_in(mark.start, mark.end))
        return
    layer, name = {
        "a": ("actor", kinds.get(mark.id, "other")),
        "e": ("trigger", kinds.get(mark.id, "")),
        "p": ("place", PLACE_ROLES.get(rest, "loc")),
        "t": ("time", "time"),
        "q": ("quantity", rest[0] if rest else ""),
        "i": ("instrument", "instrument"),
        "s": ({"src": "source", "cue": "cue", "con": "content"}.get(rest[0] if rest else "", "content"),) * 2,
    }[letter]
    put(example, layer, name, mark.start, mark.end)
    if letter == "e":
        mention(example, mark.id, mark.start, mark.end)


def mention(example: Example, event: str, start: int, end: int) -> None:
    """Note that the first word of a span names a happening."""
    words = example.parse.tokens_in(start, end)
    if words:
        example.mentions.setdefault(words[0].i, event)


def learn_event(example: Example, passage: Passage, marks: dict[str, list[Mark]], name: str, found: list[Mark]) -> None:
    """Attributes and roles of an event, at its trigger; its later mentions have attributes only of type."""
    first = found[0]
    words = example.parse.tokens_in(first.start, first.end)
    if not words:
        return
    code, status, certainty = first.rest
    mode = code.partition(".")[2] or "-"
    at = words[0].i
    example.triggers[at] = attributes(mode, status, certainty)
    for value in passage.relations.get(name, []):
        role, _, item = value.partition(" ")
        if role in SLOT_ROLES:
            set_role(example, at, role, [(m.start, m.end) for m in marks.get(item, [])])
        elif role == "source":
            spans = [(m.start, m.end) for m in marks.get(item, []) if m.rest == ("src",)]
            set_role(example, at, "source", spans)


def attributes(mode: str | None, status: str | None, certainty: str | None) -> dict[str, int]:
    """Indices of what is known of a trigger."""
    told = {"mode": mode or "-", "status": status, "certainty": certainty}
    return {k: ATTRIBUTES[k].index(v) if v in ATTRIBUTES[k] else UNKNOWN for k, v in told.items()}


def of_conflict(line: dict[str, Any]) -> Example:
    """A document of the conflict corpus: events whole, times and places, no layer of actors."""
    coded = ("trigger", "time", "place", "cue", "source")
    example = blank(line["id"], line["text"], line["published"], coded)
    gold, parse = line["gold"], example.parse
    for event in gold["events"]:
        for span in (event["trigger"], *event["mentions"]):
            put(example, "trigger", event["type"], span["start"], span["end"])
            mention(example, event["id"], span["start"], span["end"])
            if event.get("optional"):
                mask(example, span)
        words = parse.tokens_in(event["trigger"]["start"], event["trigger"]["end"])
        if not words or words[0].i in example.triggers:
            continue
        at = words[0].i
        example.triggers[at] = attributes(*(first(event.get(k)) for k in ("mode", "status", "certainty")))
        for role, slot in (("agent", "agents"), ("patient", "patients")):
            for party in event[slot]:
                set_role(example, at, role, [(s["start"], s["end"]) for s in (party, *party.get("also", []))])
        for role, span in (("place", event.get("place")), ("source", event.get("source"))):
            if span and span.get("start") is not None:
                set_role(example, at, role, [(span["start"], span["end"])])
        for count in event.get("counts") or []:
            set_role(example, at, "count", [(count["start"], count["end"])])
    for layer, items in (("time", gold["times"]), ("place", gold["places"])):
        for item in items:
            put(example, layer, LAYERS[layer][0], item["start"], item["end"])
    for item in gold["attributions"]:
        for part in ("source", "cue"):
            if item.get(part):
                put(example, part, part, item[part]["start"], item[part]["end"])
    for item in gold["not_events"]:
        example.hard.update(t.i for t in parse.tokens_in(item["start"], item["end"]))
    return example


def mask(example: Example, span: dict[str, Any]) -> None:
    """Leave the words of an optional event out of the loss."""
    for word in example.parse.tokens_in(span["start"], span["end"]):
        example.layers["trigger"][word.i] = UNKNOWN


def first(value: Any) -> Any:
    """The first of what is accepted."""
    return value[0] if isinstance(value, list) else value


def of_plover(line: dict[str, Any]) -> Example:
    """A sentence with one event; other words of it may name events too, so that only its trigger is learnt."""
    example = blank(line["id"], line["text"], None, ())
    for event in line["gold"]["records"]:
        if not event["trigger"]:
            continue
        trigger = event["trigger"][0]
        put(example, "trigger", event["type"], trigger["start"], trigger["end"])
        words = example.parse.tokens_in(trigger["start"], trigger["end"])
        if not words:
            continue
        example.triggers[words[0].i] = attributes(event["mode"], None, None)
        for role, slot in (("agent", "agents"), ("patient", "patients")):
            for party in event[slot]:
                set_role(example, words[0].i, role, [(party["start"], party["end"])])
    return example


def of_re3d(line: dict[str, Any]) -> Example:
    """A document with its entities; it says nothing of events."""
    example = blank(line["id"], line["text"], line["published"], ("actor",))
    example.paired = False
    for item in line["gold"]["entities"]:
        layer, name = RE3D.get(item["type"], (None, None))
        if layer == "actor":
            put(example, layer, name, item["start"], item["end"])
    return example


READERS = {"conflict": of_conflict, "plover_gsr": of_plover, "re3d_dev": of_re3d}


def read_corpus(paths: Iterable[Path]) -> Iterator[Example]:
    """Examples of passage files and of JSON Lines corpora, told by name or folder."""
    for path in paths:
        if path.suffix == ".txt":
            yield from (of_passage(p) for p in read_passages(path) if not problems(p))
            continue
        reader = READERS.get(path.stem) or READERS[path.parent.name]
        for line in path.read_text("utf-8").splitlines():
            yield reader(json.loads(line))


def in_capitals(paths: Iterable[Path]) -> Iterator[Example]:
    """Every `SHOUTED`th passage of the files once more, in capitals; the rules recase it as they do."""
    passages = [p for path in paths for p in read_passages(path) if not problems(p)]
    for passage in passages[::SHOUTED]:
        text = passage.text.upper()
        if len(text) == len(passage.text):
            yield of_passage(replace(passage, text=text))
