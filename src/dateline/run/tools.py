"""What a worker loads once, and how one capture becomes an outcome with it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import lru_cache
from multiprocessing import parent_process

from dateline.annotate.actor.own_table import known_actors
from dateline.annotate.language import load_parser
from dateline.annotate.reader import load_reader
from dateline.gazetteer import open_gazetteer
from dateline.model.capture import Capture
from dateline.read import read_capture
from dateline.run.edition import components
from dateline.run.outcome import Reading, reason_of
from dateline.run.pipeline import Tools, extract
from dateline.wire import encode_record


@lru_cache(maxsize=1)
def load_tools() -> Tools:
    """The parser, the small model, the gazetteer and the known actors, once a process."""
    return Tools(
        parser=load_parser(),
        gazetteer=open_gazetteer(),
        actors=known_actors(),
        reader=load_reader(),
        components=components(),
    )


def prepare(say: Callable[[str], None]) -> None:
    """Make what is made once on a machine, the index of places, before workers all start to make it.

    Args:
        say: told a line while something takes its time.
    """
    open_gazetteer(progress=say)


def start_worker() -> None:
    """Make a new process ready: load the tools, and leave when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard stops the parent, which lets its workers go
    parent = parent_process()
    if parent is not None:

        def leave_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=leave_with_parent, daemon=True).start()
    without_torch()
    load_tools()


def without_torch() -> None:
    """Keep a process that is ours alone from loading torch (180 MiB), which thinc takes along where it is installed."""
    if "torch" not in sys.modules:
        sys.modules["torch"] = None  # type: ignore[assignment]


def process(capture: Capture) -> Reading | str:
    """What is read from one capture, or the reason why nothing is. Never raises: a file concerns itself alone."""
    try:
        record = extract(read_capture(capture), load_tools())
        return Reading(encode_record(record), record.document.offsets, len(record.events))
    except Exception as error:
        return reason_of(error)
