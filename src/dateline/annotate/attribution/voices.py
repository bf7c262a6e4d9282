"""From links to the source fields of a record: who the source is, where it stands, how near it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.attribution.clause import phrase
from dateline.annotate.attribution.lexicon import words_for
from dateline.annotate.attribution.links import Link
from dateline.annotate.attribution.people import People
from dateline.annotate.attribution.source import NOBODY, SourceKind, describe_source
from dateline.model.actor import Actor
from dateline.model.attribution import SourceAccess, SourcePosition
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

_SAW = re.compile(r"\b(?:I|we) (?:\w+ ){0,2}?(?:saw|heard|watched|counted|ran|hid|was|were)\b", re.IGNORECASE)
_MY_KIN = re.compile(
    r"\bmy (?:husband|wife|son|daughter|brother|sister|mother|father|uncle|aunt|cousin|child|children|boy|girl)\b",
    re.IGNORECASE,
)
_WAS_THERE = re.compile(
    r"\bwho (?:saw|heard|watched|survived|escaped|was there|were there|witnessed|fled)\b", re.IGNORECASE
)
_OWN_MEN = re.compile(
    r"\b(?:his|her|their|its|our) (?:own )?(?:men|fighters|troops|forces|soldiers|units)\b", re.IGNORECASE
)
_WITNESSED = frozenset({"recall", "remember", "recount", "see", "watch", "hear", "witness", "recollect"})
NEAR = 40  # mentions looked at for one source, so that time stays linear
_OF_ACTOR: dict[str, SourcePosition] = {
    "armed_group": "party",
    "state_force": "security",
    "government": "government",
}
_PLAIN = ("other", "relative")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as the record shows it."""

    kind: SourceKind
    actor: str | None
    access: SourceAccess


class Voices:
    """Answers who the sources of one document are."""

    def __init__(self, parse: Parse, actors: Sequence[Actor]) -> None:
        self._parse = parse
        self._people = People(parse)
        self._actors = {actor.id: actor for actor in actors}
        self._mentions = sorted((m.start, m.end, actor.id) for actor in actors for m in actor.mentions)

    def voice(self, link: Link, inner: Sequence[Link]) -> Voice:
        """The voice of a link; `inner` are the links inside it."""
        source, head = link.candidate.source, link.candidate.head
        if source is None or head is None:
            return Voice(NOBODY, None, "unstated")
        token = self._parse.tokens[head]
        kind = describe_source(self._parse, source, head)
        actor = self._actor(token, source)
        before = self._fullest(actor, token) if token.pos == "PRON" else None
        before = before if before is not None else self._people.antecedent(head)
        if before is not None and before != head:
            earlier = phrase(self._parse, before)
            kind = _informed(kind, describe_source(self._parse, earlier, before), token.pos == "PRON")
            actor = actor or self._actor(self._parse.tokens[before], earlier)
        text = " ".join(self._parse.text[s.start : s.end] for s in link.candidate.content)
        kind = _by_content(_by_actor(kind, self._actors.get(actor or "")), text, link)
        saw = _WAS_THERE.search(self._parse.text, source.start, source.end) is not None
        there = token.lemma in words_for("present") or saw
        return Voice(kind, actor, _access(there, text, link, inner))

    def _actor(self, head: Token, source: Span) -> str | None:
        """The actor whose mention holds the head of a source and shares most of its words."""
        best: tuple[int, str] | None = None
        at = bisect_right(self._mentions, (head.start, len(self._parse.text), ""))
        for start, end, actor in reversed(self._mentions[max(0, at - NEAR) : at]):
            if end < head.end:
                continue
            shared = min(end, source.end) - max(start, source.start)
            if best is None or shared > best[0]:
                best = (shared, actor)
        return best[1] if best else None

    def _fullest(self, actor: str | None, head: Token) -> int | None:
        """The head of the longest mention of an actor up to a pronoun that stands for it."""
        known = self._actors.get(actor or "")
        mentions = [m for m in known.mentions if m.form != "pronoun" and m.start < head.start] if known else []
        if not mentions:
            return None
        longest = max(mentions[:NEAR], key=lambda m: m.end - m.start)
        found = self._parse.head_in(longest.start, longest.end)
        return found.i if found else None


def _by_actor(kind: SourceKind, actor: Actor | None) -> SourceKind:
    """A position for a source of which only its actor tells anything."""
    if actor is None or kind.position != "other" or kind.is_text:
        return kind
    return replace(kind, position=_OF_ACTOR.get(actor.kind, "other"))


def _informed(kind: SourceKind, earlier: SourceKind, pronoun: bool) -> SourceKind:
    """A kind with what an earlier mention of the same source tells."""
    position = kind.position if kind.position != "other" else earlier.position
    if pronoun and not earlier.is_text:
        return replace(earlier, position=position)
    return replace(kind, position=position)


def _by_content(kind: SourceKind, text: str, link: Link) -> SourceKind:
    """What sources tell of themselves: "I saw" a witness, "my husband" a relative, "his men" a party."""
    if kind.is_text:
        return kind
    lemma = link.candidate.entry.word if link.candidate.entry else ""
    if kind.position in _PLAIN and _SAW.search(text):
        return replace(kind, position="eyewitness")
    if kind.position == "other" and _MY_KIN.search(text):
        return replace(kind, position="relative")
    if kind.position == "other" and lemma in _WITNESSED:
        return replace(kind, position="eyewitness")
    if kind.position == "other" and lemma == "claim" and link.candidate.frame in "nv":
        return replace(kind, position="party")
    if kind.position in ("security", "other") and _OWN_MEN.search(text):
        return replace(kind, position="party")
    return kind


def _reach(link: Link) -> int:
    """How many characters a link takes up, from its source to the end of its content."""
    spans = [*link.candidate.content, *filter(None, (link.candidate.source, link.candidate.cue))]
    return max(s.end for s in spans) - min(s.start for s in spans)


def _access(there: bool, text: str, link: Link, inner: Sequence[Link]) -> SourceAccess:
    """First hand: was there and says so; second hand: passes on what somebody else said."""
    size = sum(s.end - s.start for s in link.candidate.content)
    if any(2 * _reach(other) > size for other in inner):
        return "second_hand"
    lemma = link.candidate.entry.word if link.candidate.entry else ""
    if there or lemma in _WITNESSED or _SAW.search(text):
        return "first_hand"
    return "unstated"
