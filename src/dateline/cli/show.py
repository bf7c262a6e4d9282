"""`dateline show`: a case in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.printable import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from dateline.model.document import Document
    from dateline.model.event import Event
    from dateline.model.record import Record
    from dateline.store import Case

app = typer.Typer()


@app.command()
def show(
    case: Annotated[Path, typer.Argument(help="Folder of the case.", show_default=False)],
    what: Annotated[
        str | None,
        typer.Argument(help='A document (file name or first digits of its sha256) or an event ("1a2b3c4d/e3").'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print for machines.")] = False,
) -> None:
    """Show the timeline of a case or of one document, or one event with each value beside its words."""
    from dateline.cli.choose import find_document, find_event, is_event
    from dateline.store import open_case

    with open_case(case) as store:
        if what and is_event(what):
            record, event = find_event(store, what)
            _show_event(record, event, as_json)
            return
        chosen = [find_document(store, what)] if what else store.documents()
        records = (store.record(document.sha256) for document in chosen)
        _show_timeline(records, None if what else store, as_json)


def _show_event(record: Record, event: Event, as_json: bool) -> None:
    """Each value beside the words it was read from."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.export.evidence import evidence_of
    from dateline.export.flat import event_id

    rows = evidence_of(record, event)
    if as_json:
        values = [
            {
                "slot": row.slot,
                "value": row.value,
                "words": [{"start": w.start, "end": w.end, "quote": w.quote} for w in row.words],
            }
            for row in rows
        ]
        out = {"event": event_id(record, event), "uri": record.document.uri, "values": values}
        print(json.dumps(out, ensure_ascii=False))
        return
    console = Console()
    console.print(printable(f"{event_id(record, event)} in {record.document.uri}"), markup=False, highlight=False)
    sentence = _around(record.document.text, event.trigger.start, event.trigger.end)
    console.print(Text(f"“{printable(sentence)}”\n", style="italic"))
    table = Table("", "value", "words in the source", box=None, pad_edge=False)
    for row in rows:
        if row.value or row.words:
            words = " … ".join(f"“{w.quote}” {w.start}–{w.end}" for w in row.words)
            table.add_row(row.slot, Text(printable(row.value)), Text(printable(words), style="dim"))
    console.print(table)


def _show_timeline(records: Iterable[Record], case: Case | None, as_json: bool) -> None:
    """Events by their earliest day, those without any at the end; then what could not be read."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Column, Table

    records = tuple(records)
    events = [(record, event) for record in records for event in record.events]
    events.sort(key=lambda pair: str(pair[1].time.earliest or pair[1].time.latest or "9999"))
    failures = case.failures() if case else ()
    if as_json:
        documents = [{"id": r.document.id, "uri": r.document.uri, "events": len(r.events)} for r in records]
        failed = [{"uri": f.uri, "reason": f.reason} for f in failures]
        rows = [_row(record, event) for record, event in events]
        print(json.dumps({"documents": documents, "events": rows, "failed": failed}, ensure_ascii=False))
        return
    console = Console()
    if case is None:
        _show_documents_head(console, records)
    columns = (Column("id", no_wrap=True), Column("when", no_wrap=True), "what", "who", "whom", "where")
    table = Table(*columns, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for record, event in events:
        table.add_row(*_cells(record, event))
    if events:
        console.print(table)
    if case is not None:
        _show_documents(console, records)
    console.print(f"{len(records)} documents, {len(events)} events", highlight=False)
    for failure in failures:
        line = printable(f"not read: {failure.uri}: {failure.reason}")
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _show_documents(console: Console, records: tuple[Record, ...]) -> None:
    """The documents of a case: the name by which each can be asked for, its day, its events."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Column, Table
    from rich.text import Text

    columns = (Column("document", no_wrap=True), Column("published", no_wrap=True), "events", "from")
    table = Table(*columns, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for record in records:
        document = record.document
        uri = Text(printable(document.uri), overflow="fold")
        table.add_row(document.id.removeprefix("sha256:")[:8], _published(document), str(len(record.events)), uri)
    if records:
        console.print(table)


def _show_documents_head(console: Console, records: tuple[Record, ...]) -> None:
    """What is known of one document as a whole."""
    for record in records:
        document = record.document
        named = {
            "title": document.title,
            "by": ", ".join(document.bylines),
            "publisher": document.publisher,
            "published": f"{_published(document)} ({document.published.basis})",
            "language": document.language,
            "from": document.uri,
            "id": document.id,
        }
        for name, value in named.items():
            line = printable(f"{name:<10} {value or 'not known'}")
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _published(document: Document) -> str:
    from dateline.export.evidence import days

    return days(document.published.earliest, document.published.latest)


def _cells(record: Record, event: Event) -> list[Text]:
    """One line of the timeline; what is not plainly certain and done says so under its type."""
    from rich.text import Text

    from dateline.export.evidence import days
    from dateline.export.flat import flatten

    flat = flatten(record, event)
    when = days(event.time.earliest, event.time.latest).replace(" to ", "\nto ").replace(" or ", "\nor ")
    how = [word for word in (event.status, event.certainty) if word not in ("happened", "certain")]
    what = " ".join(filter(None, (event.type, event.mode))) + (f"\n{', '.join(how)}" if how else "")
    where = flat.place or flat.place_words or "not known"
    return [Text(_lines(cell), overflow="fold") for cell in (flat.event, when, what, flat.agents, flat.patients, where)]


def _lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def _row(record: Record, event: Event) -> dict[str, object]:
    from dataclasses import asdict

    from dateline.export.flat import flatten

    return asdict(flatten(record, event))


def _around(text: str, start: int, end: int, width: int = 160) -> str:
    """The words around a span, on one line."""
    low, high = max(0, start - width), min(len(text), end + width)
    cut = ("… " if low else "", " …" if high < len(text) else "")
    return cut[0] + " ".join(text[low:high].split()) + cut[1]
