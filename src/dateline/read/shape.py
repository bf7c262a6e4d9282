"""What the blocks of a text are, told by their shape: title, byline, dateline, heading, caption, credit, boilerplate.

Be conservative: whatever is not surely something else is body, and a document that has words has a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.model.document import Section, SectionKind
from dateline.model.span import Span
from dateline.read.dateline import find_dateline, find_later_dateline, is_date_line
from dateline.read.paragraphs import stopped
from dateline.read.stated_date import rows

HEAD = 6  # blocks at the start among which title, byline and dateline are looked for
LONGEST_TITLE = 220  # characters
LONGEST_HEADING = 90
LONGEST_FURNITURE = 400

_BYLINE = re.compile(r"(?:(?:words|story|text|report|written|reported)\s+)?by:?\s+(?P<names>\S.*)", re.IGNORECASE)
_LINKING = frozenset(
    re.findall(r"\S+", "and in for of the with at from de la le el al der den van von bin ibn abu y & | / -")
)
_SENTENCES = re.compile(r"(?<!\b[A-Z])[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")
_STOP_INSIDE = re.compile(r"[^\W\d_]{2}[.!?][\"”’')]*\s")
_ADDRESS = re.compile(r"(?:https?\s?:\s?/\s?/|www\s?\.)\s?\S")  # some corpora part the signs
_OPENING = "\"'“‘«([¿¡"


@dataclass(frozen=True, slots=True)
class Block(Span):
    """One paragraph; `kind` is what the markup says it is, None where only its shape can tell."""

    kind: SectionKind | None = None


@lru_cache(maxsize=1)
def _furniture() -> dict[str, tuple[str, ...]]:
    table = rows("boilerplate.tsv")
    return {use: tuple(words for kind, words in table if kind == use) for use in ("start", "any", "whole", "share")}


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(row[0]) for row in rows("photo_credits.tsv")), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[\s(\[]))[(\[]?(?:(?:{names})(?:\s+(?:credit|caption|source))?"
        r"\s*(?::|\b(?:by|courtesy of|copyright)\b)"
        rf"|©|\((?:AP|AFP|Reuters|EPA)\s+Photo\s*/)\s*(?=\S)",
        re.IGNORECASE,
    )


def sections_of(text: str, blocks: Sequence[Block], titled: bool = False) -> tuple[Section, ...]:
    """The sections that blocks make: each block becomes one, or is parted into dateline and body, caption and credit.

    Args:
        text: of the whole document.
        blocks: in order, without overlap, without white space around.
        titled: whether a title is known already, so that none is looked for by shape.
    """
    capitals = _in_capitals(text)
    judged = list(blocks)
    judged = [replace(block, kind=block.kind or _furniture_kind(text, block)) for block in judged]
    judged = _head(text, judged, capitals, titled or any(block.kind == "title" for block in judged))
    judged = _headings(text, judged, capitals)
    judged = _some_body(judged)
    out: list[Section] = []
    before = 0  # bodies seen
    for block in judged:
        parts = list(_parts(text, block, capitals, first=before == 0, early=before < 2))
        before += any(part.kind == "body" for part in parts)
        out += parts
    if not any(section.kind == "body" for section in out) and out:
        longest = max(range(len(out)), key=lambda i: out[i].end - out[i].start)
        out[longest] = replace(out[longest], kind="body")
    return tuple(out)


def _in_capitals(text: str) -> bool:
    sample = text[:4000]
    upper = sum(1 for letter in sample if letter.isupper())
    return upper > 4 * sum(1 for letter in sample if letter.islower())


def _furniture_kind(text: str, block: Block) -> SectionKind | None:
    """Credit, boilerplate or a line that is just a date; None for everything else."""
    if block.end - block.start > LONGEST_FURNITURE:
        return None
    if is_date_line(text, block):
        return "dateline"
    credit = _credit_start(text, block)
    if credit is not None and not _is_tale(text[block.start : credit]):
        return "caption"
    words = " ".join(text[block.start : block.end].lower().replace("’", "'").split())
    known = _furniture()
    if words.strip(" .:!>»…→") in known["whole"] or words.startswith(known["start"]):
        return "boilerplate"
    if _ADDRESS.match(words) and not _SENTENCES.search(text, block.start, block.end):
        return "boilerplate"
    if any(phrase in words for phrase in known["any"]):
        return "boilerplate"
    buttons = re.findall(r"[^\s,|/·•]+", words)
    if len(buttons) <= 14 and all(word in known["share"] for word in buttons) and len(buttons) > 1:
        return "boilerplate"
    return None


def _head(text: str, blocks: list[Block], capitals: bool, titled: bool) -> list[Block]:
    """Find title and byline among the first blocks."""
    out = list(blocks)
    for index, block in enumerate(blocks[:HEAD]):
        if block.kind is not None:
            continue
        words = text[block.start : block.end]
        dateline = find_dateline(text, block, capitals, colon=False)
        if is_byline(words):
            out[index] = replace(block, kind="byline")
        elif dateline is not None:
            if dateline == block.end:
                out[index] = replace(block, kind="dateline")
            break  # the report itself has begun
        elif not titled and _is_title(words, capitals) and _has_body_after(text, blocks[index + 1 :], len(words)):
            out[index] = replace(block, kind="title")
            titled = True
        else:
            break
    for index in range(max(len(out) - 2, 0), len(out)):
        words = text[out[index].start : out[index].end]
        if out[index].kind is None and index > 0 and is_byline(words):
            out[index] = replace(out[index], kind="byline")
    return out


def is_byline(words: str) -> bool:
    """Whether a line names who wrote the report: "By Nadine Kesselring and Ivo Maric in Zagreb"."""
    match = _BYLINE.fullmatch(words.strip()) if len(words) <= 140 else None
    if not match or match["names"].rstrip().endswith((".", "!", "?", ":")):
        return False
    names = [word.strip(",;()|/-–—") for word in match["names"].split()]
    names = [name for name in names if name]
    proper = [name for name in names if name[0].isupper() and not name.isdigit()]
    return 1 < len(names) <= 16 and len(proper) >= 2 and all(n in proper or n.lower() in _LINKING for n in names)


def _is_title(words: str, capitals: bool) -> bool:
    if len(words) > LONGEST_TITLE or not (words[0].isalnum() or words[0] in _OPENING):
        return False
    if words[0].islower() or _SENTENCES.search(words):
        return False
    if not stopped(words):
        return not words.endswith((",", "-", "–", "—"))
    bare = words.rstrip(_OPENING + "\"'”’»)] ")
    if bare.endswith((":", ";", "…", "...")):
        return False
    if capitals:
        return False
    content = [word.strip(_OPENING + ".,?!”’") for word in words.split()]
    content = [word for word in content if len(word) > 3]
    if bare.endswith("?") and len(words) <= LONGEST_HEADING:
        return words[0] not in '"“'
    return len(content) >= 3 and sum(word[0].isupper() or word[0].isdigit() for word in content) >= 0.8 * len(content)


def _has_body_after(text: str, blocks: Sequence[Block], length: int) -> bool:
    """Whether a report follows: soon a block that reads like sentences, in all more words than the title."""
    rest = [text[block.start : block.end] for block in blocks[:8] if block.kind is None]
    return any(stopped(words) and len(words) > 40 for words in rest[:4]) and sum(map(len, rest)) > length


def _headings(text: str, blocks: list[Block], capitals: bool) -> list[Block]:
    """Short lines without a full stop that stand alone before a paragraph."""
    short = [block.kind is None and _is_short(text[block.start : block.end]) for block in blocks]
    for index, block in enumerate(blocks[:HEAD]):
        short[index] = short[index] and find_dateline(text, block, capitals, colon=False) is None
    out = list(blocks)
    for index, block in enumerate(blocks[:-1]):
        if not short[index]:
            continue
        follower = blocks[index + 1]
        following = text[follower.start : follower.end]
        if short[index + 1]:  # a list, unless just two stand together before a paragraph
            continue_at = index + 2
            if continue_at >= len(blocks) or short[continue_at] or (index and short[index - 1]):
                continue
        elif follower.kind is None and (not _begins(following) or len(following) < 40):
            continue
        if index and short[index - 1] and index > 1 and short[index - 2]:
            continue
        if index and out[index - 1].kind is None and not short[index - 1]:
            previous = text[out[index - 1].start : out[index - 1].end]
            if not stopped(previous) or previous.endswith(":"):
                continue
        out[index] = replace(block, kind="heading")
    return out


def _is_short(words: str) -> bool:
    if len(words) > LONGEST_HEADING or len(words.split()) > 12 or stopped(words) or words.endswith((",", "-", "—")):
        return False
    if words[0] in '"“' and words[-1] not in '"”':
        return False
    return (words[0].isupper() or words[0].isdigit() or words[0] in _OPENING) and any(c.isalpha() for c in words)


def _begins(words: str) -> bool:
    first = words.lstrip(_OPENING + "`-–—•* ")[:1]
    return first.isupper() or first.isdigit() or not first.isalpha()


def _some_body(blocks: list[Block]) -> list[Block]:
    """Take back what shape alone said where hardly any body would be left."""
    left = sum(block.end - block.start for block in blocks if block.kind is None or block.kind == "body")
    headings = sum(block.end - block.start for block in blocks if block.kind == "heading")
    if headings > left:
        return [replace(block, kind=None) if block.kind == "heading" else block for block in blocks]
    return blocks


def _parts(text: str, block: Block, capitals: bool, first: bool, early: bool) -> Iterator[Section]:
    """The sections of one block."""
    start, end, kind = block.start, block.end, block.kind
    if kind is None or kind == "caption":
        credit = _credit_start(text, block)
        if credit is not None:
            before = text[start:credit].rstrip()
            if before.strip("([ "):
                yield Section(start, start + len(before), "caption" if kind else "body")
            else:
                credit = start
            yield Section(credit, end, "credit")
            return
    if kind is None and early:
        stop = find_dateline(text, block, capitals, colon=first)
        later = find_later_dateline(text, block) if stop is None and first and not capitals else None
        if later:
            yield Section(start, len(text[: later[0]].rstrip()), "title")
            start, stop = later
        if stop is not None:
            yield Section(start, stop, "dateline")
            while stop < end and text[stop].isspace():
                stop += 1
            if stop == end:
                return
            start = stop
    yield Section(start, end, kind or "body")


def _is_tale(words: str) -> bool:
    """Whether the words before a credit are too many for a caption."""
    return len(words) > 350 or len(_SENTENCES.findall(words)) > 3


def _credit_start(text: str, block: Span) -> int | None:
    """Where the credit at the end of a caption begins; None where there is none."""
    for match in _credit().finditer(text, max(block.start, block.end - 140), block.end):
        whose = text[match.end() : block.end]
        name = whose.strip()[:1]
        if (name.isupper() or name in "@©") and len(whose) <= 90 and not _SENTENCES.search(whose):
            at = match.start()
            colon = text[at : match.end()].rstrip().endswith((":", "/", "©"))
            if at == block.start or colon or text[:at].rstrip().endswith((".", ",", "(", "[", "”", '"')):
                return at
    return None


def byline_names(line: str) -> tuple[str, ...]:
    """The people that a byline names: "By Nadine Kesselring and Ivo Maric in Zagreb" has two.

    >>> byline_names("By Nadine Kesselring and Ivo Maric in Zagreb")
    ('Nadine Kesselring', 'Ivo Maric')
    """
    match = _BYLINE.fullmatch(line.strip())
    names = (
        re.split(r"\s*(?:,|;|\||&|\band\b)\s*", re.split(r"\s+(?:in|for|at|of)\s+", match["names"])[0]) if match else ()
    )
    return tuple(name.strip() for name in names if len(name.split()) > 1)
