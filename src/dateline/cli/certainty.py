"""`dateline certainty`: what a text commits itself to about given words. A tool for research and for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(add_completion=False)


@app.command()
def certainty(
    file: Annotated[Path, typer.Argument(help='Lines of {"text", "start", "end"}.', show_default=False)],
) -> None:
    """Print one line {"status", "certainty", "polarity", "hedges"} for the word at each place, in the same order.

    The line is null where there is no word at the place.
    """
    import json
    from dataclasses import asdict

    for text, start, end in questions(file):
        answer = answer_to(text, start, end)
        print(json.dumps(asdict(answer) if answer else None))


def questions(file: Path) -> Iterator[tuple[str, int, int]]:
    """The lines of the file as text, start and end.

    Raises:
        UnreadableInput: the file cannot be read, or a line is no such object.
    """
    import json

    from dateline.errors import UnreadableInput

    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableInput(f"{file}: {fault}") from fault
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row["text"]), int(row["start"]), int(row["end"])
        except (ValueError, KeyError, TypeError) as fault:
            raise UnreadableInput(f'{file}, line {number}: not an object with "text", "start" and "end"') from fault


def answer_to(text: str, start: int, end: int) -> Any:
    """The commitment to the word at `[start, end)`; None where no word stands there."""
    from dateline.annotate.certainty import assess

    parse = _parsed(text)
    token = parse.head_in(start, end) if 0 <= start < end <= len(text) else None
    return assess(parse, token.i, ()) if token is not None else None


def _parsed(text: str) -> Any:
    """The parse of a text; the last one is kept, as the words of one text mostly follow each other."""
    from dateline.annotate.language import load_parser
    from dateline.model.document import Document

    if _last.get("text") != text:
        doc = Document(id="sha256:0", uri="question", media_type="text/plain", text=text, language="en")
        _last.update(text=text, parse=load_parser().parse(doc))
    return _last["parse"]


_last: dict[str, Any] = {}


if __name__ == "__main__":
    app()
