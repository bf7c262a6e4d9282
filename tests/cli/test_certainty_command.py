"""`dateline certainty`: one answer a line, in the order of the questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.certainty import certainty, questions
from dateline.errors import UnreadableInput


def ask(folder: Path, capsys: pytest.CaptureFixture[str], *lines: object) -> list[object]:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    certainty(file)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_answers_come_in_the_order_of_the_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The army denied shelling the camp. Troops will leave."
    found = ask(tmp_path, capsys, {"text": text, "start": 46, "end": 51}, {"text": text, "start": 16, "end": 24})
    assert [(a["status"], a["certainty"], a["polarity"]) for a in found] == [  # type: ignore[index]
        ("planned", "certain", "+"),
        ("denied", "certain", "-"),
    ]
    assert found[1]["hedges"] == [{"start": 9, "end": 15, "quote": "denied"}]  # type: ignore[index]


def test_no_word_at_the_place_gives_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path, capsys, {"text": "Fired.", "start": 40, "end": 44}, {"text": "", "start": 0, "end": 0}) == [
        None,
        None,
    ]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"text": "a", "start": 0, "end": 1}\n{"text": 5', "utf-8")
    with pytest.raises(UnreadableInput, match="line 2"):
        list(questions(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="nowhere"):
        list(questions(tmp_path / "nowhere.jsonl"))
