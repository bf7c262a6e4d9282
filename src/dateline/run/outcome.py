"""What becomes of one input: a record, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worker makes of a capture.

    Attributes:
        line: the record as one line of JSON, without the newline.
        offsets: the way from its text back to the bytes; not part of the line.
        events: how many events the record holds.
    """

    line: bytes
    offsets: OffsetMap
    events: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document that was read, and the bytes it was read from."""

    capture: Capture
    reading: Reading


@dataclass(frozen=True, slots=True)
class Failed:
    """An input without a record; `capture` is None where not even its bytes could be had."""

    uri: str
    reason: str
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input whose record is there already."""

    capture: Capture


Outcome = Extracted | Failed | Skipped


def outcome_of(capture: Capture, result: Reading | str) -> Outcome:
    """The outcome of a capture whose worker gave a reading, or the reason why there is none."""
    return Failed(capture.uri, result, capture) if isinstance(result, str) else Extracted(capture, result)


def reason_of(error: BaseException) -> str:
    """One line that says what went wrong: the message of our own errors, the kind and message of all others.

    >>> reason_of(PermissionError(13, "Permission denied", "a.txt"))
    'cannot be read: Permission denied'
    """
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    text = " ".join(str(error).split())
    return (
        text
        if isinstance(error, DatelineError) and text
        else f"fault of the program: {type(error).__name__} {text}".rstrip()
    )
