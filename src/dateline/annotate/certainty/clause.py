"""What stands around one verb or noun: auxiliaries, negation, subject, mood."""

from __future__ import annotations

from dateline.annotate.certainty.tables import words
from dateline.model.parse import Parse, Token

VERBAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARY = frozenset(("aux", "auxpass"))
NOBODY = frozenset(("nobody", "none", "neither", "nothing", "no-one", "nowhere"))
COMPARE = frozenset(("fewer", "less", "more", "later", "sooner", "other", "doubt", "matter", "wonder"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def children(parse: Parse, at: int) -> list[Token]:
    """The tokens that hang on token `at`."""
    return [parse.tokens[c] for c in parse.children(at)]


def subject(parse: Parse, at: int) -> Token | None:
    """The subject of a verb, None where it has none of its own."""
    return next((token for token in children(parse, at) if token.dep in SUBJECTS), None)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause; participles tagged as adjectives with an auxiliary are verbs too."""
    return token.pos in VERBAL or (token.tag in ("VBN", "VBG", "VBD") and token.dep not in ("amod", "compound"))


def shared_with(parse: Parse, at: int) -> int | None:
    """The verb whose auxiliaries and negation a conjunct shares ("have been queuing and protesting")."""
    token = parse.tokens[at]
    if token.dep != "conj" or not is_verb(token):
        return None
    head = parse.tokens[token.head]
    own = [child for child in children(parse, at) if child.dep in AUXILIARY or child.dep in SUBJECTS]
    return head.i if not own and is_verb(head) and token.tag == head.tag and token.tag in ("VB", "VBN", "VBG") else None


def auxiliaries(parse: Parse, at: int) -> list[Token]:
    """The auxiliary verbs of a verb, in order, those it shares with its first conjunct included."""
    chain = [token for token in children(parse, at) if token.dep in AUXILIARY]
    if not chain:
        other = shared_with(parse, at)
        if other is not None:
            return auxiliaries(parse, other)
    return chain


def infinitive(parse: Parse, at: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(token.lower == "to" for token in auxiliaries(parse, at))


def negators(parse: Parse, at: int) -> tuple[int, ...]:
    """The tokens that negate the clause (or noun phrase) of token `at`: not, never, nobody, no + noun.

    "not only", "no fewer than" and "no doubt" negate nothing.
    """
    found: list[int] = []
    verb = is_verb(parse.tokens[at])
    for token in children(parse, at):
        after = parse.tokens[token.i + 1].lower if token.i + 1 < len(parse.tokens) else ""
        if token.dep == "neg" or token.lower in ("never", "n't", "not") or (token.lower == "nor" and token.dep != "cc"):
            if after not in ("only", "just", "merely", "simply", "least"):
                found.append(token.i)
        elif token.lower in ("hardly", "scarcely", "barely") and (after.startswith("any") or after == "a"):
            found.append(token.i)
        elif token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and verb:
            if token.lower in NOBODY:
                found.append(token.i)
            elif (no := no_determiner(parse, token.i)) is not None:
                found.append(no)
        elif token.lower in ("no", "zero", "neither") and token.dep in ("det", "nummod", "advmod"):
            if after not in COMPARE or after == "longer":
                found.append(token.i)
        elif token.dep == "prep" and verb and token.lower in ("on", "at", "in", "by") and after == "no":
            if parse.tokens[token.i + 2].lower in ("account", "point", "time", "circumstances", "means", "stage"):
                found.append(token.i + 1)
    if parse.tokens[at].dep == "conj" and verb:  # "neither confirmed nor denied"
        found.extend(c.i for c in children(parse, parse.tokens[at].head) if c.lower == "nor" and c.i < at)
    other = shared_with(parse, at)
    if other is not None:
        found.extend(
            n for n in negators(parse, other) if parse.tokens[n].dep == "neg" or parse.tokens[n].lower == "never"
        )
    return tuple(found)


def no_determiner(parse: Parse, at: int) -> int | None:
    """The "no" before a noun ("no shots"), None for "no fewer than ten shots"."""
    for token in children(parse, at):
        if token.lower in ("no", "neither") and token.dep in ("det", "neg", "nummod", "preconj"):
            return token.i if parse.tokens[token.i + 1].lower not in COMPARE else None
        if token.lower == "not" and parse.tokens[token.i + 1].lower in ("a", "one"):
            return token.i
        if token.dep == "nummod" and any(c.lower == "not" for c in children(parse, token.i)):
            return token.i - 1
    first = parse.tokens[at - 1] if at else None
    if first is not None and first.lower == "single" and at >= 3 and parse.tokens[at - 3].lower == "not":
        return at - 3
    return None


def imperative(parse: Parse, at: int) -> bool:
    """Whether a verb is an order: a base form without subject and auxiliary."""
    token = parse.tokens[at]
    if (
        token.tag not in ("VB", "VBP")
        or token.pos not in VERBAL
        or token.dep not in ("ROOT", "conj", "ccomp", "parataxis", "dep", "advcl")
    ):
        return False
    around = children(parse, at)
    if token.dep == "advcl" and any(child.dep == "mark" or child.tag in ("WRB", "TO") for child in around):
        return False
    if any(
        child.dep in SUBJECTS or (child.dep in AUXILIARY and child.lower not in ("do", "please")) for child in around
    ):
        return False
    if token.dep == "conj":
        head = parse.tokens[token.head]
        return token.tag == "VB" and is_verb(head) and (imperative(parse, head.i) or head.tag in FINITE)
    if (
        token.dep == "ccomp"
        and parse.tokens[token.head].i < at
        and parse.tokens[token.head].lemma not in words("speech")
    ):
        return False
    first = parse.sentence_of(at).first
    before = [parse.tokens[n] for n in range(max(first, at - 6), at) if parse.tokens[n].head == at or n == at - 1]
    return token.tag == "VB" or not before or all(t.pos in ("PUNCT", "ADV", "INTJ", "CCONJ") for t in before)


def question(parse: Parse, at: int) -> str:
    """ "yes-no" or "wh" where the clause of token `at` is asked, "" elsewhere."""
    token = parse.tokens[at]
    sentence = parse.sentence_of(at)
    last = next((t for t in reversed(parse.words(sentence)) if t.lower not in ('"', "”", "'", "’", ")")), None)
    if last is None or "?" not in last.text or token.dep not in ("ROOT", "conj", "ccomp", "advcl"):
        return ""
    if any(child.tag in ("WP", "WRB", "WDT", "WP$") for child in children(parse, at)):
        return "wh"
    if token.dep != "ROOT":
        return ""
    first = next((t for t in parse.words(sentence) if t.pos not in ("PUNCT", "CCONJ", "INTJ")), None)
    if first is not None and first.tag in ("WP", "WRB", "WDT", "WP$"):
        return "wh"
    return "yes-no"
