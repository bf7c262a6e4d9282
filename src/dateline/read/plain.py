"""Plain text to sections by shape; the text of the document is the text of the file, code point for code point."""

from __future__ import annotations

from dateline.ingest.encoding import check_is_text, decode
from dateline.model.document import OffsetMap, OffsetRun, Section
from dateline.read.draft import Draft
from dateline.read.paragraphs import paragraphs
from dateline.read.shape import Block, sections_of


def plain_sections(text: str) -> tuple[Section, ...]:
    """The sections of a text without markup.

    >>> [s.kind for s in plain_sections("Raid\\n\\nGOMA, 4 March (Agency) - Two men died, the mayor said.")]
    ['title', 'dateline', 'body']
    """
    return sections_of(text, [Block(span.start, span.end) for span in paragraphs(text)])


def read_plain(content: bytes) -> Draft:
    """Read a text file in whatever encoding.

    Raises:
        UnreadableInput: there is no language in it.
    """
    decoded = decode(content)
    check_is_text(decoded.text)
    run = OffsetRun(0, len(decoded.text), decoded.start, len(content))
    return Draft(text=decoded.text, sections=plain_sections(decoded.text), offsets=OffsetMap((run,)))
