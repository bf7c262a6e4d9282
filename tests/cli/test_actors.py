"""`dateline actors find` and `dateline actors add`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.actor import own_table

Command = Callable[..., Any]


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "own" / "actors.tsv"
    monkeypatch.setattr(own_table, "own_path", lambda: path)
    return path


def test_an_actor_is_found_by_any_of_its_names(dateline: Command) -> None:
    ended = dateline("actors", "find", "m23", "--json")
    assert ended.code == 0
    assert json.loads(ended.out.splitlines()[0])["name"] == "March 23 Movement"


def test_an_unknown_name_ends_with_code_1(dateline: Command) -> None:
    ended = dateline("actors", "find", "Brezna Lancers")
    assert (ended.code, ended.out) == (1, "")


def test_an_actor_of_ones_own_is_added_and_found(dateline: Command, own: Path) -> None:
    added = dateline("actors", "add", "Brezna Front", "--alias", "BRF", "--kind", "armed_group", "--sector", "reb")
    assert added.code == 0
    assert str(own) in added.out
    assert dateline("actors", "find", "brf").out == "Brezna Front (BRF) | armed_group REB\n"


def test_adding_again_replaces(dateline: Command, own: Path) -> None:
    for since in ("2011", "2012"):
        dateline("actors", "add", "Brezna Front", "--kind", "armed_group", "--since", since)
    assert [line.split("\t")[5] for line in own.read_text().splitlines()[1:]] == ["2012"]


@pytest.mark.parametrize(
    "wrong",
    [
        # a kind that is none
        ("Brezna Front", "--kind", "army"),
        # what would break the table
        ("Brezna\tFront", "--kind", "armed_group"),
    ],
)
def test_wrong_values_are_told_and_nothing_is_written(dateline: Command, own: Path, wrong: tuple[str, ...]) -> None:
    ended = dateline("actors", "add", *wrong)
    assert ended.code == 2
    assert "Brezna" in ended.err
    assert not own.exists()


def test_a_damaged_table_of_ones_own_is_named(dateline: Command, own: Path) -> None:
    own.parent.mkdir()
    own.write_text("Brezna Front\t\tarmy\n", encoding="utf-8")
    ended = dateline("actors", "find", "m23")
    assert ended.code == 2
    assert str(own) in ended.err
