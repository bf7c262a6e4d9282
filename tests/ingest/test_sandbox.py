"""The reading process: it may be killed, loop or bloat, and only that one file is refused."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import InputTooLarge, UnreadableInput
from dateline.ingest.sandbox import Sandbox
from dateline.settings import Limits

CHILD = """
import os, signal, sys
from dateline.errors import HostileArchive
from dateline.ingest.sandbox import serve

def handle(request):
    if request == b"loop":
        while True: pass
    if request == b"bloat":
        bytearray(10**12)
    if request == b"killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if request == b"crash":
        os.abort()
    if request == b"raise":
        raise ValueError("odd\\nthing")
    if request == b"refuse":
        raise HostileArchive("a bomb")
    if request == b"flood":
        while True: yield b"x" * 100_000
    print("noise")
    yield request.upper()
    yield str(os.getpid()).encode()

serve(handle)
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    (tmp_path / "odd_child.py").write_text(CHILD)
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    sandbox = Sandbox("odd_child", Limits(seconds=1, reply_bytes=1_000_000))
    yield sandbox
    sandbox.close()


def test_one_process_answers_many_questions(child: Sandbox) -> None:
    first, second = list(child.ask(b"one")), list(child.ask(b"two"))
    assert (first[0], second[0]) == (b"ONE", b"TWO")
    assert first[1] == second[1]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process need a Unix system")
@pytest.mark.parametrize(
    ("request_", "error", "reason"),
    [
        (b"loop", InputTooLarge, "not read within"),
        (b"bloat", InputTooLarge, "memory"),
        (b"killed", InputTooLarge, "killed"),
        (b"crash", UnreadableInput, "broke down"),
        (b"raise", UnreadableInput, "ValueError: odd thing"),
        (b"flood", InputTooLarge, "more came out"),
    ],
)
def test_what_goes_wrong_is_one_error_and_the_next_file_is_read(
    child: Sandbox, request_: bytes, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        list(child.ask(request_))
    assert next(iter(list(child.ask(b"next")))) == b"NEXT"


def test_a_process_that_died_while_idle_is_started_again(child: Sandbox) -> None:
    pid = int(list(child.ask(b"one"))[1])
    os.kill(pid, signal.SIGKILL)
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT) is None:
        pass
    assert next(iter(list(child.ask(b"next")))) == b"NEXT"


def test_two_answers_can_be_read_by_turns(child: Sandbox) -> None:
    first, second = child.ask(b"one"), child.ask(b"two")
    assert [next(first), next(second)] == [b"ONE", b"TWO"]
    assert len(list(first)) == len(list(second)) == 1
    assert next(iter(list(child.ask(b"next")))) == b"NEXT"


def test_an_answer_that_nobody_reads_to_its_end_does_no_harm(child: Sandbox) -> None:
    answer = child.ask(b"one")
    next(answer)
    del answer
    assert next(iter(list(child.ask(b"next")))) == b"NEXT"
