"""What a verb of saying has as its complement: a clause, an infinitive, a gerund, wherever the parser hung it."""

from __future__ import annotations

from dateline.annotate.attribution.clause import child, clause
from dateline.annotate.attribution.lexicon import Cue
from dateline.annotate.attribution.source import source_words
from dateline.model.parse import Parse, Token

Filled = tuple[str, set[int], Token | None]  # frame, tokens of the content, preposition
THAT = 16  # tokens between a cue and its "that", at most
_REASONS = frozenset({"because", "if", "when", "unless", "since", "after", "before", "until", "once", "so", "as"})


def clausal(parse: Parse, i: int, entry: Cue, who: Token) -> Filled | None:
    """A finite clause, an infinitive or a gerund."""
    said = _complement(parse, i)
    behind = said is not None and said.i > i
    fits = behind or not _has_object(parse, i, entry)
    if said is not None and said.i != who.i and entry.takes("cq" if behind else "q") and fits:
        members = clause(parse, said.i)
        if behind:
            members |= _reasons(parse, i, said.i)
        return "c", _without_date(parse, i, members), None
    if (
        entry.takes("c")
        and i + 2 < parse.sentence_of(i).last
        and parse.tokens[i + 1].lower == "that"
        and not child(parse, i, "xcomp")
    ):
        return "c", set(range(i + 2, parse.sentence_of(i).last)), None  # "found that six in ten", misread
    todo = child(parse, i, "xcomp")
    if todo is not None:
        infinitive = any(parse.tokens[j].tag == "TO" for j in parse.children(todo.i))
        if (entry.takes("t") and infinitive) or (entry.takes("g") and todo.tag == "VBG"):
            return "t", clause(parse, todo.i), None
        if entry.takes("c") and todo.tag not in ("VB", "VBG") and not infinitive:
            return "c", clause(parse, todo.i), None
    if "for" in entry.preps and (todo := _for_whom(parse, i)) is not None:
        return "t", clause(parse, todo.i), None
    if entry.takes("c") and (told := _hung_on_listener(parse, i, entry)) is not None:
        return "c", clause(parse, told.i), None
    if entry.takes("r") and entry.takes("c"):
        things = [j for j in parse.children(i) if j > i and parse.tokens[j].dep in ("dobj", "dative")]
        if len(things) > 1:
            return "c", set(parse.subtree(things[-1])), None
    return None


def _hung_on_listener(parse: Parse, i: int, entry: Cue) -> Token | None:
    """ "promised the elders that no shell would fall": the clause the parser hangs on those who are told."""
    whom = child(parse, i, "dobj", "dative")
    if whom is None or whom.i < i:
        return None
    if not entry.takes("r") and not any(w.form not in ("doc", "image") for w in source_words(whom)):
        return None
    for j in parse.children(whom.i):
        first = parse.tokens[parse.subtree(j)[0]]
        if (
            j > whom.i
            and first.lower == "that"
            and first.tag == "IN"
            and parse.tokens[j].dep in ("acl", "ccomp", "relcl")
        ):
            return parse.tokens[j]
    return None


def _for_whom(parse: Parse, i: int) -> Token | None:
    """ "is calling for both sides to withdraw": the infinitive that "for" opens."""
    for j in parse.children(i):
        if j > i and any(parse.tokens[k].lower == "for" and parse.tokens[k].dep == "mark" for k in parse.children(j)):
            return parse.tokens[j]
    return None


def is_plain(entry: Cue, token: Token) -> bool:
    """Whether a cue is a plain verb of saying, which always has a complement, found or not."""
    return (
        entry.kind == "say"
        and entry.takes("c")
        and entry.takes("q")
        and token.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG")
    )


def rest_of_sentence(parse: Parse, i: int, listener: bool = False) -> set[int]:
    """What follows a cue of saying for which the parser found no complement, from a "that" on or from the next word."""
    end = parse.sentence_of(i).last
    after = parse.tokens[i + 1 : min(end, i + 1 + THAT)]
    for token in after:
        if token.text in (",", ";", ":", ".") or token.pos == "VERB":
            break
        if token.lower == "that":
            return set(range(token.i + 1, end))
    if (
        listener  # the next words are who is told
        or len(after) < 4
        or after[0].pos not in ("NOUN", "PROPN", "PRON", "DET", "VERB", "ADJ", "NUM")
        or after[0].lower == "so"
    ):
        return set()
    stop = next((t for t in parse.tokens[i + 1 : end] if t.text in (";", ":")), None)
    if stop is not None and stop.text == ":":  # what follows the colon is said
        return set()
    return set(range(i + 1, stop.i if stop is not None else end))


def _complement(parse: Parse, i: int) -> Token | None:
    """The clause that is said: the one behind the cue before the one in front of it."""
    found = [parse.tokens[j] for j in parse.children(i) if parse.tokens[j].dep == "ccomp" and not _glosses(parse, j)]
    behind = next((t for t in found if t.i > i), None)
    if behind is not None and all(t.text != ";" for t in parse.tokens[i : behind.i]):
        return behind
    return found[0] if found and found[0].i < i else None


def _glosses(parse: Parse, j: int) -> bool:
    """ "..., which is not the same": a comment the parser takes for a complement."""
    first = parse.tokens[parse.subtree(j)[0]]
    return first.lower == "which" and first.i > 0 and parse.tokens[first.i - 1].text == ","


def _without_date(parse: Parse, i: int, members: set[int]) -> set[int]:
    """Less the day of the saying, which the parser hangs into what is said: "said | on Friday | it feared"."""
    first = parse.tokens[min(members)]
    if first.i != i + 1 or first.pos != "ADP":
        return members
    day = child(parse, first.i, "pobj")
    if day is None or day.ent not in ("DATE", "TIME"):
        return members
    return members - set(parse.subtree(first.i))


def _has_object(parse: Parse, i: int, entry: Cue) -> bool:
    """Whether the clause in front is not the content: "...; the army denies it", "...; residents counted 30"."""
    thing = child(parse, i, "dobj")
    if any(parse.tokens[j].text == ";" and j < i for j in parse.children(i)):
        return True
    return thing is not None and thing.i > i and not entry.takes("r")


def _reasons(parse: Parse, i: int, said: int) -> set[int]:
    """Clauses of reason, condition and time behind the content, which the parser often hangs on the cue instead."""
    out: set[int] = set()
    for j in parse.children(i):
        token = parse.tokens[j]
        if j > said and token.dep == "advcl" and token.tag != "VBG":
            first = parse.tokens[parse.subtree(j)[0]]
            if first.lower in _REASONS:
                out |= set(parse.subtree(j))
    return out
