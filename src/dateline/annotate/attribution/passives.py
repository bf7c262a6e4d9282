"""Verbs of attribution in the passive: "is believed to", "was claimed by", "it was alleged that", "asked whether"."""

from __future__ import annotations

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import EXPLETIVE, child, clause, phrase, stretches
from dateline.annotate.attribution.lexicon import Cue, cues
from dateline.annotate.attribution.subjects import subject
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

_REST = frozenset({"oprd", "prep", "xcomp", "advcl", "npadvmod", "acomp"})


def passive_link(parse: Parse, i: int, readings: tuple[Cue, ...]) -> Candidate | None:
    """The link of a passive verb; its by-phrase is the source, and without one it is nobody's."""
    agent = child(parse, i, "agent")
    by = child(parse, agent.i, "pobj") if agent else None
    token = parse.tokens[i]
    gone = set(parse.subtree(agent.i)) if agent else set()
    told = _behind_agent(parse, by) if by is not None else None
    said = child(parse, i, "ccomp", "xcomp")
    bare = by is None and said is None
    if bare and token.dep == "acl":
        return None  # "a note found in the barracks" tells of no finder
    for entry in readings:
        if entry.kind in ("speak", "perceive") or (by is None and token.lemma in ("quote", "cite")):
            continue
        if told is not None and by is not None and entry.takes("cr"):
            return _told(parse, i, entry, by, told)
        members = _content(parse, i, entry, by is not None)
        content = stretches(parse, members - gone)
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


def _behind_agent(parse: Parse, by: Token) -> Token | None:
    """ "warned by a shepherd that strangers were camping": the clause the parser hangs on the shepherd."""
    for j in parse.children(by.i):
        first = parse.tokens[parse.subtree(j)[0]]
        if j > by.i and parse.tokens[j].dep in ("relcl", "acl", "ccomp") and first.lower == "that":
            return parse.tokens[j]
    return None


def _told(parse: Parse, i: int, entry: Cue, by: Token, told: Token) -> Candidate:
    token = parse.tokens[i]
    first = parse.subtree(told.i)[0]
    return Candidate(
        entry=entry,
        at=i,
        cue=Span(token.start, token.end),
        source=Span(parse.tokens[parse.subtree(by.i)[0]].start, parse.tokens[first - 1].end),
        head=by.i,
        content=stretches(parse, clause(parse, told.i)),
        frame="v",
    )


def _content(parse: Parse, i: int, entry: Cue, by: bool) -> set[int]:
    said, todo = child(parse, i, "ccomp"), child(parse, i, "xcomp")
    own = child(parse, i, "nsubjpass", "nsubj")
    beside = said is not None and said.i < i and own is not None and own.lower not in EXPLETIVE
    if said is not None and entry.takes("c") and not beside:  # not "they stormed it; their leader was found"
        return clause(parse, said.i)
    if entry.takes("r"):  # "was told to": the subject is the person told
        return clause(parse, todo.i) if todo is not None and entry.takes("t") else set()
    topic = _topic(parse, i)
    if topic is None or topic.lower in EXPLETIVE:
        return clause(parse, todo.i) if todo is not None and entry.takes("v") else set()
    if not by and not entry.takes("vo") and todo is None:
        return set()
    if todo is not None and not entry.takes("vto" if by else "vo"):
        return set()
    if entry.kind == "plan" and todo is None and not by:
        return set()
    if entry.takes("o") and entry.preps and not any(parse.tokens[j].lower in entry.preps for j in parse.children(i)):
        return set()
    if by and todo is None and not entry.takes("nvol"):
        return set()
    if entry.takes("l") and not cues(topic.lemma, "noun"):
        return set()
    rest = [j for j in parse.children(i) if j > i and parse.tokens[j].dep in _REST]
    if by and not entry.takes("o") and todo is None:
        rest = []
    above = parse.tokens[i].dep == "acl"
    members = set(parse.subtree(topic.i)) - (set(parse.subtree(i)) if above else set())
    return members.union(*(parse.subtree(j) for j in rest))


def _topic(parse: Parse, i: int) -> Token | None:
    """What is believed, claimed, reported: the subject, or the noun a reduced clause hangs on."""
    own = child(parse, i, "nsubjpass", "nsubj")
    token = parse.tokens[i]
    if own is not None or token.dep not in ("acl", "conj"):
        return own
    return parse.tokens[token.head] if token.dep == "acl" else subject(parse, token.head)
