"""What holds for a case on disk beyond the contract: damage is named, nothing is half written, old cases open."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import StoreError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.run.verify import Checked, breaks
from dateline.store import open_case
from dateline.store.sqlite.migrations import STEPS

NOW = "2024-05-09T10:00:00+00:00"
RELEASES = Path(__file__).parent / "releases"
Make = Callable[..., tuple[Capture, bytes, OffsetMap]]


def test_originals_are_named_by_their_hash_and_read_only(tmp_path: Path, stored: Make) -> None:
    capture, line, offsets = stored()
    with open_case(tmp_path, create=True) as case:
        case.add(capture, line, offsets, "one", NOW)
    path = tmp_path / "originals" / capture.sha256
    assert path.read_bytes() == capture.content
    assert path.stat().st_mode & 0o222 == 0


def test_a_case_outlives_its_process(tmp_path: Path, stored: Make) -> None:
    with open_case(tmp_path, create=True) as case:
        case.add(*stored(), "one", NOW)
    with open_case(tmp_path) as case:
        assert [d.uri for d in case.documents()] == ["a.txt"]
        assert list(breaks(case, Checked())) == []


def test_a_list_shows_one_moment_while_another_process_writes(tmp_path: Path, stored: Make) -> None:
    writer = open_case(tmp_path, create=True)
    writer.add(*stored("Two men left."), "one", NOW)

    class Meddled(sqlite3.Connection):
        """Between any two queries of the reader, the writer stores one document more."""

        written = 0

        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if "records" in statement and Meddled.written < 3:
                Meddled.written += 1
                writer.add(*stored(f"{Meddled.written} men left.", f"{Meddled.written}.txt"), "one", NOW)
            return super().execute(statement, *values)

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        return sqlite3.connect(*args, **options, factory=Meddled)

    with open_case(tmp_path, connect=connect) as reader:
        Meddled.written = 0
        assert [document.uri for document in reader.documents()] == ["a.txt"]
        assert len(reader.documents()) == 3
    writer.close()


def test_a_folder_without_a_case_is_said_so_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no case here"):
        open_case(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_database_is_not_taken_for_a_case(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "case.db") as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(StoreError, match="not a case"):
        open_case(tmp_path)


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_text("not a database, but long enough to look at" * 50)
    with pytest.raises(StoreError, match=r"case\.db"):
        open_case(tmp_path)


def test_a_case_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    open_case(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / "case.db")
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    with pytest.raises(StoreError, match="newer dateline"):
        open_case(tmp_path)


def test_machine_output_cannot_be_overwritten_even_by_hand(tmp_path: Path, stored: Make) -> None:
    with open_case(tmp_path, create=True) as case:
        case.add(*stored(), "one", NOW)
    connection = sqlite3.connect(tmp_path / "case.db")
    for statement in ("UPDATE records SET line = ''", "DELETE FROM records", "DELETE FROM originals"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()


def tamper(folder: Path, statement: str, *values: object) -> None:
    """Change a case behind its back."""
    connection = sqlite3.connect(folder / "case.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


DAMAGE = [
    # a word of the stored text was changed, so its quotes no longer stand there
    ("UPDATE records SET line = replace(CAST(line AS TEXT), 'Two men left', 'Ten men left')", "is not at 0-3"),
    # a record was cut off
    ("UPDATE records SET line = substr(line, 1, 40)", "damaged"),
    # a record was put under other bytes
    ("UPDATE records SET line = replace(CAST(line AS TEXT), 'sha256:', 'sha256:0')", "a record of"),
    # the offset map is no map
    ("UPDATE records SET offsets = x'c1'", "offset map"),
    # a row refers to nothing
    ("INSERT INTO addresses (sha256, uri, received) VALUES ('0', 'x', '')", "refers to nothing"),
]


@pytest.mark.parametrize(("statement", "message"), DAMAGE)
def test_verify_names_what_was_changed_in_the_database(
    tmp_path: Path, stored: Make, statement: str, message: str
) -> None:
    with open_case(tmp_path, create=True) as case:
        case.add(*stored(), "one", NOW)
    tamper(tmp_path, statement)
    with open_case(tmp_path) as case:
        first = next(breaks(case, Checked()), "")
    assert message in first


def test_verify_names_an_original_that_was_changed_or_lost(tmp_path: Path, stored: Make) -> None:
    capture, line, offsets = stored()
    with open_case(tmp_path, create=True) as case:
        case.add(capture, line, offsets, "one", NOW)
        path = tmp_path / "originals" / capture.sha256
        path.chmod(0o644)
        path.write_bytes(b"Ten men left.")
        assert "not the bytes that were received" in next(breaks(case, Checked()))
        path.unlink()
        assert capture.sha256 in next(breaks(case, Checked()))


def test_other_bytes_under_the_name_of_an_original_stop_the_run(tmp_path: Path, stored: Make) -> None:
    capture, line, offsets = stored()
    with open_case(tmp_path, create=True) as case:
        (tmp_path / "originals" / capture.sha256).write_bytes(b"something else")
        with pytest.raises(StoreError, match="dateline verify"):
            case.add(capture, line, offsets, "one", NOW)
        assert case.documents() == ()


class Failing(sqlite3.Connection):
    """A connection whose n-th statement fails, as a full or broken disk makes it fail."""

    left = 10**9

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """One statement, or the failure."""
        Failing.left -= 1
        if Failing.left == 0:
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(*arguments)


def failing(*arguments: Any, **named: Any) -> sqlite3.Connection:
    """Connect with statements that fail on purpose."""
    return sqlite3.connect(*arguments, factory=Failing, **named)


def test_a_failure_at_any_statement_leaves_documents_whole_or_absent(tmp_path: Path, stored: Make) -> None:
    texts = ("Two men left.", "All left.")
    for failing_statement in range(1, 60):
        folder = tmp_path / str(failing_statement)
        acknowledged = []
        Failing.left = failing_statement
        try:
            with open_case(folder, create=True, connect=failing) as case:
                for text in texts:
                    case.add(*stored(text, uri=text), "one", NOW)
                    acknowledged.append(text)
        except StoreError:
            pass
        done = Failing.left > 0
        Failing.left = 10**9
        with open_case(folder, create=True) as case:
            assert [d.uri for d in case.documents()] == acknowledged
            assert list(breaks(case, Checked())) == []
            for text in texts:  # and the run goes on
                case.add(*stored(text, uri=text), "one", NOW)
            assert [d.uri for d in case.documents()] == list(texts)
        if done:
            return
    pytest.fail("more statements than were tried")


@pytest.mark.parametrize("release", sorted(path.name for path in RELEASES.iterdir()))
def test_a_case_of_every_release_opens_and_is_whole(tmp_path: Path, release: str) -> None:
    folder = tmp_path / "case"
    shutil.copytree(RELEASES / release, folder)
    with open_case(folder) as case:
        checked = Checked()
        assert list(breaks(case, checked)) == []
        assert checked.records == 3
        assert checked.originals == 3
        assert [d.uri for d in case.documents()] == ["harbour.txt", "تقرير.txt"]
        assert [f.uri for f in case.failures()] == ["gone.txt", "junk.txt"]
        assert len(case.documents()[0].editions) == 2


def test_what_a_stopped_run_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    open_case(tmp_path, create=True).close()
    part = tmp_path / "originals" / "0123.99.part"
    part.write_bytes(b"half")
    open_case(tmp_path).close()
    assert part.exists()
    open_case(tmp_path, create=True).close()
    assert not part.exists()
