"""How far two readers agree: the same passages coded twice, without sight of each other, compared layer by layer.

    python training/corpus/agreement.py FIRST.txt|FOLDER SECOND.txt|FOLDER [--plain FOLDER]

Passages are paired by id; their texts must be the same. Marks agree when they overlap, one to one; what a mark says
(type, kind, effect) is compared on those that agree. A slot agrees when both readers fill it with overlapping words.
F1 takes the first reader as gold: it is the same the other way round. `--plain` writes the texts without their marks
instead, for a second reader to code.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from markup import SECTION, Mark, Passage, read_passages

LAYERS = {
    "actors": "a", "places": "p", "times": "t", "quantities": "q", "instruments": "i", "events": "e",
    "words that are no events": "n",
}  # fmt: skip
SLOTS = ("agent", "patient", "instrument", "place", "time", "count", "source")


def passages(path: Path) -> dict[str, Passage]:
    """Passages by id."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return {p.id: p for file in files for p in read_passages(file)}


def paired(first: list[Mark], second: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Overlapping marks, one to one, those that share most first."""
    shares = [
        (min(a.end, b.end) - max(a.start, b.start), i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if a.start < b.end and b.start < a.end
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, i, j in sorted(shares, key=lambda s: (-s[0], s[1], s[2])):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((first[i], second[j]))
    return out


def firsts(passage: Passage, letter: str) -> list[Mark]:
    """The first mark of each item of a kind: an event counts once."""
    seen: dict[str, Mark] = {}
    for mark in passage.marks:
        if mark.id[0] == letter:
            seen.setdefault(mark.id, mark)
    return list(seen.values())


def fillers(passage: Passage, event: str, slot: str) -> list[list[Mark]]:
    """The marks of each item that fills a slot of an event."""
    items = [value.partition(" ")[2] for value in passage.relations.get(event, []) if value.partition(" ")[0] == slot]
    part = ("src",) if slot == "source" else None
    return [[m for m in passage.marks if m.id == item and (part is None or m.rest == part)] for item in items]


def compare(first: Passage, second: Passage) -> Iterator[tuple[str, int, int, int]]:
    """(layer, agreeing, of the first, of the second)."""
    for layer, letter in LAYERS.items():
        ones, others = ([m for m in p.marks if m.id[0] == letter] for p in (first, second))
        yield layer, len(paired(ones, others)), len(ones), len(others)
    for part, name in (("src", "sources"), ("cue", "cues"), ("con", "contents")):
        ones, others = ([m for m in p.marks if m.id[0] == "s" and m.rest == (part,)] for p in (first, second))
        yield name, len(paired(ones, others)), len(ones), len(others)
    pairs = paired(firsts(first, "e"), firsts(second, "e"))
    codes = [(a.rest[0].split("."), b.rest[0].split("."), a.rest[1:], b.rest[1:]) for a, b in pairs]
    n = len(pairs)
    yield "type of event", sum(a[0] == b[0] for a, b, _, _ in codes), n, n
    yield "mode of event", sum(a == b for a, b, _, _ in codes), n, n
    yield "status", sum(a[0] == b[0] for _, _, a, b in codes), n, n
    yield "certainty", sum(a[1] == b[1] for _, _, a, b in codes), n, n
    for slot in SLOTS:
        right = total = other = 0
        for a, b in pairs:
            ones, others = fillers(first, a.id, slot), fillers(second, b.id, slot)
            total, other = total + len(ones), other + len(others)
            right += sum(any(paired(x, y) for y in others) for x in ones)
        yield slot, min(right, total, other), total, other


def write_plain(found: dict[str, Passage], folder: Path) -> None:
    """The passages without their marks, one file."""
    letters = {kind: mark for mark, kind in SECTION.items()}
    with (folder / "plain.txt").open("w", encoding="utf-8") as out:
        for passage in found.values():
            out.write(f"=== {passage.id} | {passage.kind} | {passage.published or '-'}\n")
            blocks = [letters.get(kind, "") + passage.text[start:end] for kind, start, end in passage.sections]
            out.write("\n\n".join(blocks) + "\n---\n\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path, nargs="?")
    parser.add_argument("--plain", type=Path)
    args = parser.parse_args()
    one = passages(args.first)
    if args.plain:
        write_plain(one, args.plain)
        return 0
    two = passages(args.second)
    tally: dict[str, Counter[str]] = {}
    for name in sorted(one.keys() & two.keys()):
        if one[name].text != two[name].text:
            print(f"{name}: the texts differ", file=sys.stderr)
            continue
        for layer, right, first, second in compare(one[name], two[name]):
            tally.setdefault(layer, Counter()).update(right=right, first=first, second=second)
    for layer, n in tally.items():
        print(f"{layer:26} {200 * n['right'] / max(n['first'] + n['second'], 1):5.1f}  {n['first']} {n['second']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
