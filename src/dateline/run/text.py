"""For scripts and notebooks: a text in, its record out."""

from __future__ import annotations

import hashlib
from datetime import date

from dateline.model.capture import Capture
from dateline.model.record import Record
from dateline.read import read_capture
from dateline.run.pipeline import extract
from dateline.run.tools import load_tools


def read_text(text: str, published: date | None = None, title: str | None = None) -> Record:
    """The record of one plain text.

    Args:
        text: of the report; all spans of the record count its code points.
        published: when it appeared, if that is known.
        title: its headline, where that does not stand in the text.

    Returns:
        The record, as `dateline extract` prints it.

    Raises:
        InputError: the text is empty or too long.

    >>> read_text("Shells hit Tripoli on Monday.", published=date(2019, 4, 10)).times[0].earliest
    datetime.date(2019, 4, 8)
    """
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    return extract(read_capture(Capture(digest, content, "text", "text/plain", published, title)), load_tools())
