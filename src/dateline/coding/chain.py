"""Whose word an event is: the chain of attributions around its trigger."""

from __future__ import annotations

from dateline.annotate.attribution.lexicon import cues
from dateline.model.attribution import Attribution
from dateline.model.parse import Parse, Token

_SILENT = frozenset({"want", "plan", "seem", "speak"})  # attitudes and impressions: nobody tells the event there
_DOES = frozenset({"agree", "decide"})  # who agrees that something be done does it, and tells nothing
_CALLS = frozenset({"declare", "proclaim", "call", "promise", "offer"})  # the same of a noun: "declared a truce"
_HEARSAY = frozenset({"say", "think", "find"})  # without a source only these make it somebody else's word


def event_chain(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """Ids of the attributions whose content holds the trigger, outermost first; empty for the publication's own voice.

    Args:
        trigger: index of the token that names the event. Where it is itself a cue, that link is its own act and not
            its source.
        attributions: all links of the document.

    Returns:
        The innermost link that tells of the trigger, after the links that report it. What somebody merely wants, plans
        or opposes is told by the publication.
    """
    token = parse.tokens[trigger]
    holding = [k for k in attributions if _holds(k, token) and _tells(parse, k) and not _brings_about(parse, k, token)]
    if not holding:
        return ()
    by_id = {link.id: link for link in attributions}
    chain = [min(reversed(holding), key=_size)]
    while (above := by_id.get(chain[0].inside or "")) is not None and above not in chain:
        chain.insert(0, above)
    return tuple(link.id for link in chain if not _is_own_act(link, token))


def _holds(link: Attribution, token: Token) -> bool:
    """Whether the content of a link holds a token that is not its own cue."""
    return any(s.start <= token.start < s.end for s in link.content) and not _is_own_act(link, token)


def _is_own_act(link: Attribution, token: Token) -> bool:
    return link.cue is not None and link.cue.overlaps(token)


def _brings_about(parse: Parse, link: Attribution, token: Token) -> bool:
    """ "They called a strike", "agreed on a truce": the words do what they name, and the publication tells it."""
    cue = parse.token_at(link.cue.start) if link.cue is not None else None
    if cue is None or cue.pos != "VERB":
        return False
    if cue.lemma in _DOES and token.i > cue.i:  # not "..., both governments agree"
        return True
    named = token.pos == "NOUN" and cue.i in (token.head, parse.tokens[token.head].head)
    judged = any(parse.tokens[j].dep in ("oprd", "ccomp", "xcomp") for j in parse.children(cue.i))
    return cue.lemma in _CALLS and not judged and (named or cue.head == token.i)


def _size(link: Attribution) -> int:
    return sum(span.end - span.start for span in link.content)


def _tells(parse: Parse, link: Attribution) -> bool:
    """Whether a link makes its content somebody's word, and not just something wanted or planned."""
    if link.cue is None:
        return True
    token = parse.token_at(link.cue.start)
    if token is None:
        return True
    entries = cues(token.lemma) or cues(token.lemma, "noun") or cues(token.lower, "adjective")
    kinds = {entry.kind for entry in entries}
    if not kinds:
        return True
    if link.source is None:
        return bool(kinds & _HEARSAY)
    return not kinds <= _SILENT
