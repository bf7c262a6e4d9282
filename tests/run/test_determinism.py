"""The same bytes give the same record in every process."""

from __future__ import annotations

import os
import subprocess
import sys

from dateline.samples import sample_folder

EXTRACT = "from dateline.cli.main import main; main()"


def extracted(hash_seed: str, *options: str) -> bytes:
    """The records of the sample reports, from a process of its own."""
    files = sorted(str(path) for path in sample_folder().iterdir())
    return subprocess.run(
        [sys.executable, "-c", EXTRACT, "extract", *files, *options],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout


def test_neither_the_hash_seed_nor_the_number_of_workers_changes_a_record() -> None:
    first = extracted("1")
    assert first.count(b"\n") >= 8
    assert extracted("2", "--jobs", "2") == first
