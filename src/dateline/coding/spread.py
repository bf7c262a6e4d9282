"""Happenings told for several places at once: one record each ("attacks in Brela and Toma", "60 here, 4 there")."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.grammar import conjuncts
from dateline.coding.scene import Scene
from dateline.coding.vicinity import around
from dateline.coding.where import EventPlace
from dateline.model.event import EventCount, Participant
from dateline.model.place import PlaceMention

SPREADABLE = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "DISPLACE", "MOBILIZE"})
AT = frozenset({"in", "at", "near"})
EFFECTS = {"arrest": "detained", "abduct": "abducted"}


def spread(scene: Scene, draft: Draft) -> list[Draft]:
    """The draft itself, or one for each place that its clause names side by side, or counts side by side."""
    if draft.type not in SPREADABLE:
        return [draft]
    listed = counted(scene, draft)
    if len(listed) > 1:
        if draft.place.place in {one.place.place for one in listed}:
            draft = replace(draft, place=EventPlace(reason="told for several places"))
        return [draft, *listed]
    spots = side_by_side(scene, draft)
    if len(spots) < 2:
        return [draft]
    return [copy(draft, at(mention), "places side by side") for mention in spots]


def side_by_side(scene: Scene, draft: Draft) -> list[PlaceMention]:
    """Places coordinated in one phrase of the trigger."""
    for c in scene.parse.children(draft.i):
        if scene.token(c).dep == "prep" and scene.token(c).lower in AT:
            found: list[PlaceMention] = []
            for d in scene.parse.children(c):
                if scene.token(d).dep == "pobj":
                    heads = conjuncts(scene.parse, d)
                    found = [scene.place_at[h] for h in heads if h in scene.place_at]
            if len(found) > 1 and len({m.id for m in found}) == len(found):
                return found
    return []


def counted(scene: Scene, draft: Draft) -> list[Draft]:
    """A list of figures with places after the trigger, as in "including 60 in Brela, 43 each in Toma and Kano"."""
    sentence = scene.parse.sentence_of(draft.i)
    figures = {}
    for quantity in around(scene.mentions.quantities, draft.trigger.start, 0, 40):
        tokens = scene.parse.tokens_in(quantity.start, quantity.end)
        if tokens and draft.i < tokens[0].i < sentence.last:
            figures[tokens[-1].i] = quantity
    out = []
    for last, quantity in figures.items():
        at_token = last + 1
        while at_token < sentence.last and (
            scene.token(at_token).pos in ("NOUN", "DET", "ADV", "ADJ") or scene.token(at_token).lower == "each"
        ):
            at_token += 1
        if at_token >= sentence.last or scene.token(at_token).lower not in AT:
            continue
        for mention in places_after(scene, at_token + 1, sentence.last):
            one = copy(draft, at(mention), "a list of figures with places")
            first = scene.parse.tokens_in(quantity.start, quantity.end)[0].i
            quote = scene.parse.quote(first, at_token - 1)
            one.patients = [Participant(quote.start, quote.end, quote.quote)]
            effect = EFFECTS.get(draft.mode or "") or (draft.counts[0].effect if draft.counts else None)
            one.counts = [EventCount(quantity=quantity.id, effect=effect)] if effect else []  # type: ignore[arg-type]
            out.append(one)
    return out


def places_after(scene: Scene, first: int, last: int) -> list[PlaceMention]:
    """Places from a token on, joined by "and" or commas, up to the next other word."""
    out: list[PlaceMention] = []
    i = first
    while i < last:
        mention = scene.place_at.get(i)
        if mention is not None:
            if mention not in out:
                out.append(mention)
        elif scene.token(i).lower not in ("and", "the") or (not out and scene.token(i).lower == "and"):
            break
        i += 1
    return out


def copy(draft: Draft, place: EventPlace, rule: str) -> Draft:
    """The same happening at one of its places."""
    rules = {**draft.rules, "place": rule}
    return replace(
        draft,
        agents=list(draft.agents),
        patients=list(draft.patients),
        instruments=list(draft.instruments),
        mentions=list(draft.mentions),
        counts=list(draft.counts),
        place=place,
        rules=rules,
        spread=True,
    )


def at(mention: PlaceMention) -> EventPlace:
    """A place stated with the happening."""
    return EventPlace(place=mention.id, status="stated", precision=mention.precision, reason=None)
