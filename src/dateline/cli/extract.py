"""`dateline extract`: reports in, records out."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def extract(
    files: Annotated[list[str], typer.Argument(help="Files to read; - is standard input.", show_default=False)],
    published_from: Annotated[
        Path | None, typer.Option(help="Days of publication: lines of file name, tab, ISO day.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of printing.")] = None,
) -> None:
    """Print one record a document, as JSON Lines, in the order of the input.

    A file that cannot be read gets one line on standard error; the others are read. Exit code 1 if any failed.
    """
    from dateline.cli.printable import printable
    from dateline.ingest import read_published_table
    from dateline.run.gather import gather
    from dateline.run.outcome import Extracted, Failed
    from dateline.run.tools import prepare
    from dateline.run.workers import process_all

    days = read_published_table(published_from) if published_from else {}
    prepare(lambda line: print(line, file=sys.stderr))
    failed = False
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        for outcome in process_all(gather(files, days), jobs):
            if isinstance(outcome, Failed):
                failed = True
                print(printable(f"dateline: {outcome.uri}: {outcome.reason}"), file=sys.stderr)
            elif isinstance(outcome, Extracted):
                out.write(outcome.reading.line + b"\n")
                out.flush()
    raise typer.Exit(1 if failed else 0)
