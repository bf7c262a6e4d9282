"""HTML to tags and stretches of text, each with its place in the source. Linear in length, whatever the markup.

A browser's tree would lose where the words stood; a lexer keeps it. It never recurses and never backtracks far: every
search for an end that is not there is made once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "template", "svg", "math"}
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"}
)

_NAME = re.compile(r"/?[a-zA-Z][^\s/>]{0,60}")
_STOP = re.compile(r"[>]|=\s*[\"']")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,80})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag (or end tag, `closing`); `inside` is the source between attributes' start and end."""

    name: str
    closing: bool
    start: int
    end: int
    inside: str = ""
    empty: bool = False

    @property
    def attributes(self) -> dict[str, str]:
        """Names in small letters and values without entities; the first of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inside[:20_000]):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags: `text` is what stands at `[start, end)` of the source, entities not yet read."""

    text: str
    start: int
    end: int


def lex(source: str) -> Iterator[Tag | Words]:
    """The tags and words of a page, in order. The content of scripts and the like is one `Words` after its tag."""
    at, length = 0, len(source)
    lower: str | None = None
    while at < length:
        opening = source.find("<", at)
        if opening < 0:
            yield Words(source[at:], at, length)
            return
        if opening > at:
            yield Words(source[at:opening], at, opening)
        if source.startswith("<!--", opening):
            end = source.find("-->", opening + 4)
            at = length if end < 0 else end + 3
            continue
        name = _NAME.match(source, opening + 1)
        if not name:
            if source[opening + 1 : opening + 2] in ("!", "?"):
                end = source.find(">", opening)
                at = length if end < 0 else end + 1
            else:
                yield Words("<", opening, opening + 1)
                at = opening + 1
            continue
        end = _tag_end(source, name.end())
        if end < 0:
            return  # a tag that never ends: nothing behind it is text
        written = name.group().lower()
        tag = Tag(
            written.lstrip("/"), written[0] == "/", opening, end, source[name.end() : end - 1], source[end - 2] == "/"
        )
        yield tag
        at = end
        if tag.name in RAW and not tag.closing and not (tag.empty and tag.name in ("svg", "math")):
            lower = lower if lower is not None else _lowered(source)
            close = lower.find(f"</{tag.name}", at)
            close = length if close < 0 else close
            if close > at:
                yield Words(source[at:close], at, close)
            at = close


def _lowered(source: str) -> str:
    """The source in small letters, of the same length."""
    lowered = source.lower()
    return lowered if len(lowered) == len(source) else "".join(c.lower() if len(c.lower()) == 1 else c for c in source)


def _tag_end(source: str, at: int) -> int:
    """Where a tag ends, behind its ">"; quotes count after an equals sign only. -1 when there is no end."""
    first = source.find(">", at)
    if first < 0:
        return -1
    while stop := _STOP.search(source, at):
        if stop.group() == ">":
            return stop.end()
        close = source.find(stop.group()[-1], stop.end())
        if close < 0:
            return first + 1
        at = close + 1
    return first + 1


def entities(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """The parts of a stretch: what it says, where it stands, and whether it is an entity."""
    at = 0
    if "&" in text:
        for match in _ENTITY.finditer(text):
            said = html.unescape(match.group())
            if said == match.group():
                continue
            if match.start() > at:
                yield text[at : match.start()], at, match.start(), False
            yield said, match.start(), match.end(), True
            at = match.end()
    if at < len(text):
        yield text[at:], at, len(text), False
