"""From paths to captures: whatever lies in a folder, one clear line for what cannot be used."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import HostileArchive, InputTooLarge, SettingError, UnreadableInput
from dateline.ingest import Failure, captures, from_bytes, read_published_table
from dateline.ingest.archive import unpack
from dateline.model.capture import Capture
from dateline.settings import Limits

TEXT = b"Two men died in the camp at Korvel, the mayor said.\n"


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def names(found: list[Capture | Failure]) -> list[str]:
    return [Path(item.uri).name for item in found if isinstance(item, Capture)]


def failures(found: list[Capture | Failure]) -> dict[str, str]:
    told = {item.uri: str(item.error) for item in found if isinstance(item, Failure)}
    assert all("\n" not in line for line in told.values())
    return told


def test_a_folder_is_read_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT + name.encode())
    assert names(list(captures([tmp_path]))) == ["1.txt", "2.txt", "b.txt", "c.txt"]


def test_bad_files_have_one_line_each_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_bytes(b" \n\n\x00\x00")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    found = list(captures([tmp_path]))
    assert names(found) == ["good.txt"]
    told = {Path(uri).name: line for uri, line in failures(found).items()}
    assert told == {
        "empty.txt": "empty: there is no text in it",
        "blank.txt": "empty: there is no text in it",
        "photo.txt": "a picture (PNG): there is no text in it that can be read",
        "pipe": "a named pipe, not a file",
        "round": "a symbolic link that leads back to a folder around it",
        "self": "a loop of symbolic links",
        "lost": "no such file or directory",
    }


def test_a_name_that_is_no_text_still_has_one_line(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"r\xe4id\n.txt")).write_bytes(TEXT)
    (tmp_path / "محمد.txt").write_bytes(TEXT)
    assert names(list(captures([tmp_path]))) == ["r\ufffdid\ufffd.txt", "محمد.txt"]


def test_a_file_without_permission_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_bytes(TEXT)
    (tmp_path / "secret.txt").write_bytes(TEXT)
    really = os.open

    def refuse(path: str, *more: int) -> int:  # the tests may run as root, whom no permission stops
        if str(path).endswith("secret.txt"):
            raise PermissionError(13, "Permission denied", path)
        return really(path, *more)

    monkeypatch.setattr(os, "open", refuse)
    found = list(captures([tmp_path]))
    assert names(found) == ["good.txt"]
    assert list(failures(found).values()) == ["permission denied"]


def test_a_file_beyond_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.write(TEXT)
        stream.truncate(200_000_000)
    (found,) = captures([tmp_path])
    assert isinstance(found, Failure)
    assert isinstance(found.error, InputTooLarge)


def test_an_archive_gives_its_files_and_refuses_names_that_lead_outside(tmp_path: Path) -> None:
    inner = packed({"deep.txt": TEXT})
    (tmp_path / "case.zip").write_bytes(
        packed(
            {"a.txt": TEXT, "../evil.txt": TEXT, "/abs.txt": TEXT, "C:\\x.txt": TEXT, "in.zip": inner, "z.txt": TEXT}
        )
    )
    found = list(captures([tmp_path / "case.zip"]))
    assert names(found) == ["a.txt", "deep.txt", "z.txt"]
    assert set(failures(found).values()) == {"its name leads outside the archive"}
    assert len(failures(found)) == 3


def test_a_bomb_is_refused_and_the_other_entries_are_read(tmp_path: Path) -> None:
    (tmp_path / "case.zip").write_bytes(packed({"bomb.txt": bytes(30_000_000), "good.txt": TEXT}))
    found = list(captures([tmp_path]))
    assert names(found) == ["good.txt"]
    (failure,) = [item for item in found if isinstance(item, Failure)]
    assert isinstance(failure.error, HostileArchive)
    assert "bomb" in str(failure.error)


@pytest.mark.parametrize(
    ("limits", "reason", "read"),
    [
        # too many files
        (Limits(archive_entries=2), "holds 3 files, more than the 2 allowed", 0),
        # too much altogether
        (Limits(archive_bytes=120), "the archive unpacks to more than 120 bytes", 2),
        # each file too large
        (Limits(file_bytes=50), "more than the 50 bytes allowed", 0),
    ],
)
def test_an_archive_has_limits(limits: Limits, reason: str, read: int) -> None:
    found = list(unpack(packed({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}), "case.zip", limits))
    assert {str(entry.error) for entry in found if entry.error} == {reason}
    assert sum(entry.content is not None for entry in found) == read


def test_archives_within_archives_end_at_the_limit() -> None:
    content = packed({"a.txt": TEXT})
    for _ in range(4):
        content = packed({"in.zip": content})
    told = failures(list(from_bytes(content, "case.zip")))
    assert list(told.values()) == ["archives within archives, 4 deep"]


def test_a_damaged_archive_is_one_failure() -> None:
    told = failures(list(from_bytes(packed({"a.txt": TEXT})[:40], "case.zip")))
    assert next(iter(told.values())).startswith("a damaged archive")


def test_json_lines_give_one_capture_an_object(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(
        '{"text": "One.", "title": "T", "published": "2024-05-09T12:00:00Z", "url": "https://courier.example/1"}\n'
        "\n"
        '{"text": "Two \\ud800."}\n'
        '{"title": "no text"}\n'
        "{broken\n"
    )
    found = list(captures([tmp_path]))
    first, second = (item for item in found if isinstance(item, Capture))
    assert (first.uri, first.title, first.published) == ("https://courier.example/1", "T", date(2024, 5, 9))
    assert second.uri.endswith("all.jsonl#3")
    assert [uri.rpartition("#")[2] for uri in failures(found)] == ["4", "5"]


def test_long_json_lines_are_read_as_they_come(tmp_path: Path) -> None:
    with (tmp_path / "all.jsonl").open("w") as stream:
        for number in range(3000):
            stream.write(f'{{"text": "Report {number} of the mayor of Korvel.", "published": "2024-05-09"}}\n')
    found = list(captures([tmp_path], limits=Limits(file_bytes=1000)))
    assert len(found) == 3000
    assert all(isinstance(item, Capture) for item in found)


def test_a_json_list_gives_one_capture_an_object() -> None:
    found = list(from_bytes(b'[{"text": "One."}, {"text": "Two."}, 3]', "list.json"))
    assert [item.uri for item in found] == ["list.json#1", "list.json#2", "list.json#3"]
    assert [type(item) for item in found] == [Capture, Capture, Failure]


def test_standard_input_is_a_path_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TEXT)

    monkeypatch.setattr("sys.stdin", Stdin)
    (found,) = captures(["-"])
    assert isinstance(found, Capture)
    assert found.content == TEXT


def test_a_table_tells_days_of_publication(tmp_path: Path) -> None:
    table = tmp_path / "dates.tsv"
    table.write_text("# when\na.txt\t2024-05-09\n\n")
    (tmp_path / "a.txt").write_bytes(TEXT)
    found = next(iter(captures([tmp_path / "a.txt"], read_published_table(table))))
    assert isinstance(found, Capture)
    assert found.published == date(2024, 5, 9)


@pytest.mark.parametrize("line", ["a.txt 2024-05-09", "a.txt\t9 May", "a.txt\t2024-02-31"])
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "dates.tsv").write_text(f"b.txt\t2024-01-01\n{line}\n")
    with pytest.raises(SettingError, match="line 2"):
        read_published_table(tmp_path / "dates.tsv")


def test_a_missing_table_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        read_published_table(tmp_path / "none.tsv")


def test_errors_are_of_the_tree() -> None:
    (failure,) = from_bytes(b"", "a.txt")
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, UnreadableInput)
