"""What a page says of itself outside its text: JSON-LD, `meta` tags, its own address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.read.html_lexer import Tag
from dateline.read.stated_date import find_day, rows

_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:\D|$)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)/", re.I)
_ARTICLE = re.compile(r"Article|Posting|Report|Page|Review|Statement", re.I)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; None and empty where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    address: str | None = None


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, name in rows("page_metadata.tsv"):
        found.setdefault(field, []).append(name)
    return found


def page_metadata(metas: Iterable[Tag], scripts: Iterable[str], uri: str) -> PageMetadata:
    """Read the metadata of a page: JSON-LD goes before `meta` tags, and both before the address."""
    said: dict[str, str] = {}
    canonical = None
    for tag in metas:
        marks = tag.attributes
        name = (
            marks.get("property") or marks.get("name") or marks.get("itemprop") or marks.get("http-equiv") or ""
        ).lower()
        if tag.name == "meta" and name and marks.get("content", "").strip():
            said.setdefault(name, " ".join(marks["content"].split())[:500])
        if tag.name == "link" and marks.get("rel") == "canonical":
            canonical = marks.get("href")

    def first(field: str) -> str | None:
        return next((said[name] for name in _names()[field] if name in said), None)

    linked = _linked_data(scripts)
    address = canonical or first("address")
    days = [linked.published, *(day_of(said[name]) for name in _names()["published"] if name in said)]
    days += [day_in_address(address), day_in_address(uri)]
    author = first("author")
    return PageMetadata(
        title=linked.title or first("title"),
        authors=linked.authors or (_authors([author]) if author else ()),
        publisher=first("publisher") or linked.publisher,
        published=next((day for day in days if day), None),
        address=address,
    )


def day_of(words: str) -> date | None:
    """The day that a metadata value starts with or spells out; the time of day and its zone do not count.

    >>> day_of("2019-05-04T23:30:00+02:00").isoformat()
    '2019-05-04'
    """
    match = _ISO.match(words)
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    found = find_day(words, 0, min(len(words), 100))
    return found[0] if found else None


def day_in_address(address: str | None) -> date | None:
    """The day in an address like "https://example.org/2019/05/04/raid"."""
    match = _IN_ADDRESS.search(address) if address else None
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
        match = _MONTH_IN_ADDRESS.search(address) if address else None
        found = find_day(f"{match[3]} {match[2]} {match[1]}", 0, 20) if match else None
        return found[0] if found else None
    except ValueError:
        return None


def _linked_data(scripts: Iterable[str]) -> PageMetadata:
    best = PageMetadata()
    for script in scripts:
        try:
            value = json.loads(script[:500_000].strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if not _ARTICLE.search(str(item.get("@type", "")) or "Page") or not item.get("datePublished"):
                continue
            day = day_of(str(item["datePublished"]))
            title = item.get("headline") or item.get("name")
            found = PageMetadata(
                title=" ".join(title.split())[:500] if isinstance(title, str) else None,
                authors=_authors(item.get("author")),
                publisher=next(iter(_authors(item.get("publisher"), people=False)), None),
                published=day,
            )
            if found.published and (best.published is None or (found.title and not best.title)):
                best = found
    return best


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of JSON-LD, without recursion, a thousand at most."""
    waiting, seen = [value], 0
    while waiting and seen < 1000:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting += [inner for inner in item.values() if isinstance(inner, dict | list)]
        elif isinstance(item, list):
            waiting += item[:200]


def _authors(value: Any, people: bool = True) -> tuple[str, ...]:
    """Names of authors or publishers, however they are given; addresses and handles are none."""
    items = value if isinstance(value, list) else [value]
    names: list[str] = []
    for item in items[:20]:
        name = item.get("name") if isinstance(item, dict) else item
        for part in name if isinstance(name, list) else [name]:
            words = " ".join(part.split()) if isinstance(part, str) else ""
            words = re.sub(r"^[Bb]y\s+", "", words)
            if words and len(words) < 120 and not words.startswith(("http", "@", "/")):
                names += re.split(r"\s*(?:,|;|\band\b)\s*", words) if people and len(words.split()) > 3 else [words]
    return tuple(dict.fromkeys(name for name in names if name))
