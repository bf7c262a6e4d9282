"""Hospitals, prisons, mosques and the like that no gazetteer has: they lie in the town that the passage speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.annotate.place.cues import cue
from dateline.annotate.place.spans import Name, Reading
from dateline.gazetteer.entry import Entry

LONGEST = 5
REACH = 6  # sentences after which a town that was named once has faded
FOCUS = 1.2  # weight of the town that the document speaks of most


def find_buildings(reading: Reading, runs: Iterable[tuple[int, int]], taken: list[Name]) -> list[Name]:
    """Runs of capitals that end in, or stand before, a word for a building ("Dansalan College", "the Bato mosque").

    Args:
        reading: the document.
        runs: first and last tokens of its runs of capitals.
        taken: names that are places already; a run that holds one is left alone.
    """
    tokens = reading.parse.tokens
    held = {i for name in taken for i in range(name.first, name.last + 1)}
    found = []
    for left, right in runs:
        first = left + (tokens[left].lower == "the")
        last = right
        sentence = reading.parse.sentence_of(left)
        of = any(tokens[i].lower in cue("building") and tokens[i + 1].lower == "of" for i in range(left, right))
        if tokens[right].lower not in cue("building") and not of:
            last = right + 1
            if last >= sentence.last or tokens[last].text not in cue("building"):
                continue
        words = range(first, last + 1)
        if not 1 < len(words) <= LONGEST or held & set(words) or tokens[first].pos not in ("PROPN", "ADJ"):
            continue
        start, end = tokens[first].start, tokens[last].end
        text = reading.parse.text[start:end]
        if "\n" not in text:
            found.append(Name(first, last, start, end, text, (), left, right, frozenset({"facility"}), "building"))
    return found


def town_of(reading: Reading, building: Name, towns: list[tuple[Name, Entry, float]]) -> tuple[Entry, float] | None:
    """The town that a building lies in, by how lately it was named and how much the document speaks of it.

    Returns:
        The town and how sure that is, 0.6 at most; None where no town stands before the building.
    """
    here = reading.parse.tokens[building.first].sent
    often = Counter(entry.place.id for _, entry, _ in towns)
    most = max(often.values(), default=1)
    best: tuple[float, Entry] | None = None
    for name, entry, score in towns:
        back = here - reading.parse.tokens[name.first].sent
        if back < 0:
            continue
        value = score * (max(0.0, 1.0 - back / REACH) + FOCUS * often[entry.place.id] / most)
        if best is None or value >= best[0]:
            best = (value, entry)
    return (best[1], 0.6 * min(1.0, best[0] / (1.0 + FOCUS))) if best else None
