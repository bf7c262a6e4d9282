"""Speed and memory of the whole pipeline, on reports made up for it.

    python benchmark/speed.py [--documents 60] [--jobs 2]

Prints one JSON object:
    documents_per_s   documents of 500 words a second with `--jobs` workers, in the steady state: start-up and the last
                      documents, where workers run idle, are left out. By the clock: let nothing else compute meanwhile.
    worker_mib        peak resident memory of one process that read all of them
    cpu_ms_500        CPU milliseconds for a document of 500 words, one process
    linearity         CPU time a word in a document of 50,000 words, divided by that in one of 500
    stage_ms, stage_linearity   the last two for each stage; the rest is the making of records and of provenance
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: as the workers have it

from texts import report

from dateline.annotate.language import Parser
from dateline.model.capture import Capture
from dateline.run import pipeline, tools
from dateline.run.outcome import Failed
from dateline.run.tools import load_tools, prepare, process, without_torch
from dateline.run.workers import AHEAD, process_all

STAGES: tuple[tuple[Any, str], ...] = (
    (tools, "read_capture"),
    (Parser, "parse"),
    (pipeline, "annotate_times"),
    (pipeline, "annotate_places"),
    (pipeline, "annotate_actors"),
    (pipeline, "annotate_attributions"),
    (pipeline, "annotate_quantities"),
    (pipeline, "code_events"),
    (tools, "encode_record"),
)


def capture_of(text: str, name: str) -> Capture:
    """A report as it comes from a plain file."""
    content = text.encode()
    return Capture(hashlib.sha256(content).hexdigest(), content, name, "text/plain")


def rate(captures: list[Capture], jobs: int) -> float:
    """Documents a second between the first and the last full hand of work."""
    ahead = jobs * AHEAD
    begin = 0.0
    measured = len(captures) - 2 * ahead
    if measured <= 0:
        raise SystemExit(f"at least {2 * ahead + 1} documents are needed for {jobs} jobs")
    for number, outcome in enumerate(process_all(captures, jobs), 1):
        if isinstance(outcome, Failed):
            raise SystemExit(f"{outcome.uri}: {outcome.reason}")
        if number == ahead:
            begin = time.perf_counter()
        if number == ahead + measured:
            return measured / (time.perf_counter() - begin)
    raise AssertionError


def cpu_seconds(captures: list[Capture]) -> float:
    """CPU time of reading these one after the other in this process, tools loaded before."""
    load_tools()
    begin = time.process_time()
    for capture in captures:
        process(capture)
    return time.process_time() - begin


def stage_seconds(captures: list[Capture]) -> dict[str, float]:
    """CPU seconds of each stage over these captures, by the name of its function."""
    seconds = dict.fromkeys((name for _, name in STAGES), 0.0)
    kept = [(where, name, getattr(where, name)) for where, name in STAGES]

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.process_time()
            try:
                return stage(*arguments)
            finally:
                seconds[name] += time.process_time() - begin

        return run

    for where, name, stage in kept:
        setattr(where, name, timed(name, stage))
    try:
        for capture in captures:
            process(capture)
    finally:
        for where, name, stage in kept:
            setattr(where, name, stage)
    return seconds


def words_of(captures: list[Capture]) -> int:
    """How many words these captures hold."""
    return sum(len(capture.content.split()) for capture in captures)


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--long", type=int, default=50_000, help="words of the long document")
    args = parser.parse_args()
    without_torch()  # as the workers do
    prepare(lambda line: print(line, file=sys.stderr))
    short = [capture_of(report(500, seed), f"{seed}.txt") for seed in range(args.documents)]
    long = capture_of(report(args.long, 1), "long.txt")
    per_s = rate(short, args.jobs)
    some = short[:20]
    cpu_seconds(short[20:25])  # caches warm, as in a worker that has been at it for a while
    short_cpu = cpu_seconds(some)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    long_cpu = cpu_seconds([long])
    per_word = words_of(some) / words_of([long])
    stages, long_stages = stage_seconds(some), stage_seconds([long])
    figures = {
        "documents_per_s": round(per_s, 2),
        "jobs": args.jobs,
        "worker_mib": round(resident, 1),
        "worker_mib_long": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "cpu_ms_500": round(1000 * short_cpu / len(some), 1),
        "linearity": round(long_cpu / short_cpu * per_word, 3),
        "stage_ms": {name: round(1000 * value / len(some), 2) for name, value in stages.items()},
        "stage_linearity": {name: round(long_stages[name] / stages[name] * per_word, 2) for name in stages},
    }
    print(json.dumps(figures))


if __name__ == "__main__":  # workers import this file
    main()
