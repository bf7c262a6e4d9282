"""Words to word pieces, as BERT's uncased vocabulary cuts them: lower case, no accents, longest match.

Source: the tokeniser of BERT (Devlin and others 2019), for words that are cut from the text already; the library that
has it (`tokenizers`) brings a client of a model hub along, which has no place in a program that never calls home.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 100  # letters of a word; longer ones are unknown
MOST = 12  # pieces of one word that are read


class Pieces:
    """The vocabulary, and the pieces of each word.

    >>> pieces = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "be", "##sie", "##ged", "."])
    >>> pieces.of("Besieged."), pieces.of("towns")
    ((4, 5, 6, 7), (1,))
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: n for n, piece in enumerate(vocabulary)}
        self.open, self.close, self.unknown = (self._ids[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = [n for part in parts(word) for n in self._match(part)]
        return tuple(ids[:MOST]) or (self.unknown,)

    def _match(self, part: str) -> list[int]:
        """The longest pieces from the left; one unknown where some letters have none."""
        if len(part) > LONGEST:
            return [self.unknown]
        out: list[int] = []
        at = 0
        while at < len(part):
            end = len(part)
            while end > at and (("##" if at else "") + part[at:end]) not in self._ids:
                end -= 1
            if end == at:
                return [self.unknown]
            out.append(self._ids[("##" if at else "") + part[at:end]])
            at = end
        return out


def parts(word: str) -> Iterator[str]:
    """A word in lower case without accents, its punctuation and Chinese characters apart."""
    run = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or (kind in ("Cc", "Cf", "Co", "Cn") and letter not in "\t\n\r"):
            continue
        alone = kind[0] == "P" or (letter.isascii() and kind[0] == "S") or 0x4E00 <= ord(letter) <= 0x9FFF
        if alone or letter.isspace():
            if run:
                yield run
            run = ""
            if alone:
                yield letter
        else:
            run += letter
    if run:
        yield run
