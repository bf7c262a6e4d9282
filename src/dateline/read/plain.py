"""Plain text to sections by shape; the text of the document is the text of the file, code point for code point."""

from __future__ import annotations

from dateline.model.document import Section
from dateline.read.paragraphs import paragraphs
from dateline.read.shape import Block, sections_of


def plain_sections(text: str) -> tuple[Section, ...]:
    """The sections of a text without markup.

    >>> [section.kind for section in plain_sections("Raid\\n\\nGOMA, 4 March (Agency) - Two men died, the mayor said.")]
    ['title', 'dateline', 'body']
    """
    return sections_of(text, [Block(span.start, span.end) for span in paragraphs(text)])
