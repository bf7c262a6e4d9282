"""What came in: bytes as received, and where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one report, as received.

    Attributes:
        sha256: of `content`, lower-case hexadecimal; the document's identity.
        content: the bytes, never altered.
        uri: the path or address they came from; inside an archive, "archive.zip!/inner/name.html".
        media_type: by content, not by name; None when nothing fits.
        published: day of publication told by the user, if any.
        title: title given beside the text (JSON Lines), if any.
    """

    sha256: str
    content: bytes
    uri: str
    media_type: str | None = None
    published: date | None = None
    title: str | None = None
