"""`read`, `show`, `explain`, `export`, `verify` on one small case."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def test_a_second_run_adds_nothing(dateline: Command, case: Path, report: Path, tmp_path: Path) -> None:
    before = dateline("export", case, "--to", "jsonl").out
    ended = dateline("read", case, report, "--published-from", tmp_path / "dates.tsv")
    assert ended.code == 0
    assert "0 read, 1 already there, 0 failed" in ended.out
    assert dateline("export", case, "--to", "jsonl").out == before


def test_a_folder_is_read_with_what_fails_noted_in_the_case(dateline: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "deep").mkdir(parents=True)
    (folder / "empty.txt").touch()
    (folder / "deep" / "تقرير.txt").write_text("The village of Dolnec was shelled on 4 March 2022.", encoding="utf-8")
    (folder / "same.txt").write_text("The village of Dolnec was shelled on 4 March 2022.", encoding="utf-8")
    ended = dateline("read", tmp_path / "case", folder, "--json")
    summary = json.loads(ended.out)
    assert ended.code == 1
    assert (summary["read"], summary["skipped"], len(summary["failed"])) == (1, 1, 1)
    assert "empty.txt" in ended.err
    shown = json.loads(dateline("show", tmp_path / "case", "--json").out)
    assert shown["failed"][0]["uri"].endswith("empty.txt")
    assert shown["documents"][0]["uri"].endswith("تقرير.txt")
    assert dateline("show", tmp_path / "case", "same.txt").code == 0
    assert dateline("verify", tmp_path / "case").code == 0


def test_a_case_does_not_read_itself(dateline: Command, tmp_path: Path, report: Path) -> None:
    case = tmp_path / "case"
    dateline("read", case, tmp_path)
    ended = dateline("read", case, tmp_path, "--json")
    assert json.loads(ended.out) == {"read": 0, "skipped": 1, "failed": [], "events": 0}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_without_permission_is_noted(dateline: Command, tmp_path: Path, report: Path) -> None:
    report.chmod(0)
    ended = dateline("read", tmp_path / "case", report)
    assert ended.code == 1
    assert "ermission" in ended.err


def test_a_path_that_is_not_there_fails_in_one_line(dateline: Command, tmp_path: Path) -> None:
    ended = dateline("read", tmp_path / "case", tmp_path / "nowhere")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("command", [["show"], ["verify"], ["export", "--to", "csv"], ["explain"]])
def test_a_folder_without_a_case_is_wrong_use(dateline: Command, tmp_path: Path, command: list[str]) -> None:
    more = ["e1"] if command == ["explain"] else []
    ended = dateline(*command, tmp_path, *more)
    assert ended.code == 2
    assert "no case here" in ended.err
    assert not (tmp_path / "case.db").exists()


def shown(dateline: Command, case: Path) -> dict[str, Any]:
    """The timeline, as machines get it."""
    out: dict[str, Any] = json.loads(dateline("show", case, "--json").out)
    return out


def test_the_timeline_shows_every_event(dateline: Command, case: Path) -> None:
    ended = dateline("show", case)
    events = shown(dateline, case)["events"]
    assert ended.code == 0
    assert events
    assert all(event["event"] in ended.out for event in events)


def test_an_event_is_shown_beside_its_words(dateline: Command, case: Path) -> None:
    event = shown(dateline, case)["events"][0]
    ended = dateline("show", case, event["event"])
    assert ended.code == 0
    assert f"“{event['trigger']}” {event['start']}–{event['end']}" in ended.out
    values = json.loads(dateline("show", case, event["event"], "--json").out)["values"]
    assert {"type", "agents", "patients", "place", "time", "status", "certainty", "chain"} <= {
        v["slot"] for v in values
    }


def test_an_event_explains_itself(dateline: Command, case: Path) -> None:
    event = shown(dateline, case)["events"][0]["event"]
    ended = dateline("explain", case, event)
    assert ended.code == 0
    assert "made by dateline" in ended.out
    rules = json.loads(dateline("explain", case, event, "--json").out)["rules"]
    assert all(set(rule) == {"slot", "value", "rule"} for rule in rules)
    assert all(rule["value"] for rule in rules if rule["slot"] == "mode")


@pytest.mark.parametrize("wanted", ["00000000/e1", "market.txt/e99", "nothing.txt", "zz"])
def test_what_is_not_in_the_case_is_wrong_use(dateline: Command, case: Path, wanted: str) -> None:
    ended = dateline("show", case, wanted)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_exports_hold_every_event(dateline: Command, case: Path, tmp_path: Path) -> None:
    events = shown(dateline, case)["events"]
    target = tmp_path / "events.csv"
    assert dateline("export", case, "--to", "csv", "-o", target).code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [row["event"] for row in rows] == [r["event"] for r in sorted(events, key=lambda e: e["event"])]
    features = json.loads(dateline("export", case, "--to", "geojson").out)["features"]
    assert {feature["id"] for feature in features} == {event["event"] for event in events}
    (record,) = dateline("export", case, "--to", "jsonl").out.splitlines()
    assert len(json.loads(record)["events"]) == len(events)


def test_verify_names_the_first_break(dateline: Command, case: Path) -> None:
    assert dateline("verify", case).out.startswith("whole: 1 originals, 1 records")
    (original,) = (case / "originals").iterdir()
    original.chmod(0o644)
    original.write_bytes(b"something else")
    ended = dateline("verify", case)
    assert ended.code == 1
    assert original.name in ended.err
    assert json.loads(dateline("verify", case, "--json").out)["whole"] is False


def test_a_name_cannot_steer_the_terminal_or_fake_a_line(dateline: Command, tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a\x1b[2J\nb.txt").touch()
    report.rename(folder / "c\x1b[2J.txt")
    ended = dateline("read", tmp_path / "case", folder)
    assert len(ended.err.splitlines()) == 1
    shown = dateline("show", tmp_path / "case").out + dateline("show", tmp_path / "case", "c\x1b[2J.txt").out
    assert "\x1b[2J" not in ended.err + shown


def test_a_document_is_shown_with_what_is_known_of_it(dateline: Command, case: Path) -> None:
    ended = dateline("show", case, "market.txt")
    assert ended.code == 0
    assert "published  2022-03-09 (given)" in ended.out
    assert "publisher  not known" in ended.out
