"""Short reports of our own writing about documented public events, for the demo and for a first try.

The facts are public, the sentences are ours; anonymous voices in them are invented.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def sample_folder() -> Path:
    """The folder with the sample reports.

    >>> sample_folder().name
    'reports'
    """
    with as_file(files("dateline.samples") / "reports") as folder:
        return folder
