"""Plain text to a document: sections by their shape, offsets as they are."""

from __future__ import annotations

import re

from dateline.model.document import Section

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.ASCII)


def plain_sections(text: str) -> tuple[Section, ...]:
    """The blocks of a text that blank lines part; all are body."""
    return tuple(Section(m.start(), m.start() + len(m.group().rstrip()), "body") for m in _BLOCK.finditer(text))
