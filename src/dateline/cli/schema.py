"""`dateline schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

import typer

app = typer.Typer()


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record, generated from the types of the program."""
    from dateline.wire import record_schema

    print(json.dumps(record_schema(), indent=2, ensure_ascii=False))
