"""How a clause stands to its time: looking back or ahead, in the main line of the telling or beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.time.lexicon import words_of
from dateline.model.parse import Parse, Token

ASIDE = frozenset({"relcl", "acl", "nummod", "compound", "amod", "poss", "nmod", "appos"})
MODAL = frozenset({"may", "can", "could", "must", "should", "might"})
BACK = frozenset({"had", "did", "was", "were", "has", "have", "'ve", "’ve"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause around an expression.

    Attributes:
        toward: -1 where it tells the past, 1 where it looks ahead, 0 where it does not say.
        earlier: told in the pluperfect, before the passage's own time.
        main: the expression belongs to the main line of its sentence or opens it.
        opens: it stands at the head of its sentence.
        noun: it hangs on a noun ("the vote of May 2005", "the 1614 rules"), not on a verb.
        stands: it says when something is ("the hearing is on Monday").
        due: it says for when something was planned ("the vote was set for July"), which may be over.
        over: it dates what nobody tells beforehand ("the October killings", "a raid on Friday").
    """

    toward: int = 0
    earlier: bool = False
    main: bool = True
    opens: bool = False
    noun: bool = False
    stands: bool = False
    due: bool = False
    over: bool = False


def clause_of(parse: Parse | None, start: int, end: int) -> Clause:
    """The clause around the words `[start, end)`."""
    head = parse.head_in(start, end) if parse else None
    if parse is None or head is None:
        return Clause()
    first = parse.sentences[head.sent].first
    before = _before(parse, first, start)
    opens = len(before) < 5 and all(token.pos in ("ADP", "DET", "PUNCT", "ADV", "SCONJ", "CCONJ") for token in before)
    verbs = _verbs(parse, head)
    earlier = bool(verbs) and _pluperfect(parse, verbs[0])
    word = parse.token_at(start) or head
    above = _governor(parse, head)
    noun = above.i != head.i and above.pos in ("NOUN", "PROPN")
    stands = above.lemma == "be" and above.tag in ("VBZ", "VBP")
    due = bool(verbs) and verbs[0].lemma in words_of("planned") and bool(_helpers(parse, verbs[0]) & {"was", "were"})
    over = noun and above.lemma in words_of("befallen")
    toward = -1 if over else _toward(parse, head, word, verbs)
    return Clause(toward, earlier, opens or _main(parse, head), opens, noun, stands, due, over)


def _before(parse: Parse, first: int, start: int) -> list[Token]:
    """The tokens of a sentence before a code point, four at most (a longer run is no opening)."""
    return [token for token in parse.tokens[first : first + 5] if token.start < start]


def _main(parse: Parse, token: Token) -> bool:
    """Whether no relative clause, participle or name lies between a token and the main verb."""
    at, steps = token, 0
    while at.head != at.i and steps < 30:
        if at.dep in ASIDE:
            return False
        at, steps = parse.tokens[at.head], steps + 1
    return True


def _governor(parse: Parse, head: Token) -> Token:
    """The word that a time hangs on, over its prepositions."""
    above = parse.tokens[head.head]
    for _ in range(2):
        if above.pos == "ADP":
            above = parse.tokens[above.head]
    return above


def _toward(parse: Parse, head: Token, word: Token, verbs: list[Token]) -> int:
    """Whether a time that begins at `word` and hangs on `head` lies behind (-1) or ahead (1) of the telling."""
    if head.dep in ("poss", "nmod", "compound", "amod") and parse.tokens[head.head].pos in ("NOUN", "PROPN"):
        return 0
    before = parse.tokens[word.i - 1] if word.i else word
    if before.lower in ("effective", "payable", "due", "expires"):
        return 1
    if before.lower in ("until", "till"):
        held = bool(verbs) and (_pluperfect(parse, verbs[0]) or _negated(parse, verbs[0]))
        return -1 if held else 1
    told = next((told for verb in verbs if (told := _tense(parse, verb))), 0)
    return max(told, 0) if before.lower == "by" else told


def _verbs(parse: Parse, token: Token) -> list[Token]:
    """The verbs above a token, nearest first, within its sentence; at most four."""
    out = [token] if token.pos in ("VERB", "AUX") else []
    for n, i in enumerate(parse.ancestors(token.i)):
        above = parse.tokens[i]
        if above.pos in ("VERB", "AUX") or above.dep == "ROOT":
            out.append(above)
        if n > 12 or len(out) >= 4:
            break
    return out


def _helpers(parse: Parse, verb: Token) -> set[str]:
    children = (parse.tokens[i] for i in parse.children(verb.i))
    return {token.lower for token in children if token.dep in ("aux", "auxpass", "mark")}


def _negated(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[i].dep == "neg" for i in parse.children(verb.i))


def _pluperfect(parse: Parse, verb: Token) -> bool:
    words = _helpers(parse, verb)
    if verb.tag != "VBN" or "would" in words:
        return False
    return bool(words & {"had", "'d", "’d"}) or {"to", "have"} <= words  # "is believed to have fallen" looks back too


def _tense(parse: Parse, verb: Token) -> int:
    planned, words = words_of("planned"), _helpers(parse, verb)
    if words & words_of("ahead").keys():
        return 1
    if words & MODAL and "have" in words:
        return -1
    if words & MODAL:
        return 0 if _negated(parse, verb) or "could" in words else 1
    if "would" in words and "have" not in words:
        return 1
    if verb.lemma in planned and verb.tag in ("VBN", "VBZ", "VBP"):
        return 1
    if verb.lemma in words_of("plotted") and verb.tag == "VBD":
        return 1
    if verb.lemma in words_of("arranged") and verb.tag in ("VBZ", "VBP") and not words:
        return 1
    if verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not words:
        return -1
    if words & BACK or verb.tag == "VBD":
        return -1
    if "to" in words and verb.tag == "VB":
        head = parse.tokens[verb.head]
        if _helpers(parse, head) & {"had"} or any(
            "had" in _helpers(parse, parse.tokens[i]) for i in parse.ancestors(head.i)
        ):
            return -1
        begun = head.lemma == "begin" and head.tag == "VBD"
        planned_then = (head.lemma in planned or head.lemma in words_of("promised")) and not begun
        return 1 if head.i != verb.i and (planned_then or head.tag in ("VBZ", "VBP")) else 0
    return 0
