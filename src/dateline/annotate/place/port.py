"""What the place layer needs of a gazetteer."""

from __future__ import annotations

from typing import Protocol

from dateline.gazetteer.entry import Entry


class PlaceFinder(Protocol):
    """Looks places up by name. `dateline.gazetteer.Gazetteer` is one; tests bring a small one of their own."""

    def find(self, name: str) -> tuple[Entry, ...]:
        """Places with this very name (but for case, diacritics, punctuation), the weightiest first."""
        ...

    def find_romanised(self, name: str) -> tuple[Entry, ...]:
        """Places whose name may be this one in another romanisation."""
        ...
