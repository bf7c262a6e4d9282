"""The table of commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from dateline.cli.main import COMMANDS

HELP = "import sys; sys.argv = ['dateline', '--help']; from dateline.cli.main import main; main()"


def test_help_lists_every_command(dateline: Callable[..., Any]) -> None:
    ended = dateline("--help")
    assert ended.code == 0
    assert all(name in ended.out for name in COMMANDS)


def test_help_answers_at_once() -> None:
    seconds = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-c", HELP], check=True, capture_output=True)
        after = os.times()
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(seconds) < 0.3


def test_help_loads_nothing_heavy() -> None:
    code = HELP.replace("main()", "\ntry: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)")
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"spacy", "numpy", "msgspec", "lxml", "sqlite3"} & set(ended.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(dateline: Callable[..., Any], name: str) -> None:
    ended = dateline(name, "--help")
    assert ended.code == 0
    assert "Usage: dateline " + name in ended.out


def test_a_wrong_command_or_option_is_wrong_use(dateline: Callable[..., Any]) -> None:
    assert dateline("ponder").code == 2
    assert dateline("extract").code == 2
    assert dateline("extract", "a.txt", "--jobs", "0").code == 2
    assert dateline("export", "case", "--to", "stone").code == 2
