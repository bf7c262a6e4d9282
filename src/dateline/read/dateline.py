"""The words in front of a report that tell where and when it was sent: "GOMA, 4 March (Agency) -".

A dateline is a place, then perhaps its region, a day and the agency in brackets, then a dash. Capitals or a day or an
agency must speak for it; in a text all in capitals, a day or an agency must. Marks of an archive that follow ("[TEXT]",
"[INTERVIEW WITH …]") belong to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.model.span import Span
from dateline.read.stated_date import find_day, months, rows

REACH = 170  # characters from the start of a paragraph within which its dash must stand

_DASH = re.compile(r"(?:\s+(?:-{1,3}|[—–―‒_\x96\x97])|(?:--+|[—–―\x97]))(?=\s|$|[\"“'‘\[A-Z])")
_COLON = re.compile(r":(?=\s)")
_TAG = re.compile(r"\s*\[[^\[\]]{1,200}\]")
_BRACKET = re.compile(r"\s*\(([^()]{2,60})\)$")
_WORD = re.compile(r"[^\s,]+")
_TIME = re.compile(r"[\d:.,/-]+(?:st|nd|rd|th|am|pm|a\.m\.|p\.m\.|[ap])?")
_MIDDLE = re.compile(r"[.?!][\"”']?\s+(?=[A-Z])")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    table = rows("dateline_words.tsv")
    return {use: frozenset(word for kind, word in table if kind == use) for use in ("date", "label", "small")}


def find_dateline(text: str, paragraph: Span, capitals: bool, colon: bool = True) -> int | None:
    """Where the dateline that opens a paragraph ends (after its dash and marks); None when there is none.

    `capitals` says that the whole text is in capitals, so that they prove nothing; `colon` that "NEW DELHI:"
    counts too.

    >>> text = "GOMA, 4 March (Agency) - Shells fell."
    >>> text[: find_dateline(text, Span(0, len(text)), False)]
    'GOMA, 4 March (Agency) -'
    """
    reach = min(paragraph.end, paragraph.start + REACH)
    for dash in _DASH.finditer(text, paragraph.start, reach):
        head = text[paragraph.start : dash.start()]
        if head.count("(") != head.count(")"):
            continue  # a dash within the agency's name
        after = text[dash.end() : paragraph.end].lstrip()
        if not _is_head(head, after, capitals):
            return None
        end = dash.end()
        while tag := _TAG.match(text, end, paragraph.end):
            end = tag.end()
        return end
    whole = text[paragraph.start : paragraph.end]
    if len(whole) <= 60 and _BRACKET.search(whole) and _is_head(whole, "", capitals):
        return paragraph.end
    mark = _COLON.search(text, paragraph.start, reach) if colon else None
    if mark:
        head = text[paragraph.start : mark.start()]
        bare = head.isupper() and len(head) >= 5 and head.lower() not in _words()["label"]
        if (bare or _BRACKET.search(head)) and _is_head(head, text[mark.end() : paragraph.end].lstrip(), capitals):
            return mark.end()
    return None


def find_later_dateline(text: str, paragraph: Span) -> tuple[int, int] | None:
    """A dateline with an agency that follows a headline on the same line: where it starts and ends."""
    for stop in _MIDDLE.finditer(text, paragraph.start, min(paragraph.end, paragraph.start + 200)):
        end = find_dateline(text, Span(stop.end(), paragraph.end), False)
        if end and "(" in text[stop.end() : end] and text[stop.end() : stop.end() + 3].isupper():
            return stop.end(), end
    return None


def is_date_line(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is just a day: "Monday, 26 September 2016", "Published on: 4 May 2019 at 09:56 GMT"."""
    if paragraph.end - paragraph.start > 100 or not find_day(text, paragraph.start, paragraph.end):
        return False
    words = text[paragraph.start : paragraph.end].replace("|", " ").replace("•", " ").lower().split()
    known = _words()["date"]
    return all(
        word.strip(",:()-–—") in known or word.strip(",.:()") in months() or _TIME.fullmatch(word.strip("(),|–—"))
        or not word.strip(",:()-–—")
        for word in words
    )  # fmt: skip


def _is_head(head: str, after: str, capitals: bool) -> bool:
    """Whether the words before a dash are a place with its region, day and agency."""
    bracket = _BRACKET.search(head)
    body = head[: bracket.start()] if bracket else head
    agency = bool(bracket and "," in body) or bool(bracket and not body.isspace())
    first, *rest = (part.strip() for part in body.split(","))
    place = _BRACKET.sub("", first)
    if len(rest) > 4 or not place or not _capitalised(place, 6):
        return False
    dated = [part for part in rest if _dated(part)]
    if not all(_dated(part) or _capitalised(part, 5) for part in rest):
        return False
    if agency or dated:
        return bool(dated) or place.isupper() or len(place.split()) <= 3
    begins = not after or after[0].isupper() or after[0].isdigit() or after[0] in "\"“'‘[`"
    return not capitals and place.isupper() and (len(place) >= 4 or bool(rest)) and begins


def _dated(part: str) -> bool:
    words = [word.strip(".").lower() for word in part.split()]
    if words == ["no", "date"] or re.fullmatch(r"(?:1[89]|20)\d\d", part):
        return True
    return 1 < len(words) <= 4 and any(w in months() for w in words) and any(w[:1].isdigit() for w in words)


def _capitalised(part: str, most: int) -> bool:
    """Whether a part reads like a name: few words, each with a capital, but for small linking ones."""
    words, small = _WORD.findall(part), _words()["small"]
    letters = [word.strip("\"'’`.()[]") for word in words]
    return (
        0 < len(words) <= most
        and letters[0][:1].isupper()
        and all(not w or w[0].isupper() or w.lower() in small or "'" in w or "-" in w for w in letters)
        and not any(char.isdigit() for char in part)
    )
