"""How a word hangs on the one above it, and whether that one is an operator for it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.certainty.clause import auxiliaries, children, infinitive, is_verb
from dateline.annotate.certainty.tables import Operator, operators, words
from dateline.model.parse import Parse, Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"))
NOUN_PREPOSITIONS = frozenset(("of", "to", "at", "for", "about", "in", "on", "against", "over", "from", "into", "with"))


@dataclass(frozen=True, slots=True)
class Link:
    """The way from a word to the one above: its frame, the token above, and the preposition between them, if any.

    Frames: comp, obj, subj, claim, a preposition's word, mod, conj, relcl, acl, adv, same (one phrase), stop.
    """

    frame: str
    above: int
    preposition: int | None = None


def link_of(parse: Parse, at: int) -> Link:
    """The link from token `at` upwards; a preposition is passed over."""
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    dep = token.dep
    if dep in ("pobj", "pcomp") and head.dep == "prep" and head.head != head.i:
        return Link(head.lower, head.head, head.i)
    if dep in ("pobj", "pcomp"):
        return Link("stop" if head.head == head.i else head.lower, head.head, head.i)
    noun = _noun_before(parse, token, head)
    if noun is not None:
        return Link("comp", noun)
    if dep in ("xcomp", "csubj", "csubjpass"):
        return Link("comp", head.i)
    if dep == "ccomp":
        return Link("comp" if _complement(parse, token, head) else "stop", head.i)
    if dep in ("acl", "relcl", "advcl"):
        return _clause_link(parse, token, head)
    if dep == "conj":
        return Link("conj", head.i)
    if dep in ARGUMENTS:
        if dep == "oprd" and is_verb(token):
            return Link("comp", head.i)
        passive = dep == "nsubjpass" or (dep == "nsubj" and any(c.dep == "auxpass" for c in children(parse, head.i)))
        return Link(
            "obj" if dep in ("dobj", "dative", "oprd") or passive else "attr" if dep == "attr" else "subj", head.i
        )
    if dep in ("acomp", "parataxis"):
        return Link("copula" if dep == "acomp" else "stop", head.i)
    if dep in ("compound", "nmod", "amod", "appos", "nummod", "npadvmod"):
        return Link("stop" if dep == "amod" and is_verb(token) else "same", head.i)
    return Link("stop", head.i)


def _noun_before(parse: Parse, token: Token, head: Token) -> int | None:
    """ "foiled a plot to bomb": an infinitive right after an operator noun belongs to it, wherever it was hung."""
    if token.dep not in ("advcl", "xcomp") or not infinitive(parse, token.i) or head.pos == "NOUN":
        return None
    to = next((c for c in children(parse, token.i) if c.lower == "to"), None)
    if to is None or to.i == 0:
        return None
    before = parse.tokens[to.i - 1]
    if before.pos == "NOUN" and before.head == head.i and before.dep == "dobj" and _operator("N", "comp", before):
        return before.i
    if head.lemma in ("go", "come", "arrive", "exist", "emerge"):  # "Orders have gone out to mine the bridges"
        subjects = (c for c in children(parse, head.i) if c.dep.startswith("nsubj") and _operator("N", "comp", c))
        return next((c.i for c in subjects), None)
    return None


def _clause_link(parse: Parse, token: Token, head: Token) -> Link:
    around = children(parse, token.i)
    that = any(c.lower in ("that", "whether", "if") and c.dep == "mark" for c in around)
    if token.dep == "advcl":
        if infinitive(parse, token.i) and (is_verb(head) or head.pos == "ADJ"):
            return Link("comp" if _operator("V", "comp", head) or _operator("A", "comp", head) else "adv", head.i)
        return Link("adv", head.i)
    if token.dep == "relcl" and head.lemma in words("claimnoun") and sum(c.dep == "dobj" for c in around) > 1:
        return Link("comp", head.i)  # "the allegation that police shot the boy", with "that" taken for an object
    if that and (_operator("N", "comp", head) or not any(c.lower == "that" and c.dep != "mark" for c in around)):
        return Link("comp", head.i)
    if infinitive(parse, token.i) and _operator("N", "comp", head):
        return Link("comp", head.i)
    if head.pos == "ADJ" or is_verb(head):
        return Link("comp", head.i)
    return Link("acl" if token.dep == "acl" else "relcl", head.i)


def _complement(parse: Parse, token: Token, head: Token) -> bool:
    """Whether a clause marked as complement is one: loose clauses before ";" and the like are not."""
    low, high = sorted((token.i, head.i))
    between = [parse.tokens[n].lower for n in range(low + 1, high)]
    if ";" in between:
        return False
    if token.i > head.i:
        return True
    return head.lemma.lower() in words("speech") or _operator("V", "comp", head) is not None or head.lemma == "be"


def _operator(kind: str, frame: str, head: Token) -> Operator | None:
    return operators().get((kind, frame, head.lemma.lower())) or operators().get((kind, frame, head.lower))


def operator_of(parse: Parse, at: int, link: Link) -> Operator | None:
    """The operator that the token above is for token `at`, None where it is none."""
    head = parse.tokens[link.above]
    frame = link.frame
    if frame in ("stop", "conj", "relcl", "adv", "copula"):
        return None
    if head.pos == "ADJ" or (head.tag in ("JJ",) and not is_verb(head)):
        return _operator("A", "comp", head) if frame == "comp" or link.preposition is not None else None
    if is_verb(head):
        return _verb_operator(parse, at, head, link)
    if head.pos in NOMINAL:
        if frame == "comp" or (link.preposition is not None and frame in NOUN_PREPOSITIONS):
            return _operator("N", "comp", head)
        if (
            frame == "same"
            and parse.tokens[at].dep in ("compound", "nmod")
            and head.lemma not in ("effort", "order", "demand", "call")
        ):
            return _operator("N", "comp", head)
    return None


def _hearsay(parse: Parse, at: int, head: Token) -> bool:
    """ "were said to have", "was reported killed", "look to have crossed"."""
    if head.lemma in ("say", "report") and head.tag == "VBN":
        passive = any(c.dep == "auxpass" for c in children(parse, head.i))
        return passive and parse.tokens[at].dep in ("xcomp", "oprd")
    return head.lemma in ("look", "sound") and infinitive(parse, at) and _told_as_done(parse, at)


def _told_as_done(parse: Parse, at: int) -> bool:
    """ "feared dead", "feared to have drowned": the fear is that it has happened."""
    token = parse.tokens[at]
    return token.dep == "oprd" or any(c.lemma == "have" for c in auxiliaries(parse, at))


def _verb_operator(parse: Parse, at: int, head: Token, link: Link) -> Operator | None:
    frame = link.frame
    if frame == "obj":
        if parse.tokens[at].lemma.lower() in words("plot") and (plot := _operator("V", "plot", head)):
            return plot
        if head.lemma in ("set", "fix", "call") and any(
            c.lower == "for" and c.dep == "prep" for c in children(parse, head.i)
        ):
            return operators()["V", "comp", "set"] if parse.tokens[at].dep == "nsubjpass" else None
        if parse.tokens[at].lemma.lower() in words("claimnoun") and (claim := _operator("V", "claim", head)):
            return claim
        off = any(c.dep == "prt" and c.lower == "off" for c in children(parse, head.i))
        if head.lemma == "call" and off:
            return operators()["V", "obj", "cancel"]
        if head.lemma in ("promise", "face", "swear") and parse.tokens[at].lemma.lower() in words("harmful"):
            return operators()["V", "obj", "threaten"]
        if head.lemma == "call" or parse.tokens[at].lower in words("courtesy"):
            return None
        return _operator("V", "obj", head)
    if frame == "subj":
        particle = any(c.dep == "prt" and c.lower in ("on",) for c in children(parse, head.i))
        if head.lemma in ("go", "carry", "drag") and particle:
            return operators()["V", "subj", "continue"]
        if head.lemma == "fail" and any(
            c.dep == "xcomp" and c.lemma in words("light") for c in children(parse, head.i)
        ):
            return operators()["V", "comp", "refuse"]
        return _operator("V", "subj", head)
    if frame == "comp" and parse.tokens[at].dep == "ccomp" and head.lemma in ("promise", "pledge"):
        return _operator("V", "comp", head)
    if frame == "comp" and head.lemma == "fear" and _told_as_done(parse, at):
        return operators()["V", "comp", "believe"]
    if frame == "comp" and _hearsay(parse, at, head):
        return operators()["V", "comp", "believe"]
    if frame == "comp" and head.lower == "supposed" and infinitive(parse, at):
        return operators()["A", "comp", "supposed"]
    if frame == "comp" and head.lemma in ("promise", "pledge") and parse.tokens[at].lemma in words("harm"):
        return operators()["V", "comp", "threaten"] if infinitive(parse, at) else None
    if frame == "comp" and head.lemma in ("have", "be") and any(c.lower == "yet" for c in children(parse, head.i)):
        return operators()["V", "comp", "refuse"]
    if frame == "comp" and head.lemma == "go":
        if infinitive(parse, at):
            return operators()["V", "comp", "order"] if head.tag == "VBG" else None
        return _operator("V", "comp", head)
    if frame == "comp" and head.lemma == "have" and not infinitive(parse, at):
        return None
    if frame == "comp" and head.lemma == "know" and (any(c.lower in ("whether", "if") for c in children(parse, at))):
        return operators()["V", "comp", "verify"]
    found = _operator("V", frame, head)
    if frame == "from" and found is not None and found.effect == "attempted":
        before = [parse.tokens[n].lower for n in range(parse.sentence_of(head.i).first, head.i)]
        if "only" in before or "but" in before[:1]:
            return operators()["V", "comp", "imagine"]
    if found is None and frame in ("of", "about") and link.preposition is not None:
        return None
    return found
