"""Times counted from a happening: "two days after the raid", "six weeks before the truce of 9 June".

The happening's own time is the date told with it, or the one date that an earlier sentence gave to the same words.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.time.counting import counted
from dateline.annotate.time.forms import Found, Shift
from dateline.annotate.time.lengths import CLOCK_UNITS, timex_length
from dateline.annotate.time.passage import Anchor, Passage, Settled
from dateline.annotate.time.words import Words
from dateline.model.parse import Parse, Token

REACH = 8  # words between "after" and a date that dates the happening
NAMING = frozenset({"NOUN", "VERB", "PROPN"})


class Happenings:
    """Words of dated sentences, and the date that came with them; a word with two dates names no happening."""

    def __init__(self) -> None:
        self._dates: dict[str, Anchor | None] = {}
        self._sentence = -1

    def note(self, parse: Parse | None, anchor: Anchor | None) -> None:
        """Remember what the sentence of a date tells."""
        if parse is None or anchor is None or anchor.sentence < 0 or anchor.sentence == self._sentence:
            return
        if anchor.stretch is None or anchor.stretch.grain not in ("day", "month", "week"):
            return
        self._sentence = anchor.sentence
        for token in parse.words(parse.sentences[anchor.sentence])[:80]:
            if token.pos not in NAMING or len(token.text) < 4:
                continue
            key = token.lemma.lower()
            known = self._dates.get(key, anchor)
            self._dates[key] = anchor if known is not None and known.days == anchor.days else None

    def find(self, parse: Parse | None, start: int) -> Anchor | None:
        """The date of the happening that the words from `start` on name."""
        token = parse.token_at(start) if parse else None
        if parse is None or token is None:
            return None
        for word in _named(parse, token):
            anchor = self._dates.get(word.lemma.lower())
            if anchor:
                return anchor
        return None


def _named(parse: Parse, after: Token) -> list[Token]:
    """The words that "after" or "before" governs: the head of its phrase or clause, and names beside it."""
    word = parse.tokens[after.i - 1] if after.i else after
    heads = [parse.tokens[i] for i in parse.children(word.i) if parse.tokens[i].dep in ("pobj", "pcomp")]
    if word.dep == "mark":
        heads = [parse.tokens[word.head]]
    out = [token for token in heads if token.pos in NAMING]
    for head in heads:
        names = (parse.tokens[i] for i in parse.children(head.i))
        out.extend(token for token in names if token.dep == "compound" and token.pos == "PROPN")
    return out


def from_happening(w: Words, parse: Parse | None, item: Found, following: Settled | None, gap: int, passage: Passage,
                   happenings: Happenings, name: str) -> Settled:  # fmt: skip
    """The meaning of a distance from a happening: a date where the happening is dated, else the bare length.

    `following` is what the next expression means, `gap` the words up to it, `name` its id.
    """
    form = item.form
    if not isinstance(form, Shift):
        raise TypeError(f"no distance: {form}")
    anchor = None
    if following and following.stretch and following.days.known and gap <= REACH:
        anchor = Anchor(name, following.days, following.stretch, passage.section, passage.sentence, following.mod)
    anchor = anchor or happenings.find(parse, w[item.last].start)
    if anchor is None or form.n is None or form.unit in CLOCK_UNITS:
        length = timex_length(None if form.n is None else abs(form.n), form.unit)
        return Settled(length, "DURATION", reason="the happening it is counted from is not dated")
    return counted(replace(form, base="passage"), anchor, passage)


__all__ = ["Happenings", "from_happening"]
