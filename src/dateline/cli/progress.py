"""How far a run is: a bar with rate and remaining time on a terminal, one line a failure anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from dateline.cli.printable import printable
from dateline.run.outcome import Failed, Outcome


def watch(outcomes: Iterable[Outcome], expected: int) -> Iterator[Outcome]:
    """Pass outcomes on and show how far they are. `expected` may be too low: archives hold more than one document."""
    if not sys.stderr.isatty():
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                print(_line(outcome), file=sys.stderr)
            yield outcome
        return
    yield from _with_bar(outcomes, expected)


def _with_bar(outcomes: Iterable[Outcome], expected: int) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=expected, rate="")
        for done, outcome in enumerate(outcomes, 1):
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f} a second" if speed else ""
            progress.update(task, completed=done, total=max(done, expected), rate=rate)
            if isinstance(outcome, Failed):
                console.print(_line(outcome), markup=False, highlight=False, soft_wrap=True)
            yield outcome


def _line(failed: Failed) -> str:
    return printable(f"failed: {failed.uri}: {failed.reason}")
