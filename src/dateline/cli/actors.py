"""`dateline actors`: look up known actors and add one's own."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Look up known actors, or add your own.")


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name or abbreviation, or a part of one.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print the known actors of this name, your own first. Exit code 1 if there is none."""
    import json
    from dataclasses import asdict

    from dateline.annotate.actor.own_table import known_actors
    from dateline.cli.printable import printable

    table = known_actors()
    found = table.find(name) or table.search(name)
    for actor in found:
        print(json.dumps(asdict(actor), ensure_ascii=False) if as_json else printable(actor.described()))
    raise typer.Exit(0 if found else 1)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name it is shown by.", show_default=False)],
    kind: Annotated[str, typer.Option(help="armed_group, state_force, government, organisation, person, …")],
    alias: Annotated[list[str] | None, typer.Option(help="Another name or abbreviation; may be repeated.")] = None,
    sector: Annotated[str, typer.Option(help="PLOVER sector, e.g. REB, MIL, GOV.")] = "",
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2 code.")] = "",
    since: Annotated[int | None, typer.Option(help="First year.")] = None,
    until: Annotated[int | None, typer.Option(help="Last year.")] = None,
    parent: Annotated[str, typer.Option(help="The actor it belongs to or split from.")] = "",
    source: Annotated[str, typer.Option(help="Where you know it from.")] = "added by the user",
) -> None:
    """Add an actor to your own table; it is known from the next run on, before those that ship with the program."""
    from dateline.annotate.actor.own_table import add_actor
    from dateline.annotate.actor.table import read_actor
    from dateline.cli.printable import printable
    from dateline.errors import SettingError

    years = ["" if year is None else str(year) for year in (since, until)]
    try:
        actor = read_actor([name, "|".join(alias or ()), kind, sector.upper(), country.upper(), *years, parent, source])
    except ValueError as fault:
        raise SettingError(str(fault)) from fault
    file = add_actor(actor)
    print(printable(actor.described()))
    print(printable(f"written to {file}"))
