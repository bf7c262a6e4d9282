"""Read corpora with `dateline extract`, call the scorers on the records, and print one table of all figures.

    python benchmark/measure.py --measure $MEASURE $CORPORA/conflict/dev.jsonl $CORPORA/time/*.jsonl [--limit N]

A corpus is a JSON Lines file; the folder it lies in says which scorer it is for. Records and figures are left in
`--answers` (a temporary folder unless told), so that errors can be looked at afterwards. Nothing of a corpus
or a scorer is part of this project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCORERS = {
    "attribution": "score_attribution.py",
    "certainty": "score_certainty.py",
    "conflict": "score_events.py",
    "events": "score_events.py",
    "places": "score_places.py",
    "quantity": "score_quantity.py",
    "time": "score_time.py",
}


def extract(corpus: Path, answers: Path, measure: Path) -> dict[str, Any]:
    """Read a corpus; how long it took and how much memory, start-up included."""
    command = [sys.executable, str(measure / "run_extract.py"), str(corpus), str(answers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"{corpus.name}: not every document has a record", file=sys.stderr)
    return loaded(done.stdout)


def cut(corpus: Path, limit: int | None, folder: Path) -> Path:
    """The first documents of a corpus as a corpus of their own, so that the rest does not count as missed."""
    if not limit:
        return corpus
    short = folder / f"{corpus.stem}.first-{limit}.jsonl"
    with corpus.open(encoding="utf-8") as lines, short.open("w", encoding="utf-8") as out:
        out.writelines(line for _, line in zip(range(limit), lines, strict=False))
    return short


def score(corpus: Path, scorer: Path, arguments: list[str]) -> dict[str, Any]:
    """What a scorer prints."""
    command = [sys.executable, str(scorer), str(corpus), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return loaded(done.stdout)


def loaded(printed: str) -> dict[str, Any]:
    """The JSON object that a program printed; nothing where it printed none."""
    try:
        value = json.loads(printed)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def figures(value: Any, depth: int, name: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of nested figures down to a depth, each with the path of names that leads to it."""
    if isinstance(value, dict):
        for key, inner in value.items() if depth else ():
            yield from figures(inner, depth - 1, f"{name} {key}".strip())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, value


def main() -> int:
    """Print the table: corpus, figure, value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--measure", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("--answers", type=Path, help="keep records and figures here")
    parser.add_argument("--limit", type=int, help="the first N documents of each corpus only")
    parser.add_argument("--depth", type=int, default=3, help="how deep figures may be nested to stand in the table")
    args = parser.parse_args()
    folder = args.answers or Path(tempfile.mkdtemp(prefix="dateline-measure-"))
    folder.mkdir(parents=True, exist_ok=True)
    print("| corpus | figure | value |\n|---|---|---|")
    missed = 0
    for whole in args.corpora:
        scorer = SCORERS.get(whole.parent.name)
        if scorer is None:
            print(f"{whole}: no scorer for a folder called {whole.parent.name!r}", file=sys.stderr)
            missed += 1
            continue
        name = f"{whole.parent.name}/{whole.stem}"
        corpus = cut(whole, args.limit, folder)
        answers = folder / f"{whole.parent.name}-{whole.stem}.jsonl"
        results = {"run": extract(corpus, answers, args.measure)}
        results["score"] = score(corpus, args.measure / scorer, [str(answers)])
        missed += not results["score"]
        answers.with_suffix(".figures.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
        for figure, value in (*figures(results["run"], 1), *figures(results["score"], args.depth)):
            print(f"| {name} | {figure} | {value:g} |", flush=True)
    print(f"records and figures: {folder}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
