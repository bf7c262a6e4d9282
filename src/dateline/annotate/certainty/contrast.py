"""Two voices about one happening: denials, rival accounts, within a sentence and in the next."""

from __future__ import annotations

from dateline.annotate.certainty.clause import children, negators, subject
from dateline.annotate.certainty.compose import Reading
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import words
from dateline.model.parse import Parse, Sentence, Token

REFERS = frozenset(("it", "this", "that", "which"))
SPEAKS = words("speech") | {
    "list",
    "put",
    "give",
    "speak",
    "describe",
    "contend",
    "counter",
    "blame",
    "call",
    "attribute",
}
ADVERSE = frozenset(
    ("not", "n't", "n’t", "never", "no", "nothing", "none", "nobody", "instead", "rather", "accident", "false")
)


def contrast(parse: Parse, trigger: int, reading: Reading) -> State:
    """The state after what other voices in the same and the next sentence say of the same happening."""
    state = reading.state
    if parse.tokens[trigger].lemma in words("verbal") or parse.tokens[trigger].lemma in words("speech"):
        return state
    if state.status not in ("happened", "ongoing") or state.polarity == "-":
        return state
    sentence = parse.sentence_of(trigger)
    if _denied_in(parse, sentence, trigger, reading):
        return apply(state, "disputed")
    if _rival_clause(parse, sentence, trigger, reading):
        return apply(state, "disputed")
    following = parse.sentences[sentence.i + 1] if sentence.i + 1 < len(parse.sentences) else None
    if following is not None and following.section == sentence.section:
        if _next_denies(parse, following) or (reading.said and _next_contradicts(parse, sentence, following)):
            return apply(state, "disputed")
    return state


def _denied_in(parse: Parse, sentence: Sentence, trigger: int, reading: Reading) -> bool:
    """ ", which the ministry denies", "but the army denied it"."""
    for token in parse.words(sentence):
        if token.lemma not in words("denial") or token.i <= trigger or token.i in reading.path:
            continue
        objects = [c for c in children(parse, token.i) if c.dep in ("dobj", "nsubjpass")]
        if any(c.lower in REFERS or c.lemma.lower() in words("claimnoun") for c in objects):
            return True
        if token.dep == "relcl" and parse.tokens[token.head].lemma in words("claimnoun") and not objects:
            return True
    return False


def _rival_clause(parse: Parse, sentence: Sentence, trigger: int, reading: Reading) -> bool:
    """ "The rebels say …; the army says it was mined", "Whereas survivors describe …, the landlord speaks of …"."""
    tokens = parse.words(sentence)
    whereas = next((t for t in tokens if t.lower == "whereas"), None)
    cut = next((t for t in tokens if t.text == ";" and t.i > trigger), None)
    but = next((t for t in tokens if t.lower in ("while", "but", "though", "although") and t.i > trigger), None)
    voices = [t for t in tokens if t.lemma in SPEAKS and t.pos == "VERB" and subject(parse, t.i) is not None]
    if whereas is not None:
        return len(voices) >= 2
    edge = cut or but
    if edge is None:
        return False
    mine = [t for t in voices if t.i < edge.i]
    theirs = [t for t in voices if t.i > edge.i]
    sourced = bool(mine) or any(t.lower == "according" and t.i < trigger for t in tokens)
    if not sourced or not theirs or _same_speaker(parse, mine, theirs):
        return False
    rest = [t for t in tokens if t.i > edge.i]
    if cut is not None:
        return _answers(parse, theirs[0], rest)
    against = theirs[0].lemma in ("insist", "maintain", "contend", "counter") or any(t.lower in ADVERSE for t in rest)
    return against and _answers(parse, theirs[0], rest)


def _answers(parse: Parse, voice: Token, rest: list[Token]) -> bool:
    """Whether the other voice speaks of the same thing: by a pronoun, or by denying."""
    after = [t for t in rest if t.i > voice.i]
    told = any(t.lower in ("it", "he", "she", "they", "him", "her", "them", "this", "that") for t in after[:4])
    told = told or any(t.lower in ("it", "him", "her", "them") and t.dep in ("dobj", "pobj") for t in after)
    return told or any(t.lower in ADVERSE for t in after)


def _same_speaker(parse: Parse, mine: list[Token], theirs: list[Token]) -> bool:
    if not mine:
        return False
    one, other = subject(parse, mine[-1].i), subject(parse, theirs[0].i)
    return one is not None and other is not None and (one.lower == other.lower or other.pos == "PRON")


def _next_denies(parse: Parse, sentence: Sentence) -> bool:
    """ "Nothing of the kind occurred, the governor says.", "The army denies it."."""
    tokens = parse.words(sentence)
    lowers = [t.lower for t in tokens]
    text = " ".join(lowers)
    if "nothing of the kind" in text or "nothing of the sort" in text or "no such" in text:
        return True
    for token in tokens:
        if (
            token.lemma in words("denial")
            and token.dep == "ROOT"
            and not any(t.text == ";" for t in tokens if t.i < token.i)
        ):
            objects = [c for c in children(parse, token.i) if c.dep in ("dobj", "nsubjpass")]
            if any(c.lower in REFERS or c.lemma.lower() in words("claimnoun") for c in objects):
                return True
    voices = any(t.lemma in SPEAKS for t in tokens)
    if voices and len(tokens) < 16 and any(t.lower in words("falsity") for t in tokens):
        return any(
            t.lower in ("this", "that", "it", "report", "reports", "claim", "claims", "account", "story", "charge")
            for t in tokens
        )
    return False


def _next_contradicts(parse: Parse, sentence: Sentence, following: Sentence) -> bool:
    """ "Residents say a drone struck … The army says no drone flew": another voice, a negation, the same noun."""
    nouns = {t.lemma for t in parse.words(sentence) if t.pos in ("NOUN", "VERB")}
    for voice in parse.words(following):
        if voice.lemma not in words("speech") or subject(parse, voice.i) is None:
            continue
        for child in children(parse, voice.i):
            if child.dep == "ccomp" and negators(parse, child.i):
                inside = {
                    parse.tokens[i].lemma for i in parse.subtree(child.i) if parse.tokens[i].pos in ("NOUN", "VERB")
                }
                if inside & nouns:
                    return True
    return False


def answered_no(parse: Parse, trigger: int) -> bool:
    """ "Asked whether the unit had executed prisoners, the spokesman said it had not."."""
    sentence = parse.sentence_of(trigger)
    tokens = parse.words(sentence)
    if not tokens or not any(t.lower == "asked" and t.i < trigger for t in tokens):
        return False
    for token in tokens:
        if token.i > trigger and token.lemma in words("speech"):
            tail = [t for t in tokens if t.i > token.i]
            if tail and (negated_tail(parse, tail) or tail[0].lower in ("no", "not")):
                return True
    return False


def negated_tail(parse: Parse, tail: list[Token]) -> bool:
    """Whether a clause ends on a bare auxiliary and "not"."""
    words_left = [t for t in tail if t.pos != "PUNCT"]
    return (
        bool(words_left)
        and words_left[-1].lower in ("not", "n't", "n’t")
        and bool(negators(parse, words_left[-1].head))
    )
