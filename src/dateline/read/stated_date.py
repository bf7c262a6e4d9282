"""Days written out in datelines and beside headlines: "17 November 2013", "Monday, September 26, 2016", "18 MAR 89".

Only days with their year are read here, since nothing else tells a day of publication by itself.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from importlib.resources import files

from dateline.model.document import Publication, Section
from dateline.model.span import Quote


def rows(name: str) -> list[list[str]]:
    """The rows of one table of this room's data, without comments."""
    table = (files("dateline.read") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("# ")]


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Month names in small letters and their numbers."""
    return {name: int(number) for name, number in rows("months.tsv")}


@lru_cache(maxsize=1)
def full_day() -> re.Pattern[str]:
    """A day with month and year, in any of the common orders."""
    names = "|".join(sorted(months(), key=len, reverse=True))
    year = r"(?P<{}>(?:1[89]|20)\d\d|\d\d(?![\d:.,]\d))"
    long_year = r"(?P<{}>(?:1[89]|20)\d\d)"
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{names})\.?,?\s+{year.format('y1')}"
        rf"|(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{long_year.format('y2')}"
        rf"|{long_year.format('y3')}\s?-\s?(?P<m3>\d{{2}})\s?-\s?(?P<d3>\d{{2}}))\b",
        re.IGNORECASE,
    )


def find_day(text: str, start: int, end: int) -> tuple[date, Quote] | None:
    """The first full day between two offsets, with its words.

    A year of two digits is of the 20th century from 50 on, of the 21st below.

    >>> find_day("VUKOVAR, 17 November 2013 -- Fog", 0, 30)[0].isoformat()
    '2013-11-17'
    """
    for match in full_day().finditer(text, start, end):
        order = next(n for n in "123" if match[f"d{n}"])
        month = match[f"m{order}"].lower()
        year = int(match[f"y{order}"])
        if year < 100:
            year += 1900 if year >= 50 else 2000
        try:
            day = date(year, months()[month] if month in months() else int(month), int(match[f"d{order}"]))
        except ValueError:
            continue
        return day, Quote(match.start(), match.end(), match.group())
    return None


def stated_publication(text: str, sections: tuple[Section, ...]) -> Publication:
    """The day of publication as the text itself says it: in its dateline or in a line that holds just a date."""
    for section in sections:
        if section.kind == "dateline":
            found = find_day(text, section.start, section.end)
            if found:
                return Publication(found[0], found[0], "stated", (found[1],))
    for section in sections:
        if section.kind == "boilerplate" and section.end - section.start < 300:
            words = text[section.start : section.end].lower()
            found = find_day(text, section.start, section.end) if "publish" in words else None
            if found:
                return Publication(found[0], found[0], "stated", (found[1],))
    return Publication()
