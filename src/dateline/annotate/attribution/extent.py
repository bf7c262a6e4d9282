"""How far a content goes: words the parser hung elsewhere are taken in, the writer's own additions are left out."""

from __future__ import annotations

from dateline.annotate.attribution.clause import child
from dateline.annotate.attribution.lexicon import cues
from dateline.model.parse import Parse, Token

RUN = 40  # tokens taken in behind a clause, at most
MARKS = frozenset({'"', "“", "”", "''", "``"})
_STOPS = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "!", "?", "...", "(", ")"})
_RELATIVE = frozenset({"WP", "WP$"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADP", "PART", "CCONJ", "ADV"})


def fitted(parse: Parse, i: int, frame: str, members: set[int]) -> set[int]:
    """The content of cue `i`, taken in and left out.

    Args:
        frame: the frame that was filled; only what stands behind its cue is changed.
        members: tokens of the content as the parse has them.
    """
    if not members or min(members) < i:
        return members
    if frame in ("c", "o"):
        members = members | run_on(parse, max(members))
    if frame == "t":
        members = members | _listed_acts(parse, max(members))
    if frame in ("n", "p"):
        members = members | _listed_things(parse, max(members))
    members = members | _spelt_out(parse, max(members))
    members = members - _other_cues(parse, members, frame)
    return _without_relative(parse, members) if frame == "c" else members


def _spelt_out(parse: Parse, last: int) -> set[int]:
    """ "described the raid: | two lorries were burned": what follows the colon is told by the same voice."""
    end = parse.sentence_of(last).last
    if last + 2 >= end or parse.tokens[last + 1].text != ":" or parse.tokens[last + 2].text in MARKS:
        return set()
    return set(range(last + 1, end))


def run_on(parse: Parse, last: int) -> set[int]:
    """The words that follow a clause without a comma: they belong to it, whatever the parser hung them on."""
    out: set[int] = set()
    sentence = parse.sentence_of(last)
    end = sentence.last
    quoted = sum(t.text in MARKS for t in parse.tokens[sentence.first : last + 1]) % 2 == 1
    for token in parse.tokens[last + 1 : min(end, last + 1 + RUN)]:
        if token.text in MARKS:
            quoted = not quoted
        elif not quoted and (token.text in _STOPS or token.pos == "CCONJ"):
            break
        out.add(token.i)
    return out


def _listed_acts(parse: Parse, last: int) -> set[int]:
    """ "to lift the curfew, | free the prisoners and | open the road": further bare infinitives."""
    end = parse.sentence_of(last).last
    rest = parse.tokens[last + 1 : min(end, last + 1 + RUN)]
    if len(rest) < 2 or rest[0].text != "," or rest[1].tag != "VB":
        return set()
    stop = next((t.i for t in rest if t.text in (".", ";", "—", "–")), rest[-1].i + 1)
    return set(range(last + 1, stop))


def _listed_things(parse: Parse, last: int) -> set[int]:
    """ "the road, | the bridge and the mill": a list without verbs up to the end of the sentence."""
    end = parse.sentence_of(last).last
    rest = parse.tokens[last + 1 : min(end, last + 1 + RUN)]
    if len(rest) < 4 or rest[0].text != "," or rest[-1].i + 1 != end:
        return set()
    inner = [t for t in rest if t.pos != "PUNCT"]
    plain = all(t.pos in _NOMINAL for t in inner) and any(t.pos == "CCONJ" for t in inner)
    return {t.i for t in rest} if plain and inner[0].pos in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") else set()


def _other_cues(parse: Parse, members: set[int], frame: str) -> set[int]:
    """Coordinated clauses that are statements of their own: "..., and the army denied it"."""
    out: set[int] = set()
    for i in members:
        token = parse.tokens[i]
        own = child(parse, i, "nsubj")
        if token.dep != "conj" or token.pos != "VERB" or not _says(token):
            continue
        foreign = own is not None and own.pos != "PRON" and parse.tokens[parse.subtree(i)[0] - 2].text == ","
        if foreign or (own is None and frame in ("o", "n") and parse.tokens[token.head].pos != "VERB"):
            out.update(j for j in parse.subtree(i))
    return out


def _says(token: Token) -> bool:
    return any(entry.kind in ("say", "ask", "judge") for entry in cues(token.lemma))


def _without_relative(parse: Parse, members: set[int]) -> set[int]:
    """Less a relative clause behind a last comma, which is the writer's gloss ("..., who joined in May")."""
    for i in sorted(members, reverse=True):
        token = parse.tokens[i]
        if token.dep != "relcl" or token.head not in members:
            continue
        own = parse.subtree(i)
        last = max(j for j in members if parse.tokens[j].pos != "PUNCT")
        first = parse.tokens[own[0]]
        if own[-1] >= last and own[0] > 0 and parse.tokens[own[0] - 1].text == "," and first.tag in _RELATIVE:
            return {j for j in members if j < own[0]}
    return members
