"""Nouns, adjectives and small words that attribute: "rumours that", "confident that", "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import SUBJECTS, child, clause, phrase, stretches, up
from dateline.annotate.attribution.lexicon import Cue, cues
from dateline.annotate.attribution.source import is_source_word
from dateline.annotate.attribution.subjects import subject
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

ACCORDING = Cue("according", "adverb", "say", frozenset("a"), frozenset({"to"}), "+", "certain")
_HOLDING = frozenset(
    {
        "have",
        "express",
        "voice",
        "make",
        "issue",
        "give",
        "raise",
        "reach",
        "share",
        "hold",
        "take",
        "offer",
        "press",
        "repeat",
        "spread",
        "receive",
        "hear",
        "release",
        "send",
        "keep",
    }
)
_VERBAL = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_POLLS = frozenset({"poll", "survey", "census", "study"})
_ACCOUNTS = frozenset({"account", "estimate", "count", "reckoning", "admission", "telling", "calculation", "tally"})


def noun_link(parse: Parse, i: int) -> Candidate | None:
    """ "The minister's claim that", "rumours that", "its plan to", "calls for"."""
    token = parse.tokens[i]
    for entry in cues(token.lemma, "noun"):
        frame, members, prep = _noun_content(parse, i, entry)
        predicated = not members
        if not members and (said := _predicate_clause(parse, token, entry)) is not None:
            frame, members = "c", clause(parse, said.i)
        if not members and entry.takes("c") and _misread_subject(parse, token) is not None:
            predicated, frame, members = False, "c", set(range(i + 2, parse.sentence_of(i).last))
        if members:
            holder = _holder(parse, token, predicated)
            if holder is None and not entry.takes("h") and (entry.kind != "say" or frame == "p"):
                return None
            last = prep.i if prep is not None and prep.i == i + 1 else i
            return Candidate(
                entry=entry,
                at=i,
                cue=Span(token.start, parse.tokens[last].end),
                source=_source_phrase(parse, holder, i) if holder else None,
                head=holder.i if holder else None,
                content=stretches(parse, members),
                frame=frame,
            )
    return None


def _noun_content(parse: Parse, i: int, entry: Cue) -> tuple[str, set[int], Token | None]:
    for j in parse.children(i):
        token = parse.tokens[j]
        if j < i:
            continue
        finite = any(parse.tokens[k].dep == "mark" and parse.tokens[k].lower == "that" for k in parse.children(j))
        infinitive = any(parse.tokens[k].tag == "TO" for k in parse.children(j))
        if entry.takes("c") and token.dep in ("acl", "ccomp", "relcl") and finite:
            return "c", clause(parse, j), None
        if entry.takes("t") and token.dep in ("acl", "xcomp", "ccomp") and infinitive:
            return "t", clause(parse, j), None
        if token.dep == "prep" and token.lower in entry.preps:
            inner = child(parse, j, "pobj", "pcomp")
            if inner is not None:
                return "p", clause(parse, inner.i), token
    return "", set(), None


def _predicate_clause(parse: Parse, token: Token, entry: Cue) -> Token | None:
    """ "Its best guess is that", "rumours spread that": the clause behind the verb of which the noun is the subject."""
    head = parse.tokens[token.head]
    if token.dep not in SUBJECTS or not entry.takes("c") or head.pos not in _VERBAL:
        return None
    if head.lemma != "be" and (not entry.takes("h") or cues(head.lemma)):
        return None
    said = child(parse, head.i, "ccomp")
    return said if said is not None and said.i > head.i else None


def _holder(parse: Parse, token: Token, predicated: bool = False) -> Token | None:
    """Whose claim it is: possessor, by-phrase, or the subject of the verb that has the noun as object."""
    owner = child(parse, token.i, "poss")
    if owner is not None:
        return owner
    beside = ("by", "from", "among", "of") if predicated else ("by", "from", "among")
    for j in parse.children(token.i):
        if parse.tokens[j].lower in beside and parse.tokens[j].dep in ("prep", "agent"):
            return child(parse, j, "pobj")
    head = parse.tokens[token.head]
    if token.dep == "dobj" and head.pos in _VERBAL and head.lemma in _HOLDING:
        return subject(parse, head.i)
    return _misread_subject(parse, token) if not predicated else None


def _source_phrase(parse: Parse, holder: Token, i: int) -> Span:
    """The phrase of the holder, which ends before noun `i` if it begins before it."""
    whole, cue = phrase(parse, holder.i), parse.tokens[i]
    return Span(whole.start, parse.tokens[i - 1].end) if whole.start < cue.start < whole.end else whole


def _misread_subject(parse: Parse, token: Token) -> Token | None:
    """ "The same paper reports that", "Villagers on the hill report that": a verb read as a noun, with its subject."""
    if (
        parse.tokens[token.i + 1 : token.i + 2] == ()
        or parse.tokens[token.i + 1].lower != "that"
        or not cues(token.lemma)
    ):
        return None
    before = parse.tokens[token.i - 1]
    if token.tag == "NNS" and before.dep == "compound" and before.head == token.i and is_source_word(before):
        return before
    if any(t.tag in _FINITE for t in parse.tokens[parse.sentence_of(token.i).first : token.i]):
        return None
    above = [t for t in up(parse, token.i) if t.i < token.i and t.pos in ("NOUN", "PROPN")]
    return above[-1] if token.dep in ("pobj", "conj") and above else None


def adjective_link(parse: Parse, i: int) -> Candidate | None:
    """ "Officials are confident that", "troops willing to"."""
    token = parse.tokens[i]
    entries = cues(token.lower, "adjective")
    if not entries:
        return None
    head = parse.tokens[token.head]
    if entries[0].kind == "seem":
        return _impersonal_link(parse, token, head, entries[0])
    if token.dep in ("acomp", "attr", "oprd", "conj") and head.pos in _VERBAL:
        who = subject(parse, head.i)
    elif token.dep in ("amod", "acl", "relcl") and head.i < i:
        who = head
    else:
        return None
    if who is None or who.lower in ("it", "there"):
        return None
    for entry in entries:
        for j in parse.children(i):
            inner = parse.tokens[j]
            members: set[int] = set()
            if (inner.dep in ("ccomp", "advcl", "acl") and entry.takes("c") and j > i) or (
                inner.dep == "xcomp" and entry.takes("t")
            ):
                members = clause(parse, j)
            elif inner.dep == "prep" and inner.lower in entry.preps:
                deep = child(parse, j, "pobj", "pcomp")
                members = clause(parse, deep.i) if deep else set()
            if members:
                return Candidate(
                    entry=entry,
                    at=i,
                    cue=Span(token.start, token.end),
                    source=phrase(parse, who.i),
                    head=who.i,
                    content=stretches(parse, members),
                    frame="c",
                )
    return None


def _impersonal_link(parse: Parse, token: Token, head: Token, entry: Cue) -> Candidate | None:
    """ "It is unclear whether": nobody's word."""
    said = child(parse, token.i, "ccomp") or child(parse, head.i, "ccomp", "advcl")
    who = child(parse, head.i, *SUBJECTS)
    if token.dep != "acomp" or said is None or said.i < token.i or who is None or who.lower != "it":
        return None
    content = stretches(parse, clause(parse, said.i))
    cue = Span(token.start, token.end)
    return (
        Candidate(entry=entry, at=token.i, cue=cue, source=None, head=None, content=content, frame="c")
        if content
        else None
    )


def adverb_link(parse: Parse, i: int) -> Candidate | None:
    """ "reportedly", "allegedly": the clause they stand in, nobody's word."""
    token = parse.tokens[i]
    entries = cues(token.lower, "adverb")
    if not entries:
        return None
    host = parse.tokens[token.head]
    while host.dep in (*SUBJECTS, "compound", "nummod", "quantmod", "amod") and host.head != host.i:
        host = parse.tokens[host.head]
    if host.pos == "VERB" and host.tag == "VBG" and cues(host.lemma):
        return None  # "videos allegedly showing": the link is the showing
    members = clause(parse, host.i, without=[i])
    if host.pos not in _VERBAL:
        members = {j for j in members if j > i}
    content = stretches(parse, members)
    if not content:
        return None
    return Candidate(
        entry=entries[0], at=i, cue=Span(token.start, token.end), source=None, head=None, content=content, frame="h"
    )


def according_links(parse: Parse, i: int) -> Iterator[Candidate]:
    """ "according to", "per", "in somebody's view", "citing": the statement they stand beside."""
    token = parse.tokens[i]
    if token.lower == "according":
        inner = child(parse, i, "prep")
        who = child(parse, inner.i if inner else i, "pobj", "pcomp")
        who = child(parse, who.i, "dobj") if who is not None and who.dep == "pcomp" else who
        last = inner.i if inner else i
    elif token.lower == "by" and token.dep == "prep" and (count := child(parse, i, "pobj")) is not None:
        if count.lemma not in _ACCOUNTS:
            return
        who, last = count, i
    elif token.lower == "per" and token.dep == "prep" and _set_off(parse, i):
        who, last = child(parse, i, "pobj"), i
        if who is not None and who.pos not in ("PROPN", "PRON") and child(parse, who.i, "det", "compound") is None:
            return
    elif token.lower == "in" and token.dep == "prep" and (view := child(parse, i, "pobj")) is not None:
        if view.lemma in _POLLS and i == parse.sentence_of(i).first and _beside(parse, i):
            yield _beside_link(parse, i, Span(token.start, token.end), view, ACCORDING)
            return
        if not any(entry.takes("v") for entry in cues(view.lemma, "noun")):
            return
        who = child(parse, view.i, "poss")
        if who is None and child(parse, view.i, "det") is None:
            return  # "in view of the losses"
        if who is None and (of := child(parse, view.i, "prep")) is not None and of.lower == "of":
            who = child(parse, of.i, "pobj")
        if who is not None and _beside(parse, i):
            yield _beside_link(parse, i, Span(view.start, view.end), who, ACCORDING)
        return
    else:
        return
    if who is not None and _beside(parse, i):
        yield _beside_link(parse, i, Span(token.start, parse.tokens[last].end), who, ACCORDING)


def _beside_link(parse: Parse, i: int, cue: Span, who: Token, entry: Cue) -> Candidate:
    report = (
        who.lemma in ("report", "rumour", "rumor", "account")
        and child(parse, who.i, "poss", "det", "nmod", "compound", "prep") is None
    )
    if report:
        return Candidate(
            entry=entry,
            at=i,
            cue=Span(who.start, who.end),
            source=None,
            head=None,
            content=stretches(parse, _beside(parse, i)),
            frame="a",
        )
    apposed = child(parse, who.i, "appos")
    if apposed is not None and _behind_according_host(parse, i):
        start = parse.subtree(apposed.i)[0]
        content = stretches(parse, range(start, parse.sentence_of(i).last))
        before = start - 2 if parse.tokens[start - 1].pos == "PUNCT" else start - 1
        source = Span(parse.tokens[parse.subtree(who.i)[0]].start, parse.tokens[max(before, who.i)].end)
        return Candidate(entry=entry, at=i, cue=cue, source=source, head=who.i, content=content, frame="a")
    return Candidate(
        entry=entry,
        at=i,
        cue=cue,
        source=phrase(parse, who.i),
        head=who.i,
        content=stretches(parse, _beside(parse, i)),
        frame="a",
    )


def _behind_according_host(parse: Parse, i: int) -> bool:
    """Whether the clause behind an opening "according to" has lost its subject to an apposition."""
    host = parse.tokens[parse.tokens[i].head]
    return i == parse.sentence_of(i).first and host.pos in _VERBAL and child(parse, host.i, *SUBJECTS, "expl") is None


def _set_off(parse: Parse, i: int) -> bool:
    return i == parse.sentence_of(i).first or parse.tokens[i - 1].text == ","


def _beside(parse: Parse, i: int) -> set[int]:
    """The clause an adjunct stands in: in front the clause it opens, behind all that its sentence said so far."""
    token = parse.tokens[i]
    own = parse.subtree(i)
    host = token.head
    for above in up(parse, i):
        host = above.i
        if above.pos in _VERBAL and (child(parse, above.i, *SUBJECTS) is not None or above.dep == "ROOT"):
            break
    members = clause(parse, host, without=[i])
    sentence = parse.sentence_of(i)
    if own[-1] + 1 >= sentence.last - 1 and own[0] > sentence.first + 1:
        return set(range(sentence.first, own[0]))
    return members
