"""Verbs that attribute: from a verb and its place in the clause to source and content."""

from __future__ import annotations

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import child, clause, is_passive, phrase, stretches, subject, up
from dateline.annotate.attribution.lexicon import Cue, cues
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

_OBJECT_PREDICATE = frozenset({"dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "dative"})
_PREDICATE_PREPS = frozenset({"as", "of", "for", "at", "to", "with"})
_EXPLETIVE = frozenset({"it", "there"})
_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep", "appos", "acl", "relcl", "conj", "intj", "meta"})


def verb_link(parse: Parse, i: int) -> Candidate | None:
    """The link made by verb `i`, None where its frame is not filled."""
    token = parse.tokens[i]
    particle = child(parse, i, "prt")
    readings = cues(f"{token.lemma}_{particle.lower}") if particle else ()
    readings = readings or cues(token.lemma)
    if not readings:
        return None
    if is_passive(parse, i) or (token.tag == "VBN" and token.dep == "acl"):
        return _passive(parse, i, readings)
    who = subject(parse, i)
    if who is None:
        return None
    source = None if who.lower in _EXPLETIVE and _impersonal(parse, i, readings) else phrase(parse, who.i)
    for entry in readings:
        found = _active(parse, i, entry, who)
        if found is None:
            continue
        frame, members, prep = found
        content = stretches(parse, members)
        if content:
            named = source is not None and entry.kind != "seem"
            return Candidate(
                entry=entry,
                at=i,
                cue=_cue(parse, i, particle, prep),
                source=source if named else None,
                head=who.i if named else None,
                content=content,
                frame=frame,
            )
    return None


def _active(parse: Parse, i: int, entry: Cue, who: Token) -> tuple[str, set[int], Token | None] | None:
    """Frame, tokens of the content and preposition of an active verb in one reading."""
    if entry.kind == "seem":
        return _impression(parse, i, who)
    said = child(parse, i, "ccomp")
    if said is not None and entry.takes("cq") and said.i != who.i:
        return "c", clause(parse, said.i), None
    todo = child(parse, i, "xcomp")
    if todo is not None:
        infinitive = any(parse.tokens[j].tag == "TO" for j in parse.children(todo.i))
        if (entry.takes("t") and infinitive) or (entry.takes("g") and todo.tag == "VBG"):
            return "t", clause(parse, todo.i), None
        if entry.takes("c") and todo.tag not in ("VB", "VBG") and not infinitive:
            return "c", clause(parse, todo.i), None
    if entry.takes("o") and (found := _object_predicate(parse, i)):
        return "o", found, None
    for prep in (parse.tokens[j] for j in parse.children(i)):
        if prep.lower in entry.preps and prep.dep in ("prep", "prt", "dative") and prep.i > i:
            inner = child(parse, prep.i, "pobj", "pcomp")
            if inner is not None:
                return "p", clause(parse, inner.i), prep
    if entry.takes("n") and (thing := child(parse, i, "dobj")) is not None and not entry.takes("r"):
        return "n", set(parse.subtree(thing.i)), None
    if entry.takes("q") and (found := _aside(parse, i)):
        return "q", found, None
    return None


def _impression(parse: Parse, i: int, who: Token) -> tuple[str, set[int], Token | None] | None:
    """ "The army appears to have withdrawn": subject and complement, nobody's word."""
    rest = child(parse, i, "xcomp", "ccomp", "oprd", "acomp", "advcl")
    if rest is None:
        return None
    members = clause(parse, rest.i)
    if who.lower not in _EXPLETIVE and who.head == i:
        members |= set(parse.subtree(who.i))
    return "t", members, None


def _object_predicate(parse: Parse, i: int) -> set[int]:
    """The object and what is said of it: "the dead | at nine", "the president | of lying"."""
    parts = [j for j in parse.children(i) if j > i and _is_part(parse, j)]
    if not parts or not any(parse.tokens[j].dep in _OBJECT_PREDICATE for j in parts):
        return set()
    return set().union(*(parse.subtree(j) for j in parts))


def _is_part(parse: Parse, j: int) -> bool:
    token = parse.tokens[j]
    return token.dep in _OBJECT_PREDICATE or (token.dep == "prep" and token.lower in _PREDICATE_PREPS)


def _aside(parse: Parse, i: int) -> set[int]:
    """The clause around a cue set off by commas: "The convoy, he conceded, should never have ..."."""
    token = parse.tokens[i]
    if token.dep not in _ASIDE or token.head == i:
        return set()
    own = parse.subtree(i)
    first, last = own[0], own[-1]
    before = parse.tokens[first - 1].text if first else ""
    if parse.tokens[first].text not in (",", "—", "–", "-") and before not in (",", "—", "–", "-", "”", '"', "’", "'"):
        return set()
    sentence = parse.sentence_of(i)
    after = parse.tokens[last + 1].text if last + 1 < sentence.last else "."
    if after not in (",", ".", ";", "—", "–", "-", "!", "?", '"', "”") and parse.tokens[last].text != ",":
        return set()
    if any(parse.tokens[j].dep == "mark" for j in parse.children(i)):
        return set()
    host = token.head
    for above in up(parse, i):
        if above.pos in ("VERB", "AUX"):
            host = above.i
            break
    return clause(parse, host, without=[i])


def _passive(parse: Parse, i: int, readings: tuple[Cue, ...]) -> Candidate | None:
    """ "is believed to", "was claimed by", "it was alleged that", and reduced: "the attack claimed by"."""
    agent = child(parse, i, "agent")
    by = child(parse, agent.i, "pobj") if agent else None
    token = parse.tokens[i]
    topic = child(parse, i, "nsubjpass")
    if topic is None and token.dep in ("acl", "conj"):
        topic = parse.tokens[token.head] if token.dep == "acl" else subject(parse, token.head)
    said, todo = child(parse, i, "ccomp"), child(parse, i, "xcomp")
    for entry in readings:
        if entry.kind == "speak" or (by is None and not entry.takes("vo") and not (said or todo)):
            continue
        members: set[int] = set()
        if said is not None and entry.takes("c"):
            members = clause(parse, said.i)
        elif topic is not None and topic.lower not in _EXPLETIVE:
            rest = [
                j
                for j in parse.children(i)
                if j > i and parse.tokens[j].dep in ("oprd", "prep", "xcomp", "advcl", "npadvmod")
            ]
            if entry.takes("r"):
                rest = [todo.i] if todo is not None and entry.takes("t") else []
            elif by is not None and not entry.takes("o") and todo is None:
                rest = []
            members = (
                set()
                if entry.takes("r")
                else set(parse.subtree(topic.i)) - set(parse.subtree(i) if topic.i < i and token.dep == "acl" else ())
            )
            for j in rest:
                members |= set(parse.subtree(j))
        content = stretches(parse, members - set(parse.subtree(agent.i) if agent else ()))
        if content:
            return Candidate(
                entry=entry,
                at=i,
                cue=Span(token.start, token.end),
                source=phrase(parse, by.i) if by else None,
                head=by.i if by else None,
                content=content,
                frame="v",
            )
    return None


def _impersonal(parse: Parse, i: int, readings: tuple[Cue, ...]) -> bool:
    """Whether "it" with this verb stands for nobody."""
    return any(entry.kind == "seem" for entry in readings)


def _cue(parse: Parse, i: int, particle: Token | None, prep: Token | None) -> Span:
    """The verb with a particle or preposition that stands right behind it."""
    last = i
    for follower in (particle, prep):
        if follower is not None and follower.i == last + 1:
            last = follower.i
    return Span(parse.tokens[i].start, parse.tokens[last].end)
