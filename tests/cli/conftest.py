"""Runs commands as the shell would."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli.main import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]

REPORT = (
    "Shells hit the market of Arqana on Monday, killing three people, the army said. "
    "Rebels withdrew from the town on 4 March 2022."
)


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`dateline("read", case, file)` in this process, with its exit code and what it printed."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report in a file."""
    path = tmp_path / "market.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, report: Path, dateline: Command) -> Path:
    """A case with one report, which was published on 9 March 2022."""
    dates = tmp_path / "dates.tsv"
    dates.write_text(f"{report.name}\t2022-03-09\n", encoding="utf-8")
    folder = tmp_path / "case"
    assert dateline("read", folder, report, "--published-from", dates).code == 0
    return folder
