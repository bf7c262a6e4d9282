"""`dateline demo`: the bundled reports, read and shown."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def demo(
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Read the bundled sample reports into a temporary case, write its page, and print where it is."""
    from dateline.cli.progress import watch
    from dateline.cli.read import now
    from dateline.export.report import write_report
    from dateline.run.gather import count_files, gather
    from dateline.run.reading import Summary, read_into
    from dateline.run.tools import prepare
    from dateline.samples import sample_folder
    from dateline.store import open_case

    prepare(lambda line: print(line, file=sys.stderr))
    folder = Path(tempfile.mkdtemp(prefix="dateline-demo-"))
    page = folder / "report.html"
    summary = Summary()
    paths = [str(sample_folder())]
    with open_case(folder / "case", create=True) as store:
        for _ in watch(read_into(store, gather(paths, {}), now, jobs, summary), count_files(paths)):
            pass
        write_report(tuple(store.record(document.sha256) for document in store.documents()), page, "Sample reports")
    print(page)
    if open_page:
        webbrowser.open(page.as_uri())
    raise typer.Exit(1 if summary.failed else 0)
