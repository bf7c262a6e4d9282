"""A folder full of bad input: each bad file is one line and one entry in the case, the good ones are read."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.run.gather import gather
from dateline.run.outcome import Failed
from dateline.run.reading import Summary, read_into
from dateline.run.verify import Checked, breaks
from dateline.store import open_case

GOOD = "Shells hit the market of Arqana on 4 March 2022, killing three people, the army said."


def now() -> str:
    return "2024-05-09T10:00:00+00:00"


def zipped(names: dict[str, bytes]) -> bytes:
    """An archive with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb(folder: Path) -> None:
    (folder / "bomb.zip").write_bytes(zipped({"big.txt": bytes(60_000_000)}))


def outside(folder: Path) -> None:
    (folder / "outside.zip").write_bytes(zipped({"../../outside.txt": GOOD.encode()}))


def loop(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)


def sparse(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200_000_000)


FAILING: list[tuple[str, Callable[[Path], object]]] = [
    ("empty.txt", lambda folder: (folder / "empty.txt").touch()),
    ("junk.txt", lambda folder: (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)),
    ("nulls.txt", lambda folder: (folder / "nulls.txt").write_bytes(bytes(5000))),
    ("cut.pdf", lambda folder: (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")),
    ("bare.json", lambda folder: (folder / "bare.json").write_text('{"title": "No text"}')),
    ("bomb.zip", bomb),
    ("outside.zip", outside),
    ("loop", loop),
    ("large.txt", sparse),
]

READ: list[tuple[str, Callable[[Path], object]]] = [
    # a name in Arabic
    ("تقرير.txt", lambda folder: (folder / "تقرير.txt").write_text(GOOD + " One.", encoding="utf-8")),
    # half a surrogate pair in JSON
    (
        "half.json",
        lambda folder: (folder / "half.json").write_text(json.dumps({"text": GOOD + " Two \ud800 men left."})),
    ),
    # two encodings in one file
    ("mixed.txt", lambda folder: (folder / "mixed.txt").write_bytes(GOOD.encode() + " Caf\u00e9.".encode("cp1252"))),
    # null bytes among words
    ("holes.txt", lambda folder: (folder / "holes.txt").write_bytes(GOOD.replace(".", ".\0").encode() + b" Three.")),
    # 100,000 nested tags
    (
        "nested.html",
        lambda folder: (folder / "nested.html").write_text(f"<html><body>{'<div>' * 100_000}<p>{GOOD}</p></body>"),
    ),
    # one line without an end
    ("line.txt", lambda folder: (folder / "line.txt").write_text("Rain fell on the road to Dolnec. " * 200)),
]


@pytest.mark.parametrize("kinds", [FAILING, READ], ids=["failing", "read"])
def test_bad_input_concerns_itself_alone(tmp_path: Path, kinds: list[tuple[str, Callable[[Path], object]]]) -> None:
    folder, summary = tmp_path / "reports", Summary()
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    for _, make in kinds:
        make(folder)
    with open_case(tmp_path / "case", create=True) as case:
        outcomes = list(read_into(case, gather([str(folder)], {}), now, summary=summary))
        failed = sorted({o.uri.removeprefix(f"{folder}{os.sep}") for o in outcomes if isinstance(o, Failed)})
        assert all("\n" not in o.reason and "fault of the program" not in o.reason for o in summary.failed)
        assert [f.uri for f in case.failures()] == [f.uri for f in summary.failed]
        assert any(d.uri.endswith("good.txt") for d in case.documents())
        assert list(breaks(case, Checked())) == []
    if kinds is READ:
        assert [name for name in failed if name != "nested.html"] == []
    else:
        assert all(any(name in uri for uri in failed) for name, _ in kinds), failed


def test_a_document_in_another_language_is_kept_and_not_coded(tmp_path: Path) -> None:
    text = "Am Montag schlugen Granaten auf dem Marktplatz ein, drei Menschen starben, teilte die Armee mit. " * 3
    (tmp_path / "bericht.txt").write_text(text, encoding="utf-8")
    with open_case(tmp_path / "case", create=True) as case:
        list(read_into(case, gather([str(tmp_path / "bericht.txt")], {}), now))
        (document,) = case.documents()
        record = case.record(document.sha256)
    assert record.document.language == "de"
    assert record.events == ()
    assert record.document.text == text
