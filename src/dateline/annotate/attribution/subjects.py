"""Whose act a verb is: its own subject, or the one it shares with the verb or noun it hangs on."""

from __future__ import annotations

from dateline.annotate.attribution.clause import SUBJECTS, adds, child, up
from dateline.annotate.attribution.lexicon import cues
from dateline.annotate.attribution.source import source_words
from dateline.model.parse import Parse, Token

_CONTROLLED = frozenset({"xcomp", "advcl", "conj", "dep", "ccomp", "parataxis"})
_VERBAL = ("VERB", "AUX")
_DEEP = 12  # steps upwards at most, so that no tree costs more than linear time


def subject(parse: Parse, i: int) -> Token | None:
    """Who does what verb `i` says; None where the sentence does not tell."""
    for _ in range(_DEEP):
        token = parse.tokens[i]
        own = child(parse, i, *SUBJECTS)
        if own is not None:
            return own
        if token.dep in ("acl", "relcl") and token.tag != "VBN":
            found, i = _of_noun(parse, token)
        elif token.dep == "pcomp":
            found, i = _of_object(parse, token)
        elif token.dep == "xcomp":
            told = child(parse, token.head, "dobj", "dative")
            found = told if told is not None and told.i < i and _can_act(told) else None
            i = token.head
        elif (apposed := _behind_according(parse, i)) is not None:
            return apposed
        elif token.dep in _CONTROLLED and token.head != i:
            found, i = None, _speaker(parse, token) if adds(parse, i) else token.head
        else:
            return None
        if found is not None:
            return found
    return None


def _behind_according(parse: Parse, i: int) -> Token | None:
    """ "According to the Post, a member told ...": the parser takes the subject for an apposition."""
    for j in parse.children(i):
        if parse.tokens[j].lower == "according" and (to := child(parse, j, "prep")) is not None:
            whom = child(parse, to.i, "pobj")
            return child(parse, whom.i, "appos") if whom is not None else None
    return None


def _of_noun(parse: Parse, token: Token) -> tuple[Token | None, int]:
    """A participle on a noun is the noun's act ("reports saying"), an infinitive is not ("a bid to explain")."""
    noun = parse.tokens[token.head]
    above = next((t for t in up(parse, noun.i) if t.pos in _VERBAL), noun)
    if token.dep == "relcl" or (token.tag != "VB" and not _dangles(parse, token) and not _is_carried(noun, above)):
        return noun, above.i
    owner = child(parse, noun.i, "poss")
    return owner if token.tag == "VB" else None, above.i


def _is_carried(noun: Token, above: Token) -> bool:
    """ "issued a statement calling": the statement is the speaker's."""
    return noun.dep == "dobj" and any(e.takes("l") for e in cues(above.lemma)) and bool(cues(noun.lemma, "noun"))


def _dangles(parse: Parse, token: Token) -> bool:
    """Whether a participle behind a comma belongs to the sentence rather than to the noun before it."""
    first = parse.subtree(token.i)[0]
    if token.tag != "VBG" or token.dep != "acl" or first == 0 or parse.tokens[token.head].pos == "PROPN":
        return False
    return parse.tokens[first - 1].text == "," or parse.tokens[first].text == ","


def _of_object(parse: Parse, token: Token) -> tuple[Token | None, int]:
    """In "accused the president of claiming" and "quoted a clerk as saying": the person in the object."""
    prep = parse.tokens[token.head]
    host = parse.tokens[prep.head]
    if prep.lower in ("of", "as", "for", "from"):
        thing = child(parse, host.i, "dobj", "nsubjpass") if host.pos in _VERBAL else host
        if thing is not None and (
            _can_act(thing) or any(prep.lower in e.preps for e in cues(host.lemma) if e.takes("o"))
        ):
            return thing, host.i
    above = next((t.i for t in up(parse, prep.i) if t.pos in _VERBAL), host.i)
    return None, above


def _speaker(parse: Parse, token: Token) -> int:
    """For ", adding that": the verb of the speaker, not of what he said."""
    head = parse.tokens[token.head]
    outer = parse.tokens[head.head]
    return outer.i if head.dep == "ccomp" and outer.i < head.i and cues(outer.lemma) else head.i


def _can_act(token: Token) -> bool:
    """Whether a noun can be somebody who speaks or thinks."""
    forms = {word.form for word in source_words(token)}
    return token.pos in ("PROPN", "PRON") or token.ent in ("PERSON", "ORG", "NORP", "GPE") or bool(forms - {"image"})
