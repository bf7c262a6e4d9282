"""`dateline`: the table of commands. A command is imported when it is called, so that --help answers at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# name: (module, what it does). The module holds `app`, a typer application of one command or several.
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("dateline.cli.extract", "Print one record a document, as JSON Lines."),
    "schema": ("dateline.cli.schema", "Print the JSON Schema of a record."),
    "read": ("dateline.cli.read", "Read files and folders into a case."),
    "show": ("dateline.cli.show", "Show the timeline of a case, a document, or one event beside its words."),
    "explain": ("dateline.cli.explain", "Say which rule filled each value of an event."),
    "export": ("dateline.cli.export", "Write a case as jsonl, csv or geojson."),
    "report": ("dateline.cli.report", "Write a case as one self-contained page."),
    "verify": ("dateline.cli.verify", "Check every original and every quote of a case."),
    "demo": ("dateline.cli.demo", "Read the bundled sample reports and write their page."),
    "gazetteer": ("dateline.cli.gazetteer", "Look up names of places, or build a gazetteer."),
    "actors": ("dateline.cli.actors", "Look up known actors, or add your own."),
    "certainty": ("dateline.cli.certainty", "Say what a text commits itself to about given words."),
}


class LazyCommand(TyperCommand):
    """A line in the help; the command itself is imported when it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the real command."""
        module = import_module(COMMANDS[str(self.name)][0])
        command = typer.main.get_command(module.app)
        command.name = self.name
        command.params = [p for p in command.params if p.name not in ("install_completion", "show_completion")]
        return command.make_context(info_name, args, parent=parent, **extra)


class Commands(TyperGroup):
    """The group of all commands, none of them imported."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in for one command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        return LazyCommand(cmd_name, help=COMMANDS[cmd_name][1])


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read reports of war into a checkable record: what, who, whom, where, when, how many, who says so, how sure.",
)


@app.callback()
def _dateline() -> None:
    """Read reports of war into a checkable record: what, who, whom, where, when, how many, who says so, how sure."""


def main() -> None:
    """Run a command. Exit codes: 0 done, 1 some documents failed, 2 wrong use."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: more threads only wait for one another
    from dateline.cli.printable import printable
    from dateline.errors import DatelineError

    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # one thread a process; more only get in each other's way
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="dateline")
    except DatelineError as error:
        print(f"dateline: {printable(str(error))}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has gone; nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        print(f"dateline: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(2)
