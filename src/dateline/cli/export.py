"""`dateline export`: a case for other programs."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


class Format(StrEnum):
    """The formats."""

    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"


@app.command()
def export(
    case: Annotated[Path, typer.Argument(help="Folder of the case.", show_default=False)],
    to: Annotated[Format, typer.Option(help="jsonl: whole records; csv, geojson: one row or point an event.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of printing.")] = None,
) -> None:
    """Write the latest record of every document, in the order in which they were stored."""
    from dateline.export.csv import write_csv
    from dateline.export.geojson import write_geojson
    from dateline.export.jsonl import write_jsonl
    from dateline.store import open_case

    write = {Format.jsonl: write_jsonl, Format.csv: write_csv, Format.geojson: write_geojson}[to]
    with open_case(case) as store, output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        write((store.record(document.sha256) for document in store.documents()), out)
        out.flush()
