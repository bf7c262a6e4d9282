"""`dateline extract` and `dateline schema`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

Command = Callable[..., Any]


def test_records_come_in_the_order_of_the_input_and_fit_the_schema(
    dateline: Command, report: Path, tmp_path: Path
) -> None:
    other = tmp_path / "a.txt"
    other.write_text("Two convoys reached the town of Dolnec on Friday.", encoding="utf-8")
    ended = dateline("extract", report, other, report)
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [Path(r["document"]["uri"]).name for r in records] == ["market.txt", "a.txt", "market.txt"]
    schema = json.loads(dateline("schema").out)
    for record in records:
        jsonschema.Draft202012Validator(schema).validate(record)
        assert next(iter(record)) == "schema"


def test_standard_input_is_a_file_like_any_other(dateline: Command) -> None:
    ended = dateline("extract", "-", stdin=b"The village of Dolnec was shelled on 4 March 2022.")
    assert ended.code == 0
    assert json.loads(ended.out)["document"]["uri"] == "-"


def test_days_of_publication_are_told_by_file_name(dateline: Command, report: Path, tmp_path: Path) -> None:
    dates = tmp_path / "dates.tsv"
    dates.write_text("market.txt\t2022-03-09\n", encoding="utf-8")
    record = json.loads(dateline("extract", report, "--published-from", dates).out)
    assert record["document"]["published"]["basis"] == "given"
    assert record["document"]["published"]["latest"] == "2022-03-09"


@pytest.mark.parametrize("line", ["market.txt 2022-03-09", "market.txt\t9 March", "market.txt\t2022-02-30"])
def test_a_table_of_days_that_is_none_is_wrong_use(dateline: Command, report: Path, tmp_path: Path, line: str) -> None:
    dates = tmp_path / "dates.tsv"
    dates.write_text(line, encoding="utf-8")
    ended = dateline("extract", report, "--published-from", dates)
    assert ended.code == 2
    assert "line 1" in ended.err
    assert ended.out == ""


def test_a_file_that_fails_is_one_line_and_the_others_are_read(dateline: Command, report: Path, tmp_path: Path) -> None:
    empty, gone = tmp_path / "empty.txt", tmp_path / "gone.txt"
    empty.touch()
    ended = dateline("extract", gone, report, empty)
    assert ended.code == 1
    assert len(ended.out.splitlines()) == 1
    lines = ended.err.splitlines()
    assert len(lines) == 2
    assert str(gone) in lines[0]
    assert str(empty) in lines[1]


def test_a_name_in_arabic_is_kept(dateline: Command, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "تقرير عن السوق.txt"
    report.rename(path)
    ended = dateline("extract", path)
    assert json.loads(ended.out)["document"]["uri"] == str(path)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_written_in_visible_form(dateline: Command, report: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    os.rename(report, path)
    ended = dateline("extract", os.fsdecode(path))
    assert json.loads(ended.out)["document"]["uri"].endswith("caf\ufffd.txt")


def test_the_output_can_go_to_a_file(dateline: Command, report: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    ended = dateline("extract", report, "-o", target)
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text(encoding="utf-8") == dateline("extract", report).out
