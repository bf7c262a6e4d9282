"""`dateline explain`: which rule filled each value of an event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def explain(
    case: Annotated[Path, typer.Argument(help="Folder of the case.", show_default=False)],
    event: Annotated[str, typer.Argument(help='Id of the event, as "1a2b3c4d/e3".', show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print the rules for machines.")] = False,
) -> None:
    """Say which rule filled each value of an event, and which program with which settings made the record."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.choose import find_event
    from dateline.export.evidence import evidence_of
    from dateline.store import open_case

    with open_case(case) as store:
        record, found = find_event(store, event)
    rows = evidence_of(record, found)
    if as_json:
        rules = [{"slot": row.slot, "value": row.value, "rule": row.rule} for row in rows]
        print(json.dumps({"event": event, "made_by": record.provenance.version, "rules": rules}, ensure_ascii=False))
        return
    table = Table("slot", "value", "rule", title=Text(f"{event}: {found.trigger.quote}"))
    for row in rows:
        table.add_row(row.slot, Text(row.value), Text(row.rule or ""))
    console = Console()
    console.print(table)
    made = ", ".join((f"{record.provenance.program} {record.provenance.version}", *record.provenance.components))
    console.print(f"made by {made}", markup=False)
