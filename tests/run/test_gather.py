"""From paths to what a run works on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.model.capture import Capture
from dateline.run.gather import count_files, gather
from dateline.run.outcome import Failed


def folder_of_reports(tmp_path: Path) -> Path:
    """Two reports, a hidden file, a hidden folder, and a case among them."""
    for name in ("a.txt", "deep/b.txt", ".hidden", ".git/c.txt", "case/case.db", "case/originals/0123"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Two men left the town of {name.title()} on Monday.")
    return tmp_path / "reports"


def test_files_are_counted_as_they_are_read(tmp_path: Path) -> None:
    folder = folder_of_reports(tmp_path)
    found = list(gather([str(folder)], {}))
    assert len(found) == count_files([str(folder)]) == 4
    assert count_files([str(folder / "a.txt"), "-"]) == 2


def test_a_case_among_the_reports_is_left_out(tmp_path: Path) -> None:
    folder = folder_of_reports(tmp_path)
    found = gather([str(folder)], {}, without=folder / "case")
    assert [Path(item.uri).name for item in found] == ["a.txt", "b.txt"]


def test_a_day_of_publication_goes_with_its_file(tmp_path: Path) -> None:
    folder = folder_of_reports(tmp_path)
    (item,) = gather([str(folder / "a.txt")], {"a.txt": date(2022, 3, 9)})
    assert isinstance(item, Capture)
    assert item.published == date(2022, 3, 9)


def test_what_is_not_there_fails_with_its_reason(tmp_path: Path) -> None:
    (item,) = gather([str(tmp_path / "gone.txt")], {})
    assert isinstance(item, Failed)
    assert "no such file" in item.reason.lower()
