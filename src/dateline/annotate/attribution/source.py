"""What kind of source somebody is: how well identified, where it stands, how many, how near to what it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.attribution.lexicon import rows
from dateline.model.attribution import SourceAccess, SourceCount, SourceIdentity, SourcePosition
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_VAGUE = frozenset({"several", "multiple", "various", "many", "numerous"})
_ANONYMOUS = re.compile(
    r"\b(anonym\w+|not (?:be )?(?:named|identified)|not authori[sz]ed|unnamed|unidentified|nom de guerre|"
    r"only (?:as|by|a) \w+|requested anonymity|asked not to|familiar with|briefed on|spoke on condition|with (?:direct )?knowledge|declined to be)\b",
    re.I,
)
_UNCOUNTED = SourceCount()
_ONE = SourceCount(1, 1)


@dataclass(frozen=True, slots=True)
class _Word:
    position: SourcePosition
    rank: int
    form: str


@dataclass(frozen=True, slots=True)
class SourceKind:
    """All that is told of a source beside its words."""

    identity: SourceIdentity
    position: SourcePosition
    count: SourceCount
    access: SourceAccess
    is_text: bool


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[_Word, ...]]:
    found: dict[str, tuple[_Word, ...]] = {}
    for position, rank, form, words in rows("sources.tsv"):
        for word in words.split():
            found[word] = (*found.get(word, ()), _Word(position, int(rank), form))  # type: ignore[arg-type]
    return found


def tells_why_unnamed(parse: Parse, source: Span) -> bool:
    """Whether a phrase gives the reason for anonymity ("who was not authorised to speak")."""
    return _ANONYMOUS.search(parse.text, source.start, source.end) is not None


def is_source_word(token: Token) -> bool:
    """Whether a word names a kind of speaker or text ("minister", "police", "report")."""
    return bool(_words().get(token.lemma.lower()) or _words().get(token.lower))


def describe_source(parse: Parse, source: Span | None, head: int | None) -> SourceKind:
    """Identity, position, count and access of a source phrase; of nobody where it is None."""
    if source is None or head is None:
        return SourceKind("none", "other", _UNCOUNTED, "unstated", False)
    token = parse.tokens[head]
    words = _described(parse, source, token)
    heads = _words().get(token.lemma.lower(), ()) or _words().get(token.lower, ())
    is_text = any(w.form in ("doc", "image") for w in heads) and token.pos != "PROPN"
    position = _position(heads, words)
    count = _count(parse, source, token)
    identity, count = _identity(parse, source, token, count, heads)
    if is_text:
        identity, count = "named", _UNCOUNTED
    return SourceKind(identity, position, count, "unstated", is_text)


def _described(parse: Parse, source: Span, head: Token) -> list[_Word]:
    out: list[_Word] = []
    for token in parse.tokens_in(source.start, source.end):
        found = _words().get(token.lemma.lower(), ()) or _words().get(token.lower, ())
        out.extend(found)
    return out


def _position(heads: tuple[_Word, ...], words: list[_Word]) -> SourcePosition:
    if heads and any(w.form in ("doc", "image") for w in heads):
        return heads[0].position
    ranked = sorted(words, key=lambda w: w.rank)
    plain = [w for w in ranked if w.form not in ("doc", "image")]
    return plain[0].position if plain else "other"


def _count(parse: Parse, source: Span, head: Token) -> SourceCount:
    """ "three officials" 3-3, "at least three" 3-None, "several" 2-None, a single person 1-1, others uncounted."""
    words = [t for t in parse.tokens_in(source.start, source.end) if t.i <= head.i]
    for token in words:
        if token.head == head.i or token.i == head.i:
            if token.lower in _VAGUE:
                return SourceCount(2, None)
            number = _NUMBERS.get(token.lower) or (
                int(token.text) if token.text.isdecimal() and len(token.text) < 6 else None
            )
            if number and token.dep in ("nummod", "nsubj", "pobj", "nsubjpass"):
                least = " ".join(t.lower for t in words if t.i < token.i)
                if "at least" in least:
                    return SourceCount(number, None)
                return SourceCount(number, number)
    return _UNCOUNTED


def _identity(
    parse: Parse, source: Span, head: Token, count: SourceCount, heads: tuple[_Word, ...]
) -> tuple[SourceIdentity, SourceCount]:
    inside = parse.tokens_in(source.start, source.end)
    text = parse.text[source.start : source.end]
    named = head.pos == "PROPN" or any(t.pos == "PROPN" and t.dep == "appos" for t in inside)
    if _ANONYMOUS.search(text):
        return "anonymous", count if count.low else (_ONE if head.tag in ("NN", "NNP") else _UNCOUNTED)
    if named and head.tag != "NNPS":
        return "named", _ONE
    if head.tag in ("NNS", "NNPS") or head.lower in ("they", "them", "people", "police", "some", "many", "others"):
        if count.low is not None:
            return "anonymous", count
        return "collective", _UNCOUNTED
    if any(w.form in ("body", "people") for w in heads) or head.ent in ("ORG", "NORP", "GPE"):
        return "collective", _UNCOUNTED
    det = next((t.lower for t in inside if t.head == head.i and t.dep == "det"), "")
    if det in ("a", "an", "one", "another", "some") or count.low == 1:
        return "anonymous", _ONE
    return "role", _ONE
