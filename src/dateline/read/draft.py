"""What a reader of one format makes of bytes, before language and publication are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.document import OffsetMap, OffsetRun, Publication, Section
from dateline.read.shape import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text and sections with what the file says of itself.

    Attributes:
        published: from metadata only; what the text states is looked up later.
    """

    text: str
    sections: tuple[Section, ...]
    title: str | None = None
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    published: Publication = field(default=Publication())
    offsets: OffsetMap = field(default=OffsetMap(), repr=False)


class TextBuilder:
    """Puts a text together from pieces and remembers where each came from. Offsets are carried, never searched."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[OffsetRun] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, piece: str, source: OffsetRun | None = None) -> None:
        """Add a piece; `source` is where it came from, its own start and end not yet known (0)."""
        if not piece:
            return
        end = self.length + len(piece)
        if source is not None:
            self._runs.append(OffsetRun(self.length, end, source.source_start, source.source_end, source.box))
        self._pieces.append(piece)
        self.length = end

    @property
    def text(self) -> str:
        """All pieces."""
        return "".join(self._pieces)

    @property
    def offsets(self) -> OffsetMap:
        """The runs of all pieces whose source is known."""
        return OffsetMap(tuple(self._runs))
