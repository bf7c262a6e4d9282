"""Make `annotate/language/data/words.txt.gz`: ordinary words and names of English with their capitals.

    make_words.py AMERICAN LARGE BRITISH FAMILY_NAMES

AMERICAN, LARGE and BRITISH are the word lists of SCOWL as Debian packages them (wamerican, wamerican-large and wbritish
2020.12.07-2: /usr/share/dict/american-english and so on). FAMILY_NAMES is the list of family names of the 1990 census
of the United States (dist.all.last), most frequent first. Same input, same bytes.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from dateline.annotate.actor.lexicon import given_names

OUT = Path(__file__).parents[2] / "src/dateline/annotate/language/data/words.txt.gz"
FREQUENT, ALL = 1_200, 8_000  # family names that also count beside a well-known word; family names taken otherwise
HEAD = """\
# Ordinary words and names of English with their capitals, one a line: class, blank, word as written.
# c common word, r rare word, n name; cn, rn both (written as the name).
# Words and names: SCOWL 2020.12.07 (lists american-english, american-english-large and british-english, without
#   possessives), Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
#   lists, the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby
#   granted without fee, provided that the above copyright notice appears in all copies and that both that copyright
#   notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about
#   the suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
# Family names: 1990 census of the United States, US Census Bureau, public domain. Given names: dateline's own list.
"""


def read_words(path: Path) -> set[str]:
    """The words of a list, possessives left out."""
    return {word for word in path.read_text(encoding="utf-8").splitlines() if not word.endswith("'s")}


def main() -> None:
    """Write the list."""
    american, large, british = (read_words(Path(path)) for path in sys.argv[1:4])
    family = [line.split()[0].capitalize() for line in Path(sys.argv[4]).read_text().splitlines()]
    common = {word for word in american | british if word == word.lower()}
    rare = {word for word in large if word == word.lower()} - common
    names = {word for word in large if word != word.lower() and len(word) > 1} | given_names()
    names |= set(family[:FREQUENT]) | {name for name in family[:ALL] if name.lower() not in common}
    written: dict[str, str] = {}
    given = given_names()
    for name in sorted(
        names, key=lambda n: (n not in given, n)
    ):  # of two ways to write a name, not the one in capitals
        if name.lower() not in written or written[name.lower()].isupper():
            written[name.lower()] = name
    lines = []
    for word in sorted(set(written) | common | rare):
        kind = "c" if word in common else "r" if word in rare else ""
        lines.append(f"{kind}{'n' if word in written else ''} {written.get(word, word)}")
    OUT.write_bytes(gzip.compress((HEAD + "\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{OUT}: {len(lines)} words")


if __name__ == "__main__":
    main()
