"""A small model of our own that reads a parsed document: marks of words, attributes of triggers, roles around them."""

from dateline.annotate.reader.labels import ATTRIBUTES, EFFECTS, INSIDE, KINDS, LAYERS, MODES_OF, OUTSIDE, ROLES, TYPES
from dateline.annotate.reader.model import Mark, Reader, Reading, load_reader, reader_name
from dateline.annotate.reader.words import HINTS, fillers

__all__ = [
    "ATTRIBUTES",
    "EFFECTS",
    "HINTS",
    "INSIDE",
    "KINDS",
    "LAYERS",
    "MODES_OF",
    "OUTSIDE",
    "ROLES",
    "TYPES",
    "Mark",
    "Reader",
    "Reading",
    "fillers",
    "load_reader",
    "reader_name",
]
