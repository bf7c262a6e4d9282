"""Whom or what a figure counts: the noun it heads, and the kind of thing that noun names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.quantity.tables import effect_nouns, nouns, words
from dateline.model.parse import Parse, Token
from dateline.model.span import Quote

PEOPLE_ENDINGS = ("men", "women", "children", "ers", "ors", "ists", "ians", "ees", "ants", "ents", "folk", "people")
LINKING = frozenset(
    ("more", "other", "others", "further", "additional", "new", "extra", "such", "of", "the", "newly", "all")
)
MODIFIERS = frozenset(("ADJ", "NOUN", "PROPN", "ADV"))
PRONOUNS = frozenset(("them", "whom", "us", "those", "these", "which"))
FEW_STEPS = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase a figure counts.

    Attributes:
        head: its head token. of: its words. kind: what kind of thing it names.
        pronoun: the word in "of them". partitive: it hangs on the figure by "of".
    """

    head: Token | None
    of: Quote | None
    kind: str
    pronoun: str = ""
    partitive: bool = False


def noun_kind(token: Token) -> str:
    """The class of a counted noun, as the table of nouns has it; by its ending where it is not listed."""
    table = nouns()
    for form in (token.lemma.lower(), token.lower):
        if form in table:
            return table[form]
    word = token.lower
    if word in effect_nouns("strong") or word in effect_nouns("weak"):
        return "person"
    if word not in words("things") and len(word) > 4 and word.endswith(PEOPLE_ENDINGS):
        return "person"
    if token.tag == "NNPS" or (token.tag == "NNP" and word.endswith(("ians", "ans", "is", "ese"))):
        return "person"
    return "thing"


def counted(parse: Parse, after: int) -> Counted:
    """The noun phrase that follows a figure which ends before token `after`."""
    tokens = parse.tokens
    at, pronoun, of = after, "", False
    sent = tokens[after - 1].sent
    while at < len(tokens) and tokens[at].sent == sent:
        token = tokens[at]
        if token.lower == "others":
            return Counted(token, None, "person")
        if of and token.lower in PRONOUNS and not (token.lower in ("those", "these") and _noun_next(parse, at)):
            pronoun = token.lower
            at += 1
            break
        if not (token.lower in LINKING or token.tag in ("DT", "PRP$", "PDT") or (of and token.tag == "CD")):
            break
        of = of or token.lower == "of"
        at += 1
    found = _noun_phrase(parse, at, sent)
    if pronoun and (found.head is None or found.head.dep in ("nsubj", "dobj", "pobj") or pronoun in ("whom", "which")):
        return Counted(None, None, "", pronoun)
    return Counted(found.head, found.of, found.kind, pronoun, of)


def _noun_next(parse: Parse, at: int) -> bool:
    return at + 1 < len(parse.tokens) and parse.tokens[at + 1].pos in ("NOUN", "ADJ")


def _noun_phrase(parse: Parse, first: int, sent: int) -> Counted:
    tokens = parse.tokens
    at, head = first, None
    while at < min(len(tokens), first + FEW_STEPS) and tokens[at].sent == sent:
        token = tokens[at]
        if token.lower in words("calendar") or (token.pos not in MODIFIERS and not _modifies(parse, at)):
            break
        if token.lower in words("bare") and not _before_noun(parse, at):
            break
        if _possessor(parse, at):
            head, first = None, at + 2
            at += 2
            continue
        if token.pos in ("NOUN", "PROPN"):
            head = token
            if token.dep not in ("compound", "amod", "nmod", "poss", "nummod") or token.head <= at:
                break
        elif head is not None and token.text not in ("-", "–", "/"):
            break
        at += 1
    if head is None:
        return _nominal(parse, at, sent)
    start = min(first, head.i)
    return Counted(head, parse.quote(start, head.i), noun_kind(head))


def _possessor(parse: Parse, at: int) -> bool:
    return at + 1 < len(parse.tokens) and parse.tokens[at + 1].tag == "POS"


def _before_noun(parse: Parse, at: int) -> bool:
    """Whether "wounded" stands before its noun ("wounded soldiers")."""
    after = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    return after is not None and after.pos in ("NOUN", "PROPN") and parse.tokens[at].head >= after.i


def _modifies(parse: Parse, at: int) -> bool:
    """Whether a participle or hyphen stands before its noun ("rescued miners", "T-72 tanks")."""
    token = parse.tokens[at]
    if token.text in ("-", "–", "/"):
        return at + 1 < len(parse.tokens) and not token.space
    modifies = token.dep in ("amod", "compound", "nmod", "poss", "punct")
    return token.tag in ("VBN", "VBG", "NNP", "CD") and modifies and token.head > at


def _nominal(parse: Parse, at: int, sent: int) -> Counted:
    """ "22 dead", "the 27 wounded": an adjective in the place of the noun."""
    if at < len(parse.tokens) and parse.tokens[at].sent == sent and parse.tokens[at].lower in words("bare"):
        token = parse.tokens[at]
        named = token.lower not in ("hurt", "killed", "kia", "wia", "mia", "injured") and token.tag != "VBN"
        return Counted(token, parse.quote(at, at) if named else None, "person")
    return Counted(None, None, "")
