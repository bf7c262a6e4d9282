"""What kind of source somebody is: how well identified, where it stands, how many, how near to what it tells.

Two independent fields on purpose: an unnamed intelligence officer and a named one differ in `identity`, an unnamed
intelligence officer and an unnamed nurse in `position`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.attribution.clause import child
from dateline.annotate.attribution.lexicon import rows, words_for
from dateline.model.attribution import SourceCount, SourceIdentity, SourcePosition
from dateline.model.parse import Parse, Token
from dateline.model.span import Quote, Span

NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(NUMBERS.split(" "))}
_DOZENS = {"dozen": 12, "dozens": 12, "scores": 20, "hundreds": 100}
_ANONYMOUS = re.compile(
    r"\b(?:(?:on|under|upon|requested|requesting) (?:the )?(?:condition of )?anonymity[^,.;]*"
    r"|anonymous\w*|unnamed|unidentified"
    r"|(?:asked|wished|wanted|preferred|declined|refused) not to be (?:named|identified|quoted)[^,.;]*"
    r"|(?:declined|refused|agreed|wanted) to be (?:named|identified)[^,.;]*"
    r"|not (?:authori[sz]ed|permitted|allowed|cleared|supposed) to [^,.;]*|nom de guerre"
    r"|only (?:as|by|a|his|her|their)\b[^,.;]*|familiar with[^,.;]*"
    r"|briefed on[^,.;]*|with (?:direct )?knowledge of[^,.;]*)",
    re.IGNORECASE,
)
_UNCOUNTED = SourceCount()
_ONE = SourceCount(1, 1)
_CORE = frozenset({"compound", "amod", "nmod", "poss", "appos", "prep", "pobj", "conj", "det", "nummod"})


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of `data/sources.tsv`: what a noun tells of whoever it names; the lowest rank in a phrase decides."""

    position: SourcePosition
    rank: int
    form: str


@dataclass(frozen=True, slots=True)
class SourceKind:
    """All that is told of a source beside its words; `is_text` for texts, pictures, recordings and data."""

    identity: SourceIdentity
    position: SourcePosition
    count: SourceCount
    is_text: bool


NOBODY = SourceKind("none", "other", _UNCOUNTED, False)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[Word, ...]]:
    found: dict[str, tuple[Word, ...]] = {}
    for position, rank, form, words in rows("sources.tsv"):
        for word in words.split():
            found[word] = (*found.get(word, ()), Word(position, int(rank), form))  # type: ignore[arg-type]
    return found


def source_words(token: Token) -> tuple[Word, ...]:
    """What the tables know of a word."""
    return _words().get(token.lemma.lower(), ()) or _words().get(token.lower, ())


def is_source_word(token: Token) -> bool:
    """Whether a word names a kind of speaker or text ("minister", "police", "report")."""
    return any(word.form != "generic" for word in source_words(token))


def tells_why_unnamed(parse: Parse, source: Span) -> bool:
    """Whether a phrase gives the reason for anonymity ("who was not authorised to speak")."""
    return reason_unnamed(parse.text, source) is not None


def reason_unnamed(text: str, source: Span) -> Quote | None:
    """The words of a source that say why it is not named, or that it is not.

    >>> text = "an official who asked not to be named because of the talks"
    >>> reason_unnamed(text, Span(0, len(text))).quote
    'asked not to be named because of the talks'
    """
    match = _ANONYMOUS.search(text, source.start, source.end)
    return Quote(match.start(), match.end(), match.group()) if match else None


def real_head(parse: Parse, head: int) -> Token:
    """The noun a phrase is about: in "neither of the factions" the factions."""
    token = parse.tokens[head]
    for _ in range(3):
        of = next((j for j in parse.children(token.i) if parse.tokens[j].lower == "of"), None)
        inner = child(parse, of, "pobj") if of is not None else None
        if inner is None or not (token.lower in words_for("part") or token.pos == "NUM"):
            return token
        token = inner
    return token


def describe_source(parse: Parse, source: Span | None, head: int | None) -> SourceKind:
    """Identity, position and count of a source phrase, read from its own words."""
    if source is None or head is None:
        return NOBODY
    outer, token = parse.tokens[head], real_head(parse, head)
    own = source_words(token)
    is_text = token.pos != "PROPN" and bool(own) and own[0].form in ("doc", "image")
    if is_text:
        return _describe_text(parse, source, token, own[0])
    identity, count = _identity(parse, source, outer, token)
    return SourceKind(identity, _position(parse, source, token), count, False)


def _describe_text(parse: Parse, source: Span, token: Token, own: Word) -> SourceKind:
    """A text or picture; one that somebody issued or signed speaks from where the issuer stands."""
    owner = child(parse, token.i, "poss")
    signer = None
    for j in parse.subtree(token.i):
        if (
            parse.tokens[j].lower in ("by", "from")
            and parse.tokens[j].dep in ("agent", "prep")
            and token.lemma in _SIGNED
        ):
            signer = child(parse, j, "pobj")
    issuer = signer or owner
    words = [w for w in (source_words(issuer) if issuer else ()) if w.form not in ("doc", "image", "generic")]
    if token.lemma in _SIGNED and issuer is not None:
        named = issuer.pos == "PROPN"
        return SourceKind("named" if named else "role", words[0].position if words else "party", _ONE, False)
    online = any(t.lower in words_for("online") for t in parse.tokens_in(source.start, source.end))
    if own.position == "social_media" or (own.position == "document" and online):
        return SourceKind("collective", "social_media", _UNCOUNTED, False)
    position = words[0].position if words and own.position == "document" else own.position
    count = _UNCOUNTED if position in ("document", "imagery") else _ONE
    return SourceKind("named", position, count, True)


_SIGNED = frozenset({"statement", "communique", "communiqué", "declaration"})


def _position(parse: Parse, source: Span, head: Token) -> SourcePosition:
    """Where a source stands: the word of lowest rank in the noun phrase proper, else anywhere in its description."""
    tokens = parse.tokens_in(source.start, source.end)
    near = {head.i}
    for token in tokens:
        if token.head in near and token.dep in _CORE:
            near.add(token.i)
    for token in reversed(tokens):
        if token.head in near and token.dep in _CORE:
            near.add(token.i)
    if head.ent == "GPE" and head.pos == "PROPN" and len(tokens) == 1:
        return "government"  # "Washington says"
    for some in ([t for t in tokens if t.i in near], tokens):
        found = position_of(some)
        if found != "other":
            return found
    return "other"


def position_of(tokens: Iterable[Token]) -> SourcePosition:
    """The position told by the word of lowest rank, "other" where no word tells any."""
    words = [w for token in tokens for w in source_words(token) if w.form not in ("doc", "image")]
    best = min(words, key=lambda w: w.rank, default=None)
    return best.position if best else "other"


def _count(parse: Parse, outer: Token, head: Token, source: Span) -> SourceCount:
    """ "three officials" 3-3, "at least three" 3-None, "several" 2-None; uncounted otherwise."""
    words = [t for t in parse.tokens_in(source.start, source.end) if t.i <= max(outer.i, head.i)]
    for token in words:
        if token.lower in _DOZENS:
            exact = token.lower == "dozen" and not any(t.lower in ("than", "least", "few") for t in words)
            low = _DOZENS[token.lower] // (2 if any(t.lower == "half" for t in words) else 1)
            return SourceCount(low + any(t.lower == "than" for t in words), low if exact else None)
        if token.i != outer.i and token.head not in (outer.i, head.i):
            continue
        if token.lower in words_for("vague"):
            return SourceCount(2, None)
        number = _number(token)
        if number and token.lower not in ("one",) and (token.dep == "nummod" or token.i == outer.i):
            before = " ".join(t.lower for t in words if t.i < token.i)
            if before.endswith(("at least", "more than", "over")):
                return SourceCount(number + (not before.endswith("least")), None)
            return SourceCount(number, number)
    return _UNCOUNTED


def _number(token: Token) -> int | None:
    if token.text.isascii() and token.text.isdecimal() and len(token.text) < 6:
        return int(token.text)
    return _NUMBERS.get(token.lower)


def _identity(parse: Parse, source: Span, outer: Token, head: Token) -> tuple[SourceIdentity, SourceCount]:
    count = _count(parse, outer, head, source)
    forms = {word.form for word in source_words(head)}
    plural = head.tag in ("NNS", "NNPS") or head.lower in ("they", "them", "we", "people", "police")
    single = not plural or outer.lower == "one"
    if tells_why_unnamed(parse, source):
        return "anonymous", count if count.low is not None else _ONE if single else _UNCOUNTED
    if outer.lower in ("one", "another") or (
        not plural and any(parse.tokens[j].lower == "one" for j in parse.children(head.i))
    ):
        return "anonymous", _ONE
    if plural or outer.lower in words_for("part"):
        if count.low is not None and outer.lower not in ("neither", "both"):
            return "anonymous", count
        return "collective", _UNCOUNTED
    if _is_named(parse, source, head, forms):
        return "named", _ONE
    if forms & {"body", "people"} or head.ent in ("ORG", "NORP", "GPE"):
        return "collective", _UNCOUNTED
    return _person(parse, source, head, forms), _ONE


def _is_named(parse: Parse, source: Span, head: Token, forms: set[str]) -> bool:
    """A proper name, an office only one person holds, somebody's own wife, the office of somebody named, a medium."""
    if head.pos == "PROPN" or "unique" in forms:
        return True
    for j in parse.children(head.i):
        token = parse.tokens[j]
        if token.dep == "appos" and token.pos == "PROPN" and j > head.i:
            return True
        if token.dep == "poss":
            owner = {word.form for word in source_words(token)}
            if "body" in forms and (token.pos == "PROPN" or "unique" in owner):
                return True
            if "kin" in forms and token.pos == "PRON":
                return True
    media = any(word.position == "media" and word.form == "body" for word in source_words(head))
    return media and head.tag == "NN"


def _person(parse: Parse, source: Span, head: Token, forms: set[str]) -> SourceIdentity:
    """A single person without name: of a post that can be found out, or anybody."""
    kids = [parse.tokens[j] for j in parse.children(head.i)]
    article = next((t.lower for t in kids if t.dep == "det"), "")
    if article not in ("a", "an", "another", "some"):
        return "role"
    placed = any(t.dep == "prep" and t.lower in ("at", "in", "of", "for") for t in kids)
    known = "post" in forms or (placed and bool(forms) and "generic" not in forms)
    return "role" if known else "anonymous"
