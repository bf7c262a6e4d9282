"""Verbs that attribute: from a verb and its place in the clause to source and content."""

from __future__ import annotations

from itertools import chain

from dateline.annotate.attribution.asides import set_off
from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import (
    EXPLETIVE,
    child,
    clause,
    is_passive,
    phrase,
    stretches,
    up,
)
from dateline.annotate.attribution.complements import Filled, clausal, is_plain, rest_of_sentence
from dateline.annotate.attribution.extent import fitted, run_on
from dateline.annotate.attribution.lexicon import Cue, cues, words_for
from dateline.annotate.attribution.passives import passive_link
from dateline.annotate.attribution.source import is_source_word
from dateline.annotate.attribution.subjects import subject
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

_OBJECT_PREDICATE = frozenset({"dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "dative"})
_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep", "appos", "acl", "relcl", "conj", "intj", "meta"})
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_DASHES = frozenset({"—", "–", "-", "--"})
_QUOTES = frozenset({"”", '"', "’", "'", "''", "“"})
_TRAILING = frozenset({"prep", "npadvmod", "advmod", "relcl", "acl", "appos"})


def verb_link(parse: Parse, i: int) -> Candidate | None:
    """The link made by verb `i`, None where its frame is not filled."""
    token = parse.tokens[i]
    particle = child(parse, i, "prt")
    readings = cues(f"{token.lemma}_{particle.lower}") if particle else ()
    readings = readings or cues(token.lemma)
    if not readings:
        return None
    if is_passive(parse, i) or _is_reduced_passive(parse, token):
        return passive_link(parse, i, readings)
    aside = set_off(parse, i, readings, strict=True)
    return aside or _active(parse, i, readings, particle) or set_off(parse, i, readings)


def citing_link(parse: Parse, i: int, host: Candidate | None) -> Candidate | None:
    """ "A policeman, citing the headman, said that": the headman's word, reported by the policeman.

    Args:
        i: index of a form of "cite" that hangs on the cue of `host`.
    """
    token = parse.tokens[i]
    whom = child(parse, i, "dobj")
    if host is None or host.frame not in "cq" or whom is None or (not is_source_word(whom) and whom.ent not in _NAMES):
        return None
    cue = Span(token.start, token.end)
    source = phrase(parse, whom.i)
    return Candidate(
        entry=cues("cite")[0],
        at=i,
        cue=cue,
        source=source,
        head=whom.i,
        content=host.content,
        frame="a",
        within=host.at,
    )


def _is_reduced_passive(parse: Parse, token: Token) -> bool:
    """ "the attack claimed by", "Asked whether": a participle that nobody is the subject of."""
    alone = all(parse.tokens[j].dep not in ("aux", "nsubj") for j in parse.children(token.i))
    return token.tag == "VBN" and token.dep in ("acl", "advcl") and alone


def _active(parse: Parse, i: int, readings: tuple[Cue, ...], particle: Token | None) -> Candidate | None:
    who = _teller(parse, i) or subject(parse, i)
    if who is None:
        return None
    for entry, found in chain(
        ((entry, _filled(parse, i, entry, who)) for entry in readings),
        ((entry, _unparsed(parse, i, entry)) for entry in readings),
    ):
        if found is None:
            continue
        frame, members, prep = found
        content = stretches(parse, fitted(parse, i, frame, members))
        if content:
            named = entry.kind != "seem"
            return Candidate(
                entry=entry,
                at=i,
                cue=_cue(parse, i, particle, prep),
                source=phrase(parse, who.i) if named else None,
                head=who.i if named else None,
                content=content,
                frame=frame,
            )
    return None


def _unparsed(parse: Parse, i: int, entry: Cue) -> Filled | None:
    """What stands behind a plain verb of saying that the parser left without complement."""
    found = rest_of_sentence(parse, i, entry.takes("r")) if is_plain(entry, parse.tokens[i]) else set()
    return ("c", found, None) if found else None


def _filled(parse: Parse, i: int, entry: Cue, who: Token) -> Filled | None:
    """What fills the frames of an active verb in one reading."""
    if entry.kind == "seem":
        return _impression(parse, i, who)
    return (
        clausal(parse, i, entry, who)
        or _predicated(parse, i, entry)
        or _prepositional(parse, i, entry, who)
        or _nominal(parse, i, entry, who)
        or (("q", found, None) if entry.takes("q") and (found := _aside(parse, i)) else None)
    )


def _teller(parse: Parse, i: int) -> Token | None:
    """ "She had heard from drivers that": whoever told her."""
    if parse.tokens[i].lemma not in ("hear", "learn"):
        return None
    source = next((j for j in parse.children(i) if j > i and parse.tokens[j].lower == "from"), None)
    return child(parse, source, "pobj") if source is not None else None


def _predicated(parse: Parse, i: int, entry: Cue) -> Filled | None:
    """The object and what is said of it: "the dead | at nine", "the president | of lying"."""
    if not entry.takes("o"):
        return None
    right = [j for j in parse.children(i) if j > i]
    objects = [j for j in right if parse.tokens[j].dep in _OBJECT_PREDICATE]
    if not objects:
        return None
    members: set[int] = set().union(*(parse.subtree(j) for j in objects))
    if entry.preps:
        said = [j for j in right if parse.tokens[j].dep == "prep" and parse.tokens[j].lower in entry.preps]
        if not said and not any(parse.tokens[j].lower in entry.preps for j in members):
            return None
        return "o", members.union(*(parse.subtree(j) for j in said)), None
    if len(objects) == 1 and parse.tokens[objects[0]].dep == "dobj":
        more = run_on(parse, max(members))
        return ("o", members | more, None) if more or len(members) > 2 else None
    return "o", members, None


def _prepositional(parse: Parse, i: int, entry: Cue, who: Token) -> Filled | None:
    for prep in (parse.tokens[j] for j in parse.children(i)):
        if (
            not entry.takes("o")
            and prep.lower in entry.preps
            and prep.dep in ("prep", "prt", "dative", "agent")
            and prep.i > i
        ):
            inner = child(parse, prep.i, "pobj", "pcomp")
            if (
                inner is not None
                and inner.ent not in ("DATE", "TIME")
                and (entry.kind != "find" or who.pos == "PRON" or is_source_word(who))
            ):
                members = clause(parse, inner.i)
                if entry.kind == "ask" and members:  # "called on the army to stop"
                    members |= run_on(parse, max(members))
                return "p", members, prep
    return None


def _nominal(parse: Parse, i: int, entry: Cue, who: Token) -> Filled | None:
    """A noun phrase as content, with what hangs beside it to the right."""
    thing = child(parse, i, "dobj")
    if thing is None and entry.takes("n") and (noun := _relative_object(parse, i, who)) is not None:
        return "n", set(parse.subtree(noun.i)) - set(parse.subtree(i)), None
    if thing is None or not entry.takes("nl") or entry.takes("r"):
        return None
    if entry.takes("l") and not any(cue.takes("l") for cue in cues(thing.lemma, "noun")):
        return None
    if entry.takes("l") and any(
        parse.tokens[j].dep == "acl" and cues(parse.tokens[j].lemma) for j in parse.children(thing.i)
    ):
        return None
    if thing.lower.endswith(("self", "selves")) or thing.lower in ("what", "who", "that"):
        return None
    if entry.kind == "perceive" and thing.lower in words_for("nobody"):
        return None
    if entry.kind == "find" and not ((who.pos == "PRON" and who.lower != "that") or is_source_word(who)):
        return None
    members = set(parse.subtree(thing.i))
    for j in parse.children(i):
        if j > thing.i and parse.tokens[j].dep in _TRAILING and parse.subtree(j)[0] <= max(members) + 2:
            members |= set(parse.subtree(j))
    return "n", members, None


def _relative_object(parse: Parse, i: int, who: Token) -> Token | None:
    """ "a claim the rebels denied": the noun the relative clause hangs on."""
    token = parse.tokens[i]
    noun = parse.tokens[token.head]
    own = who.head == i and who.i > noun.i and who.tag not in ("WP", "WDT")
    return noun if token.dep == "relcl" and own and noun.pos == "NOUN" else None


def _impression(parse: Parse, i: int, who: Token) -> Filled | None:
    """ "The army appears to have withdrawn": subject and complement, nobody's word."""
    rest = child(parse, i, "xcomp", "ccomp", "oprd", "acomp", "advcl")
    if rest is None:
        return None
    members = {j for j in clause(parse, rest.i) if j > i}
    if who.lower not in EXPLETIVE and who.head == i:
        span = phrase(parse, who.i)
        members |= {token.i for token in parse.tokens_in(span.start, span.end)}
    return "t", members, None


def _aside(parse: Parse, i: int) -> set[int]:
    """The clause around a cue set off by commas, where the parser hung the cue on it."""
    token = parse.tokens[i]
    if token.dep not in _ASIDE or token.head == i or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return set()
    own = parse.subtree(i)
    first, last = own[0], own[-1]
    marks = [parse.tokens[j].lower for j in parse.children(i) if parse.tokens[j].dep == "mark"]
    at_start = first == parse.sentence_of(i).first
    if any(mark != "as" for mark in marks) or (at_start and not marks):
        return set()
    opening = {parse.tokens[first].text, "," if at_start else parse.tokens[first - 1].text}
    if "," not in opening and not opening & (_DASHES | _QUOTES):
        return set()
    after = parse.tokens[last + 1].text if last + 1 < parse.sentence_of(i).last else "."
    if after not in ",.;!?" and after not in _DASHES | _QUOTES and parse.tokens[last].text != ",":
        return set()
    host = next((above.i for above in up(parse, i) if above.pos in ("VERB", "AUX")), token.head)
    return clause(parse, host, without=[i])


def _cue(parse: Parse, i: int, particle: Token | None, prep: Token | None) -> Span:
    """The verb with a particle or preposition that stands right behind it."""
    last = i
    for follower in (particle, prep):
        if follower is not None and follower.i == last + 1:
            last = follower.i
    return Span(parse.tokens[i].start, parse.tokens[last].end)
