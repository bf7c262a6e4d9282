"""Kill -9 at any moment: the case opens, every acknowledged document is whole, and the run goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.run.verify import Checked, breaks
from dateline.store import open_case

WRITER = Path(__file__).parent / "writer.py"
MOMENTS = random.Random(20240509)
DELAYS = [MOMENTS.uniform(0, 0.25) for _ in range(8)]


def kill_writer(folder: Path, delay: float) -> list[str]:
    """Start a writer, kill it `delay` seconds after its first document; what it acknowledged."""
    command = [sys.executable, str(WRITER), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        lines = (first + writer.stdout.read()).splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("delay", DELAYS)
def test_a_killed_writer_leaves_every_acknowledged_document_whole(tmp_path: Path, delay: float) -> None:
    acknowledged = kill_writer(tmp_path, delay)
    assert acknowledged
    with open_case(tmp_path) as case:
        stored = [document.sha256 for document in case.documents()]
        assert stored[: len(acknowledged)] == acknowledged
        assert len(stored) <= len(acknowledged) + 1  # one may be stored and not yet said
        assert list(breaks(case, Checked())) == []


def test_a_case_survives_one_kill_after_the_other(tmp_path: Path) -> None:
    seen: set[str] = set()
    for delay in DELAYS[:3]:
        seen.update(kill_writer(tmp_path, delay))
    with open_case(tmp_path) as case:
        assert seen <= {document.sha256 for document in case.documents()}
        assert list(breaks(case, Checked())) == []


def test_a_killed_reader_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(40):
        text = f"Shells hit the market of Arqana on {number % 28 + 1} March 2022, killing {number + 2} people."
        (folder / f"{number:02}.txt").write_text(text)
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    dateline = [sys.executable, "-c", "from dateline.cli.main import main; main()"]
    subprocess.run([*dateline, "read", str(whole), str(folder)], check=True, capture_output=True)
    command = [*dateline, "read", str(broken), str(folder), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as reader:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and stored_in(broken) == 0:
            time.sleep(0.02)
        reader.send_signal(signal.SIGKILL)
    assert stored_in(broken) > 0
    subprocess.run(command, check=True, capture_output=True)
    subprocess.run([*dateline, "verify", str(broken)], check=True, capture_output=True)
    exports = [
        subprocess.run([*dateline, "export", str(case), "--to", "jsonl"], check=True, capture_output=True).stdout
        for case in (whole, broken)
    ]
    assert exports[0] == exports[1]
    assert exports[0].count(b"\n") == 40


def stored_in(folder: Path) -> int:
    """How many documents a case holds, 0 while there is none."""
    if not (folder / "case.db").exists():
        return 0
    with open_case(folder) as case:
        return len(case.documents())
