"""`dateline gazetteer`: build an index of places, add your own, see what it holds, look a name up."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.errors import DatelineError

app = typer.Typer(help="The gazetteer: places of the world by name.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
IndexPath = Annotated[Path | None, typer.Option("--index", help="An index made by `build`; without it the core.")]


@contextmanager
def _plain_errors() -> Iterator[None]:
    """What goes wrong on the user's side is told in one line."""
    try:
        yield
    except DatelineError as error:
        typer.echo(f"dateline gazetteer: {error}", err=True)
        raise typer.Exit(1) from error


def _progress(line: str) -> None:
    typer.echo(line, err=True)


@app.command()
def build(
    out: Annotated[Path, typer.Argument(help="The index to make.")],
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            help="GeoNames dumps, alternate names, unit codes, Who's On First exports, TSV, GeoJSON; packed or not."
        ),
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Leave the shipped places out.")] = False,
    as_json: Json = False,
) -> None:
    """Make an index of the shipped places and of the sources given."""
    from dateline.gazetteer.build import build_index
    from dateline.gazetteer.core import core_sources
    from dateline.gazetteer.sources import open_source

    with _plain_errors():
        more = [open_source(path) for path in sources or []]
        report = build_index(out, [*([] if bare else core_sources()), *more], _progress)
    _tell_report(report, out, as_json)


@app.command()
def add(
    sources: Annotated[list[Path], typer.Argument(help="Files with places, as for `build`.")],
    as_json: Json = False,
) -> None:
    """Add places of your own to the core; what was added before stays."""
    from dateline.gazetteer.core import add_sources, added_path

    with _plain_errors():
        report = add_sources(sources, _progress)
    _tell_report(report, added_path(), as_json)


def _tell_report(report: Any, out: Path, as_json: bool) -> None:
    if as_json:
        told = {
            "index": str(out), "places": report.places, "names": report.names, "refused_lines": report.bad_count,
            "refused": [{"source": b.source, "line": b.line, "reason": b.reason} for b in report.bad],
            "sources": [{"name": s.name, "rows": s.rows} for s in report.sources],
        }  # fmt: skip
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for bad in report.bad:
        typer.echo(f"{bad.source}, line {bad.line}: refused: {bad.reason}", err=True)
    if report.bad_count > len(report.bad):
        typer.echo(f"… {report.bad_count - len(report.bad):,} more lines refused", err=True)
    typer.echo(f"{out}: {report.places:,} places, {report.names:,} names")


@app.command()
def info(
    index: IndexPath = None,
    check: Annotated[bool, typer.Option(help="Read every page.")] = False,
    as_json: Json = False,
) -> None:
    """What the gazetteer holds, where it comes from, and the credits that its sources ask for."""
    from dateline.gazetteer.core import open_gazetteer

    with _plain_errors():
        gazetteer = open_gazetteer(index, _progress)
        parts = [(part.path, part.counts()) for part in gazetteer.indexes]
        if check:
            for part in gazetteer.indexes:
                part.verify()
        sources = gazetteer.sources()
    if as_json:
        told = {
            "indexes": [{"path": str(path), **counts, "bytes": os.path.getsize(path)} for path, counts in parts],
            "sources": [
                {"name": s.name, "rows": s.rows, "licence": s.licence, "credit": s.credit, "version": s.version}
                for s in sources
            ],
        }  # fmt: skip
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for path, counts in parts:
        typer.echo(
            f"{path}: {counts['places']:,} places, {counts['names']:,} names, {os.path.getsize(path) / 1e6:.0f} MB"
        )
    for source in sources:
        typer.echo(f"  {source.name:22}{source.rows:>10,}  {source.licence}")
    typer.echo("Credits:")
    for credit in dict.fromkeys(source.credit for source in sources):
        typer.echo(f"  {credit}")


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A place name, in any usual spelling.")],
    index: IndexPath = None,
    most: Annotated[int, typer.Option(help="Print at most so many.")] = 10,
    as_json: Json = False,
) -> None:
    """Look a name up: exact, then other romanisations, then similar spellings."""
    from dateline.gazetteer.core import open_gazetteer

    with _plain_errors():
        gazetteer = open_gazetteer(index, _progress)
        found = {entry.place.id: entry for entry in gazetteer.find(name)}
        for entry in gazetteer.find_romanised(name):
            found.setdefault(entry.place.id, entry)
        if not found:
            found = {entry.place.id: entry for entry in gazetteer.find_similar(name)}
    entries = list(found.values())[:most]
    if as_json:
        rows = [
            {"id": e.place.id, "name": e.place.name, "kind": e.place.kind, "feature": e.feature,
             "country": e.place.country, "admin1": e.place.admin1, "latitude": e.place.latitude,
             "longitude": e.place.longitude, "radius_km": e.place.radius_km, "population": e.population,
             "match": e.match, "likeness": round(e.likeness, 3)}
            for e in entries
        ]  # fmt: skip
        typer.echo(json.dumps({"name": name, "places": rows}, ensure_ascii=False))
    for entry in entries if not as_json else []:
        place = entry.place
        where = ", ".join(part for part in (place.admin1, place.country) if part)
        typer.echo(
            f"{place.name}  [{entry.feature or place.kind}; {where}]  {place.latitude:.4f} {place.longitude:.4f}"
            f"  ±{place.radius_km:g} km  {place.id}  {entry.match}"
        )
    if not entries:
        if not as_json:
            typer.echo(f"{name}: no place of this or a similar name", err=True)
        raise typer.Exit(1)
