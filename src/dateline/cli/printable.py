"""Words of others on a terminal: what would steer the terminal is shown, not obeyed."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    r"""The text with control characters, line ends among them, in visible form.

    >>> printable("a\x1b[2Jb\n")
    'a\\x1b[2Jb\\n'
    """
    return "".join(c if unicodedata.category(c) != "Cc" else repr(c)[1:-1] for c in text)
