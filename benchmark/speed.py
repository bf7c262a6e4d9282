"""Speed and memory of the whole pipeline, on reports made up for it.

    python benchmark/speed.py [--documents 60] [--jobs 2]

Prints one JSON object:
    documents_per_s   documents of 500 words a second with `--jobs` workers, in the steady state: start-up and the last
                      documents, where workers run idle, are left out. By the clock: let nothing else compute meanwhile.
    worker_mib        peak resident memory of one process that read all of them
    cpu_ms_500        CPU milliseconds for a document of 500 words, one process
    linearity         CPU time a word in a document of 50,000 words, divided by that in one of 500
    stages            share of the CPU time of 500-word documents by stage, per cent
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import json
import pstats
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from texts import report

from dateline.model.capture import Capture
from dateline.run.outcome import Failed
from dateline.run.tools import load_tools, prepare, process
from dateline.run.workers import AHEAD, process_all

STAGES = (
    "read_capture",
    "parse",
    "annotate_times",
    "annotate_places",
    "annotate_actors",
    "annotate_attributions",
    "annotate_quantities",
    "code_events",
    "encode_record",
    "process",
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


def stage_shares(captures: list[Capture]) -> dict[str, float]:
    """Per cent of the time of `process` that each stage takes with all it calls."""
    profile = cProfile.Profile()
    profile.enable()
    for capture in captures:
        process(capture)
    profile.disable()
    seconds: dict[str, float] = {}
    for (path, _, name), (_, _, _, cumulative, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if name in STAGES and "dateline" in path:
            seconds[name] = max(seconds.get(name, 0.0), cumulative)
    whole = seconds.pop("process")
    return {name: round(100 * seconds[name] / whole, 1) for name in STAGES if name in seconds}


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    prepare(lambda line: print(line, file=sys.stderr))
    short = [capture_of(report(500, seed), f"{seed}.txt") for seed in range(args.documents)]
    long = capture_of(report(50_000, 1), "long.txt")
    per_s = rate(short, args.jobs)
    some = short[:20]
    cpu_seconds(short[20:25])  # caches warm, as in a worker that has been at it for a while
    short_cpu = cpu_seconds(some)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    long_cpu = cpu_seconds([long])
    short_words = sum(len(c.content.split()) for c in some)
    ratio = (long_cpu / len(long.content.split())) / (short_cpu / short_words)
    figures = {
        "documents_per_s": round(per_s, 2),
        "jobs": args.jobs,
        "worker_mib": round(resident, 1),
        "worker_mib_with_50000_words": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "cpu_ms_500": round(1000 * short_cpu / len(some), 1),
        "linearity": round(ratio, 3),
        "stages": stage_shares(some[:10]),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
