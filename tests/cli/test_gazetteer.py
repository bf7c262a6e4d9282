"""`dateline gazetteer` as people use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.gazetteer import app

TABLE = "name\tlatitude\tlongitude\tkind\tcountry\nBrela\t10.5\t20.25\tsettlement\tSD\nFar\t95\t0\tsettlement\tSD\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    source = tmp_path / "own.tsv"
    source.write_text(TABLE, encoding="utf-8")
    target = tmp_path / "own.sqlite"
    result = CliRunner().invoke(app, ["build", "--bare", str(target), str(source)])
    assert result.exit_code == 0
    assert "own.tsv, line 3: refused: no point on earth" in result.stderr
    return target


def test_build_tells_what_it_made_as_json(tmp_path: Path) -> None:
    source = tmp_path / "own.tsv"
    source.write_text(TABLE, encoding="utf-8")
    result = CliRunner().invoke(app, ["build", "--bare", "--json", str(tmp_path / "i.sqlite"), str(source)])
    told = json.loads(result.stdout)
    assert (told["places"], told["refused_lines"], told["refused"][0]["line"]) == (1, 1, 3)


def test_find_prints_the_place(index: Path) -> None:
    result = CliRunner().invoke(app, ["find", "brela", "--index", str(index)])
    assert result.exit_code == 0
    assert "10.5000 20.2500" in result.stdout
    told = json.loads(CliRunner().invoke(app, ["find", "Brela", "--json", "--index", str(index)]).stdout)
    assert told["places"][0]["country"] == "SD"


def test_find_says_so_when_nothing_is_like_the_name(index: Path) -> None:
    result = CliRunner().invoke(app, ["find", "Qwertz", "--index", str(index)])
    assert result.exit_code == 1
    assert "no place of this or a similar name" in result.stderr


def test_info_prints_the_credits(index: Path) -> None:
    result = CliRunner().invoke(app, ["info", "--check", "--index", str(index)])
    assert result.exit_code == 0
    assert "Credits:" in result.stdout
    assert (
        json.loads(CliRunner().invoke(app, ["info", "--json", "--index", str(index)]).stdout)["sources"][0]["rows"] == 1
    )


def test_a_damaged_index_is_refused_in_one_line(index: Path) -> None:
    index.write_bytes(b"no index")
    result = CliRunner().invoke(app, ["find", "Brela", "--index", str(index)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "gazetteer build" in result.stderr
