"""Values in plain words, for people."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.attribution import Attribution
from dateline.model.document import Publication
from dateline.model.event import Event, EventCount, EventTime
from dateline.model.place import PlaceMention
from dateline.model.quantity import Quantity

TYPES = {
    "ASSAULT": "Assault",
    "COERCE": "Coercion",
    "MOBILIZE": "Mobilisation",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "ACCUSE": "Accusation",
    "REJECT": "Rejection",
    "REQUEST": "Demand",
    "THREATEN": "Threat",
    "RETREAT": "Retreat",
    "AID": "Aid",
    "COOPERATE": "Cooperation",
    "AGREE": "Agreement",
    "CONSULT": "Meeting",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "DISPLACE": "Displacement",
}
KINDS = {
    "person": "person",
    "armed_group": "armed group",
    "state_force": "state force",
    "government": "government",
    "organisation": "organisation",
    "civilians": "civilians",
    "population": "population",
}
PRECISION = {
    1: "exact place",
    2: "near the place",
    3: "district",
    4: "province",
    5: "larger region or line",
    6: "country only",
    7: "at sea or in the air",
}
STATUS = {
    "happened": "told as having happened",
    "ongoing": "told as going on",
    "attempted": "attempted, not brought about",
    "planned": "planned",
    "threatened": "threatened",
    "hypothetical": "only supposed or feared",
    "denied": "denied",
    "disputed": "disputed: the accounts contradict each other",
}
CERTAINTY = {
    "certain": "stated flatly",
    "probable": "told as probable",
    "possible": "told as possible",
    "uncommitted": "without commitment either way",
}
IDENTITY = {
    "named": "named",
    "role": "known by role only",
    "anonymous": "anonymous",
    "collective": "a group nobody counted",
    "none": "no source named",
}
# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")
# fmt: on
EFFECTS = {"other": "people or things", "combatants": "fighters"}


def event_type(kind: str, mode: str | None) -> str:
    """A type with its mode: "Assault (aerial)"."""
    label = TYPES.get(kind, kind.capitalize())
    return f"{label} ({mode.replace('-', ' ')})" if mode else label


def day(value: date) -> str:
    """A day as people write it, whatever the locale: "9 August 2018"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(earliest: date | None, latest: date | None) -> str:
    """An interval of days in words.

    >>> days(date(2012, 5, 1), date(2012, 5, 31))
    'May 2012'
    """
    if earliest is None and latest is None:
        return "not known"
    if earliest is None and latest is not None:
        return f"{day(latest)} or earlier"
    if latest is None and earliest is not None:
        return f"{day(earliest)} or later"
    assert earliest is not None
    assert latest is not None
    if earliest == latest:
        return day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    after = latest + timedelta(days=1) if latest != date.max else latest
    if earliest.day == 1 and after.day == 1 and (earliest.year, earliest.month) == (latest.year, latest.month):
        return day(earliest).split(" ", 1)[1]
    return f"{day(earliest)} – {day(latest)}"


def published(publication: Publication) -> str:
    """When a document appeared, and how that is known."""
    if publication.basis == "unknown" or not publication.interval.known:
        return "publication date not known"
    how = {"given": "as given", "metadata": "from the file", "stated": "stated in the text"}
    return f"{days(publication.earliest, publication.latest)} ({how.get(publication.basis, 'bounds from the text')})"


def time(value: EventTime) -> str:
    """When an event happened, and how that is known."""
    how = {
        "stated": "stated",
        "inherited": "from the passage",
        "inferred": "counted from another date",
        "open": "an end is open",
    }
    return f"{days(value.earliest, value.latest)} — {how[value.status]}"


def place(mention: PlaceMention, event: Event) -> str:
    """Which spot a name means, how exactly, and how it came to the event."""
    if mention.place is None:
        return f"not located: {mention.reason or 'not in the gazetteer'}"
    where = ", ".join(filter(None, (mention.place.name, mention.place.admin1, mention.place.country)))
    precision = PRECISION.get(event.precision_place or mention.precision, "")
    how = "from the passage" if event.place_status == "inherited" else ""
    return " — ".join(filter(None, (where, precision, how)))


def number(value: float) -> str:
    """A figure with thin grouping: "8,372"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def count(quantity: Quantity, told: EventCount) -> str:
    """A figure with its bounds and what it counts: "at least 400 killed, civilians"."""
    low, best, high = quantity.low, quantity.best, quantity.high
    if best is not None:
        figure = ("about " if quantity.approximate else "") + number(best)
    elif low is not None and high is not None:
        figure = f"{number(low)} to {number(high)}"
    elif low is not None:
        figure = f"{number(low)} or more"
    elif high is not None:
        figure = f"at most {number(high)}"
    else:
        figure = "number not known"
    effect = EFFECTS.get(told.effect, told.effect)
    who = {"civilian": ", civilians", "combatant": ", combatants"}.get(told.class_, "")
    joint = ", told for several events together" if told.joint else ""
    return f"{figure} {effect}{who}{joint}"


def source(link: Attribution) -> str:
    """What kind of source a link of the chain is."""
    parts = [IDENTITY[link.identity]]
    if link.position != "other":
        parts.append(link.position.replace("_", " "))
    low, high = link.source_count.low, link.source_count.high
    if low is not None and (low, high) != (1, 1):
        parts.append(number(low) if low == high else f"{number(low)} or more")
    if link.access != "unstated":
        parts.append("at first hand" if link.access == "first_hand" else "at second hand")
    if link.anonymity:
        parts.append(f"“{link.anonymity.quote}”")
    return ", ".join(parts)


def sure(event: Event) -> str:
    """Status, certainty and hedges in plain words."""
    parts = [STATUS[event.status]]
    if event.status in ("happened", "ongoing", "planned"):
        parts.append(CERTAINTY[event.certainty])
    if event.polarity == "-" and event.status != "denied":
        parts.append("negated")
    hedges = ", ".join(f"“{hedge.quote}”" for hedge in event.hedges)
    return "; ".join(parts) + (f" ({hedges})" if hedges else "")
