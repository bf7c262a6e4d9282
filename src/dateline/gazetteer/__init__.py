"""Places of the world: build an index from sources, look places up by name; the shipped core and what the user adds."""

from dateline.gazetteer.core import open_gazetteer
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.index import Gazetteer

__all__ = ["Entry", "Gazetteer", "open_gazetteer"]
