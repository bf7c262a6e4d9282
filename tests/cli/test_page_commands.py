"""`dateline report` and `dateline demo`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]


def test_a_report_is_one_page_whose_path_is_printed(dateline: Command, case: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ended = dateline("report", case, "-o", page)
    assert ended.code == 0
    assert ended.out.strip() == str(page)
    assert "Arqana" in page.read_text(encoding="utf-8")


def test_a_report_of_no_case_is_wrong_use(dateline: Command, tmp_path: Path) -> None:
    ended = dateline("report", tmp_path, "-o", tmp_path / "page.html")
    assert ended.code == 2
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written_is_wrong_use(dateline: Command, case: Path, tmp_path: Path) -> None:
    ended = dateline("report", case, "-o", tmp_path / "no" / "such" / "page.html")
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_the_demo_reads_the_samples_and_prints_the_path_of_their_page(dateline: Command) -> None:
    ended = dateline("demo")
    assert ended.code == 0
    page = Path(ended.out.strip().splitlines()[-1])
    assert page.name == "report.html"
    assert page.stat().st_size > 10_000
    shown = dateline("show", page.parent / "case", "--json")
    assert shown.out.count('"uri"') >= 8
