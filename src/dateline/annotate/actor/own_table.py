"""The user's own actors: a table beside the one that ships, in the user's data folder.

This is the adapter: it reads and writes a file. The stage itself takes the table as an argument and knows no files.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from dateline.annotate.actor.table import COLUMNS, ActorTable, KnownActor, load_table, read_table
from dateline.errors import SettingError


def own_path() -> Path:
    """Where the user's own actors are kept."""
    return Path(platformdirs.user_data_dir("dateline")) / "actors.tsv"


def load_own_table(path: Path | None = None) -> ActorTable | None:
    """The user's own actors, None if there are none.

    Raises:
        SettingError: for a row that cannot be read; the message names file, row and fault.
    """
    file = path or own_path()
    if not file.exists():
        return None
    try:
        return read_table(file.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise SettingError(f"{file}: {fault}") from fault


def known_actors(path: Path | None = None) -> ActorTable:
    """The table that ships and the user's own as one: what a worker loads once and hands to the stage."""
    own = load_own_table(path)
    return load_table() | own if own else load_table()


def add_actor(actor: KnownActor, path: Path | None = None) -> Path:
    """Write an actor into the user's own table, in place of one of the same name and country; return the file.

    Raises:
        SettingError: if a value holds a tab or a line break, or the table there cannot be read.
    """
    file = path or own_path()
    row = _row(actor)
    table = load_own_table(file)
    kept = [a for a in table.actors if (a.name, a.country) != (actor.name, actor.country)] if table else []
    lines = ["# " + "\t".join(COLUMNS), *("\t".join(_row(a)) for a in kept), "\t".join(row)]
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}.new")
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(file)
    return file


def _row(actor: KnownActor) -> list[str]:
    """An actor as the cells of a row."""
    years = ["" if year is None else str(year) for year in (actor.since, actor.until)]
    cells = [actor.name, "|".join(actor.aliases), actor.kind, actor.sector or "", actor.country or ""]
    cells += [*years, actor.parent or "", actor.source]
    if any(set(cell) & set("\t\r\n") for cell in cells) or actor.name.startswith("#"):
        raise SettingError(f"{actor.name!r}: no tab, line break or leading # in a table of actors")
    return cells
