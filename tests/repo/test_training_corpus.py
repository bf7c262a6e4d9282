"""The training corpus: passages follow their markup, none copies another, the split names files that are there."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "training" / "corpus"


def test_every_passage_follows_the_markup() -> None:
    command = [sys.executable, str(CORPUS / "check.py"), str(CORPUS / "passages")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_a_passage_with_an_open_brace_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("=== bad/01 | wire lead | -\n{p1|Goma fell.\n---\n", "utf-8")
    command = [sys.executable, str(CORPUS / "check.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "bad/01: p1 is never closed" in done.stdout


def test_the_split_names_files_that_are_there() -> None:
    held = tomllib.loads((CORPUS / "split.toml").read_text("utf-8"))["development"]
    assert held == sorted(held)
    assert all((CORPUS / "passages" / f"{name}.txt").exists() for name in held)
