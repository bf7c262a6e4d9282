"""Each value of one event beside the words it was read from and the rule that read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.event import Event, EventCount
from dateline.model.quantity import Quantity
from dateline.model.record import Record
from dateline.model.span import Quote

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value of an event.

    Attributes:
        slot: its name in the record. value: in plain words; "not known" with the reason where there is none.
        words: where it stands in the text, nothing for what was inferred.
        rule: the name of the rule that filled it, None where it is not told.
    """

    slot: str
    value: str
    words: tuple[Quote, ...] = ()
    rule: str | None = None


def evidence_of(record: Record, event: Event) -> tuple[Evidence, ...]:
    """All values of an event: what, who, whom, where, when, how many, how sure, who says so."""
    rules = dict(event.rules or {})
    rows = [
        Evidence("type", event.type, (event.trigger, *event.mentions)),
        Evidence("mode", event.mode or NOT_KNOWN),
        Evidence("agents", _names(event.agents), event.agents),
        Evidence("patients", _names(event.patients), event.patients),
        Evidence("instruments", _names(event.instruments), event.instruments),
        _place(record, event),
        _time(record, event),
        *_counts(record, event),
        Evidence("territory", event.territory or NOT_KNOWN),
        Evidence("status", event.status, event.hedges),
        Evidence("certainty", event.certainty, event.hedges),
        *_chain(record, event),
        Evidence("codes", _codes(event), (), event.codes.why or None),
    ]
    rows = [row for row in rows if row.slot not in ("mode", "instruments", "territory") or row.value != NOT_KNOWN]
    used = {row.slot for row in rows}
    told = [Evidence(r.slot, r.value, r.words, rules.get(r.slot, r.rule)) for r in rows]
    return (*told, *(Evidence(slot, "", (), rule) for slot, rule in rules.items() if slot not in used))


def days(earliest: date | None, latest: date | None) -> str:
    """Inclusive days in plain words.

    >>> days(date(2014, 8, 3), date(2014, 8, 5))
    '2014-08-03 to 2014-08-05'
    """
    if earliest is None and latest is None:
        return NOT_KNOWN
    if earliest == latest:
        return f"{earliest}"
    if earliest is None:
        return f"{latest} or before"
    return f"{earliest} or after" if latest is None else f"{earliest} to {latest}"


def figure(quantity: Quantity) -> str:
    """A figure in plain words: "7", "at least 400", "20 to 30"."""
    low, best, high = (_number(n) for n in (quantity.low, quantity.best, quantity.high))
    if best is not None:
        around = f" ({low or '?'} to {high or '?'})" if (low, high) not in ((best, best), (None, None)) else ""
        return f"{'about ' if quantity.approximate else ''}{best}{around}"
    if low is not None and high is not None:
        return f"{low} to {high}"
    return f"at least {low}" if low is not None else f"at most {high}" if high is not None else NOT_KNOWN


def _place(record: Record, event: Event) -> Evidence:
    mention = next((p for p in record.places if p.id == event.place), None)
    if mention is None:
        return Evidence("place", _unknown(event.place_reason))
    if mention.place is None:
        return Evidence("place", _unknown(mention.reason), (mention,))
    place = mention.place
    where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    point = f"{where} ({place.latitude:.3f}, {place.longitude:.3f}; precision {event.precision_place or '?'})"
    return Evidence("place", point, (mention,), event.place_status)


def _time(record: Record, event: Event) -> Evidence:
    time = event.time
    sources = [t for t in record.times if t.id in time.evidence]
    value = days(time.earliest, time.latest)
    if value == NOT_KNOWN:
        value = _unknown(time.reason)
    read = ", ".join(dict.fromkeys(filter(None, (t.rule for t in sources))))
    return Evidence("time", value, tuple(sources), ": ".join(filter(None, (time.status, read))))


def _counts(record: Record, event: Event) -> list[Evidence]:
    figures = {q.id: q for q in record.quantities}

    def row(count: EventCount) -> Evidence:
        quantity = figures[count.quantity]
        who = "" if count.class_ == "unknown" else f", {count.class_}"
        joint = ", one toll for several events" if count.joint else ""
        return Evidence("counts", f"{count.effect}: {figure(quantity)}{who}{joint}", (quantity,))

    return [row(count) for count in event.counts]


def _chain(record: Record, event: Event) -> list[Evidence]:
    if not event.chain:
        return [Evidence("chain", "the publication itself")]
    links = {link.id: link for link in record.attributions}
    rows = []
    for number in event.chain:
        link = links[number]
        words = tuple(quote for quote in (link.source, link.cue) if quote)
        name = link.source.quote if link.source else "unnamed source"
        rows.append(Evidence("chain", f"{name} ({link.position.replace('_', ' ')})", words))
    return rows


def _codes(event: Event) -> str:
    codes = event.codes
    parts = [f"CAMEO {codes.cameo}"] if codes.cameo else []
    parts += [f"ACLED {codes.acled.event_type} / {codes.acled.sub_event_type}"] if codes.acled else []
    parts += [f"UCDP type {codes.ucdp.type_of_violence}"] if codes.ucdp else []
    return "; ".join(parts) or NOT_KNOWN


def _names(quotes: tuple[Quote, ...]) -> str:
    return " | ".join(quote.quote for quote in quotes) or NOT_KNOWN


def _unknown(reason: str | None) -> str:
    return f"{NOT_KNOWN}: {reason}" if reason else NOT_KNOWN


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
