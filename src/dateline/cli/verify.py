"""`dateline verify`: is everything as it was stored?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def verify(
    case: Annotated[Path, typer.Argument(help="Folder of the case.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print the result for machines.")] = False,
) -> None:
    """Hash every original again and check every quote against its text.

    Names the first break and leaves with exit code 1; 0 if all is whole.
    """
    from dateline.run.verify import Checked, breaks
    from dateline.store import open_case

    checked = Checked()
    with open_case(case) as store:
        first = next(breaks(store, checked), None)
    if as_json:
        counts = {"originals": checked.originals, "records": checked.records, "quotes": checked.quotes}
        print(json.dumps({"whole": first is None, "break": first, **counts}, ensure_ascii=False))
    elif first is not None:
        print(f"broken: {first}", file=sys.stderr)
    else:
        print(f"whole: {checked.originals} originals, {checked.records} records, {checked.quotes} quotes")
    raise typer.Exit(0 if first is None else 1)
