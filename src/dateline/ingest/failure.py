"""What is said of an input that could not be taken in."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that cannot be used, and why; the others go on.

    Attributes:
        uri: the path; inside an archive "archive.zip!/inner/name.html".
        error: its message is one line.
    """

    uri: str
    error: InputError
