"""From links to the source fields of a record: who the source is, where it stands, how near it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.attribution.clause import phrase
from dateline.annotate.attribution.lexicon import words_for
from dateline.annotate.attribution.links import Link
from dateline.annotate.attribution.people import People
from dateline.annotate.attribution.source import NOBODY, SourceKind, describe_source
from dateline.model.actor import Actor
from dateline.model.attribution import SourceAccess
from dateline.model.parse import Parse
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
        self._mentions = sorted((m.start, m.end, actor.id) for actor in actors for m in actor.mentions)

    def voice(self, link: Link, inner: Sequence[Link]) -> Voice:
        """The voice of a link; `inner` are the links inside it."""
        source, head = link.candidate.source, link.candidate.head
        if source is None or head is None:
            return Voice(NOBODY, None, "unstated")
        kind = describe_source(self._parse, source, head)
        before = self._people.antecedent(head)
        actor = self._actor(source)
        if before is not None:
            earlier = phrase(self._parse, before)
            kind = _informed(
                kind, describe_source(self._parse, earlier, before), self._parse.tokens[head].pos == "PRON"
            )
            actor = actor or self._actor(earlier)
        text = " ".join(self._parse.text[s.start : s.end] for s in link.candidate.content)
        kind = _by_content(kind, text, link)
        there = self._parse.tokens[head].lemma in words_for("present") or bool(
            _WAS_THERE.search(self._parse.text[source.start : source.end])
        )
        return Voice(kind, actor, _access(there, text, link, inner))

    def _actor(self, source: Span) -> str | None:
        """The actor with a mention in the source: the longest that starts first."""
        fits = [
            (end - start, -start, actor)
            for start, end, actor in self._mentions
            if source.start <= start and end <= source.end
        ]
        return max(fits)[2] if fits else None


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
