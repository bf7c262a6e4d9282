"""`dateline read`: files and folders into a case."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def read(
    case: Annotated[Path, typer.Argument(help="Folder of the case; made if it is not there.", show_default=False)],
    paths: Annotated[list[str], typer.Argument(help="Files and folders to read.", show_default=False)],
    published_from: Annotated[
        Path | None, typer.Option(help="Days of publication: lines of file name, tab, ISO day.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary for machines.")] = False,
) -> None:
    """Read files and folders into a case.

    What the case holds already is passed over, so the same command goes on where it was stopped.
    A file that cannot be read is noted in the case with the reason. Exit code 1 if any failed.
    """
    from dateline.cli.progress import watch
    from dateline.ingest import read_published_table
    from dateline.run.gather import count_files, gather
    from dateline.run.reading import Summary, read_into
    from dateline.run.tools import prepare
    from dateline.store import open_case

    days = read_published_table(published_from) if published_from else {}
    prepare(lambda line: print(line, file=sys.stderr))
    summary = Summary()
    stopped = False
    with open_case(case, create=True) as store:
        outcomes = read_into(store, gather(paths, days, without=case), now, jobs, summary)
        try:
            for _ in watch(outcomes, count_files(paths)):
                pass
        except KeyboardInterrupt:
            stopped = True
    if as_json:
        failed = [{"uri": f.uri, "reason": f.reason} for f in summary.failed]
        print(
            json.dumps({"read": summary.read, "skipped": summary.skipped, "failed": failed, "events": summary.events})
        )
    else:
        print(f"{summary.read} read, {summary.skipped} already there, {len(summary.failed)} failed")
        print(f"{summary.events} events found")
    if stopped:
        print("stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(130)
    raise typer.Exit(1 if summary.failed else 0)


def now() -> str:
    """The time of reception, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
