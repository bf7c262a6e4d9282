"""A passage as a line of a scored corpus; slots that the markup does not code are left out of the gold."""

from __future__ import annotations

import re
from typing import Any

from markup import Mark, Passage

Item = dict[str, Any]


def span(passage: Passage, mark: Mark) -> Item:
    """Start, end and quote of a mark."""
    return {"start": mark.start, "end": mark.end, "quote": passage.quote(mark)}


def corpus_line(passage: Passage) -> Item:
    """The passage with its gold events, words that are no events, and attributions."""
    marks: dict[str, list[Mark]] = {}
    for mark in passage.marks:
        marks.setdefault(mark.id, []).append(mark)
    gold = {
        "events": [_event(passage, marks, name) for name in marks if name[0] == "e"],
        "not_events": [span(passage, m) for name in marks if name[0] == "n" for m in marks[name]],
        "attributions": [_attribution(passage, marks, name) for name in marks if name[0] == "s"],
    }
    return {"id": passage.id, "text": passage.text, "published": passage.published, "gold": gold}


def _event(passage: Passage, marks: dict[str, list[Mark]], name: str) -> Item:
    first, *others = marks[name]
    kind, status, certainty = first.rest
    event_type, _, mode = kind.partition(".")
    relations = [value.partition(" ") for value in passage.relations.get(name, [])]

    def parties(word: str) -> list[Item]:
        found = []
        for slot, _, item in relations:
            if slot == word:
                near = sorted(marks[item], key=lambda m: (m.rest[:1] == ("pro",), abs(m.start - first.start)))
                found.append({**span(passage, near[0]), "also": [span(passage, m) for m in near[1:]]})
        return found

    sources = [item for slot, _, item in relations if slot == "source"]
    source = next((span(passage, m) for s in sources[-1:] for m in marks[s] if m.rest == ("src",)), None)
    return {
        "id": name,
        "trigger": span(passage, first),
        "mentions": [span(passage, m) for m in others],
        "type": event_type,
        "mode": mode or None,
        "agents": parties("agent"),
        "patients": parties("patient"),
        "status": status,
        "certainty": certainty,
        "source": source,
    }


def _attribution(passage: Passage, marks: dict[str, list[Mark]], name: str) -> Item:
    inside = re.search(r"inside (s\d+)", " ".join(passage.relations.get(name, [])))
    pieces = {part: [span(passage, m) for m in marks[name] if m.rest == (part,)] for part in ("src", "cue", "con")}
    return {
        "id": name,
        "source": next(iter(pieces["src"]), None),
        "cue": next(iter(pieces["cue"]), None),
        "content": pieces["con"],
        "inside": inside[1] if inside else None,
    }
