"""Read corpora by the rules alone, by the small model's answers alone and by both, and print the figures side by side.

    python benchmark/ablation.py --measure $MEASURE $CORPORA/conflict/dev.jsonl … [--limit N]

The parse is made once. Corpora that are split are read in their test-like splits only (`--splits`). Records are left in
`--answers` (a temporary folder unless told) as FOLDER-CORPUS.VARIANT.jsonl.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from measure import SCORERS, figures, score

from dateline.annotate.reader import load_reader
from dateline.model.capture import Capture
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.read import read_capture
from dateline.run.pipeline import Tools, extract
from dateline.run.tools import load_tools
from dateline.wire import encode_record

VARIANTS = ("rules", "model", "both")


class OneParse:
    """A parser that parses each document once."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self._kept: dict[str, Parse] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parser, name)

    def parse(self, doc: Document) -> Parse:
        """The parse of a document, made at its first reading."""
        if doc.id not in self._kept:
            self._kept[doc.id] = self._parser.parse(doc)
        return self._kept[doc.id]

    def forget(self) -> None:
        """Let go of what was parsed."""
        self._kept.clear()


def variants(tools: Tools) -> Iterator[tuple[str, Callable[[], Tools]]]:
    """The tools of each variant; the model is told each time whether its answers stand alone."""
    reader = load_reader()

    def with_reader(alone: bool) -> Tools:
        reader.alone = alone
        return replace(tools, reader=reader)

    yield "rules", lambda: replace(tools, reader=None)
    yield "model", lambda: with_reader(True)
    yield "both", lambda: with_reader(False)


def answer(row: dict[str, Any], tools: Tools) -> bytes:
    """The record of one document of a corpus, named after it."""
    content = row["text"].encode()
    day = date.fromisoformat(row["published"]) if row.get("published") else None
    capture = Capture(hashlib.sha256(content).hexdigest(), content, row["id"], "text/plain", day, None)
    record = json.loads(encode_record(extract(read_capture(capture), tools)))
    record["document"]["uri"] = "".join(c if c.isalnum() or c in "._-" else "_" for c in row["id"]) + ".txt"
    return json.dumps(record, ensure_ascii=False).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--measure", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("--answers", type=Path, help="keep records here")
    parser.add_argument("--splits", nargs="*", default=["tst1", "tst2", "tst3"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--depth", type=int, default=3)
    args = parser.parse_args()
    folder = args.answers or Path(tempfile.mkdtemp(prefix="dateline-ablation-"))
    folder.mkdir(parents=True, exist_ok=True)
    once = OneParse(load_tools().parser)
    tools = replace(load_tools(), parser=once, reader=None)
    print(f"| corpus | figure | {' | '.join(VARIANTS)} |\n|---|---|---|---|---|")
    for path in args.corpora:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        rows = [row for row in rows if row.get("split", args.splits[0]) in args.splits][: args.limit]
        name = f"{path.parent.name}-{path.stem}"
        corpus = folder / f"{name}.jsonl"
        corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        columns: dict[str, dict[str, float]] = {}
        for variant, made in variants(tools):
            answers = folder / f"{name}.{variant}.jsonl"
            chosen = made()
            answers.write_bytes(b"".join(answer(row, chosen) + b"\n" for row in rows))
            for split in sorted({row.get("split", "") for row in rows}):
                extra = ["--split", split] if split else []
                found = score(corpus, args.measure / SCORERS[path.parent.name], [str(answers), *extra])
                for figure, value in figures(found, args.depth):
                    columns.setdefault(f"{split} {figure}".strip(), {})[variant] = value
        for figure, values in columns.items():
            print(f"| {name} | {figure} | {' | '.join(f'{values.get(v, 0):g}' for v in VARIANTS)} |", flush=True)
        once.forget()


if __name__ == "__main__":
    main()
