"""The errors of dateline, one tree, split by whose fault it is.

DatelineError
├── InputError          the file cannot be used; the others go on
│   ├── UnreadableInput     broken, encrypted, empty, not a text
│   ├── InputTooLarge       over a limit on size, time, memory or nesting
│   └── HostileArchive      a bomb, or names that lead outside
├── SettingError        what was asked for does not exist or does not fit
├── StoreError          a case is damaged, locked or of another version
└── BrokenInvariant     our own fault: a span that does not hold its quote, an interval the wrong way round
"""

from __future__ import annotations


class DatelineError(Exception):
    """Any error that dateline raises on purpose."""


class InputError(DatelineError):
    """A file that cannot be used. It concerns that file alone."""


class UnreadableInput(InputError):
    """The bytes are broken, encrypted, empty or hold no text."""


class InputTooLarge(InputError):
    """A limit on size, time, memory or nesting was passed."""


class HostileArchive(InputError):
    """An archive that unpacks beyond its limits or outside its folder."""


class SettingError(DatelineError):
    """A setting or argument that does not exist or does not fit."""


class StoreError(DatelineError):
    """A case that is damaged, locked, or of a version this program cannot open."""


class BrokenInvariant(DatelineError):
    """A value was about to be made that contradicts itself: a fault of the program."""
