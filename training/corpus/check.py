"""Check the corpus: markup, lengths, near-copies, openings; print counts; write JSON Lines on request.

python training/corpus/check.py training/corpus/passages [--json corpus.jsonl]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from gold import corpus_line
from markup import MarkupError, Passage, problems, read_passages

SHORTEST, LONGEST = 40, 270  # words; 60 to 250 are meant
RUN = 5  # words in a row that make two passages share something
COPY = 0.2  # share of such runs that makes a near-copy


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def near_copies(passages: Iterable[Passage]) -> list[str]:
    """Pairs of passages that share too many runs of words, and passages that open alike."""
    runs: dict[tuple[str, ...], list[str]] = defaultdict(list)
    counts: dict[str, int] = {}
    openings: dict[tuple[str, ...], str] = {}
    found = []
    for passage in passages:
        words = words_of(passage.text)
        own = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        counts[passage.id] = max(len(own), 1)
        for run in own:
            runs[run].append(passage.id)
        opening = tuple(words[:4])
        if opening in openings:
            found.append(f"{passage.id} opens like {openings[opening]}: {' '.join(opening)}")
        openings[opening] = passage.id
    shared: Counter[tuple[str, str]] = Counter()
    for ids in runs.values():
        shared.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
    for (a, b), n in shared.items():
        if n / min(counts[a], counts[b]) > COPY:
            found.append(f"{a} and {b} share {n} runs of {RUN} words")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    files = sorted(f for path in args.paths for f in (path.glob("*.txt") if path.is_dir() else [path]))
    passages: list[Passage] = []
    found: list[str] = []
    for file in files:
        try:
            passages += read_passages(file)
        except MarkupError as error:
            found.append(f"{file.name}: {error}")
    for passage in passages:
        found += problems(passage)
        length = len(words_of(passage.text))
        if not SHORTEST <= length <= (1500 if passage.kind.startswith("long") else LONGEST):
            found.append(f"{passage.id}: {length} words")
    twice = [name for name, n in Counter(p.id for p in passages).items() if n > 1]
    found += [f"{name} stands twice" for name in twice]
    found += near_copies(passages)
    print("\n".join(found))
    counts = Counter(m.id[0] for p in passages for m in p.marks)
    types = Counter(m.rest[0].split(".")[0] for p in passages for m in p.marks if m.id[0] == "e" and m.rest)
    vocabulary = {word for p in passages for word in words_of(p.text)}
    total = sum(len(words_of(p.text)) for p in passages)
    print(
        f"{len(passages)} passages, {total} words, {len(vocabulary)} different; "
        f"marks {dict(counts)}; events {dict(types)}"
    )
    print(f"{len(found)} problems")
    if args.json:
        sound = (p for p in passages if not problems(p))
        lines = (json.dumps(corpus_line(p), ensure_ascii=False) + "\n" for p in sound)
        args.json.write_text("".join(lines), "utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
