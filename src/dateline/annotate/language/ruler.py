"""The rules that turn tags into parts of speech, their answers kept.

spaCy's attribute ruler matches all its patterns on every word, an eighth of the parse. Nearly all look at one word
alone: what holds for its tag, its dependency, and the word itself where a pattern names it, holds for all of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

ASKED = {"LOWER", "TAG", "DEP", "IS_SPACE"}  # what the key of a kept answer holds
Match = tuple[int, int, int]


class KeptMatcher:
    """Stands where the ruler had its matcher (`whole`): gives the same matches, in another order."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
        from spacy.matcher import Matcher

        self.whole = ruler.matcher
        self._columns = [LOWER, TAG, DEP, IS_SPACE]
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._kept: dict[tuple[int, ...], list[int]] = {}
        self._named: set[int] = set()
        rules: list[Any] = [rule["patterns"] for rule in ruler.patterns]
        for number, patterns in enumerate(rules):
            for pattern in patterns:
                alone = len(pattern) == 1 and set(pattern[0]) <= ASKED
                (self._single if alone else self._longer).add(str(number), [pattern])
                if alone:
                    self._named |= {ruler.vocab.strings[word] for word in words_of(pattern[0].get("LOWER", []))}

    def __call__(self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """The matches in a document: id of the rule, first word, end."""
        out: list[Match] = self._longer(doc, allow_missing=True)
        for i, (lower, *rest) in enumerate(doc.to_array(self._columns).tolist()):
            key = (lower if lower in self._named else 0, *rest)
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = [rule for rule, _, _ in self._single(doc[i : i + 1], allow_missing=True)]
            out.extend((rule, i, i + 1) for rule in found)
        return out


def words_of(asked: Any) -> Iterator[str]:
    """The words that a pattern names, by themselves or in a list under any condition."""
    if isinstance(asked, str):
        yield asked
    else:
        for part in asked.values() if isinstance(asked, dict) else asked:
            yield from words_of(part)
