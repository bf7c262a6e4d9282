"""`dateline report`: a case as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def report(
    case: Annotated[Path, typer.Argument(help="Folder of the case.", show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the page.")] = Path("report.html"),
) -> None:
    """Write a case as one self-contained page: timeline, map, events, and the words they were read from."""
    from dateline.export.report import write_report
    from dateline.store import open_case

    with open_case(case) as store:
        write_report(
            tuple(store.record(document.sha256) for document in store.documents()), output, case.resolve().name
        )
    print(output)
