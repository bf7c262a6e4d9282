"""What the small model says of the words around a trigger: what is unlikely leaves its slot, what is likely enters.

The model is told what the rules put there (`told.py`), so that its answer weighs both.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.reader import LAYERS, ROLES, Reading, fillers
from dateline.annotate.reader.model import Floats
from dateline.coding.arguments import PERSONAL_TYPES, put
from dateline.coding.draft import Draft
from dateline.coding.figures import TOLD, target_class
from dateline.coding.parties import parties, resolve
from dateline.coding.reader_triggers import best_mode
from dateline.coding.scene import Scene
from dateline.coding.told import told_roles
from dateline.coding.where import EventPlace
from dateline.model.event import EventCount, Participant
from dateline.model.place import PlaceMention
from dateline.model.span import Span

DOING = frozenset({"nsubj", "poss", "compound", "amod", "nmod", "appos", "ROOT"})
ROLE = {name: n for n, name in enumerate(ROLES)}
LEAST = {None: 0.25, "inherited": 0.3, "stated": 0.5}  # how likely a place must be, by what the rules put there
TIMES = 2.0  # and so many times likelier than theirs
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "appos", "nummod"})
SIDES = {"agents": ROLE["agent"], "patients": ROLE["patient"]}


@dataclass(frozen=True, slots=True)
class Consultation:
    """How sure the model must be.

    Attributes:
        drop: what the rules put into a slot stays unless it is less likely than this.
        add: a figure or place that they did not put there comes in if it is at least this likely.
        first: the same for a patient where there is none. doer: for an agent where there is none.
        further: for a party beside others.
        unlike: for a doer of another sentence, or where no doer stands ("the army was deployed").
        known: a mode that the rules do not tell is taken if it is this likely among those of the type.
    """

    drop: float = 0.02
    add: float = 0.75
    first: float = 0.5
    doer: float = 0.75
    unlike: float = 0.9
    further: float = 0.85
    known: float = 0.7

    def consult(self, scene: Scene, draft: Draft) -> None:
        """Take out and put in parties, mode, figures and the place."""
        reading = scene.reading
        if reading is None:
            return
        at = trigger_word(reading, draft)
        heads = fillers(scene.parse, at, *reading.window(at))
        told = told_roles(scene, draft, heads)
        if reading.alone:
            told[:] = 0
        scores = reading.roles(at, 2 + LAYERS["trigger"].index(draft.type), heads, told)
        rows = dict(zip(heads, scores, strict=True))
        self.parties(scene, draft, rows, reading.alone)
        if reading.alone:
            draft.counts.clear()
        self.mode(reading, draft, at)
        self.figures(scene, draft, rows)
        self.place(scene, draft, rows, reading.alone)

    def parties(self, scene: Scene, draft: Draft, rows: dict[int, Floats], alone: bool) -> None:
        """Agents and patients; those spoken to stay, since the rules know them best."""
        for side, role in SIDES.items():
            slot = draft.agents if side == "agents" else draft.patients
            least = 0.0 if side == "patients" and draft.type in PERSONAL_TYPES else self.drop
            slot[:] = [p for p in slot if not alone and score(scene, rows, role, p) >= least]
        for side, role in SIDES.items():
            if side == "patients" and draft.two_sided:
                continue
            slot = draft.agents if side == "agents" else draft.patients
            for head, row in sorted(rows.items(), key=lambda item: -item[1][role]):
                if row[role] >= self.bar(scene, draft, side, head) and row[role] == max(row[r] for r in SIDES.values()):
                    take_in(scene, draft, side, head, float(row[role]))

    def bar(self, scene: Scene, draft: Draft, side: str, head: int) -> float:
        """How likely a party must be to come into a slot as it now is."""
        if draft.agents if side == "agents" else draft.patients:
            return self.further
        if side == "patients":
            return self.first
        return self.doer if may_do(scene, draft, head) else self.unlike

    def mode(self, reading: Reading, draft: Draft, at: int) -> None:
        """The mode, where the rules know none."""
        if draft.mode is not None:
            return
        mode, likely = best_mode(reading, at, draft.type)
        if mode is not None and likely >= self.known:
            draft.mode = mode
            draft.rules["mode"] = f"reader {likely:.2f}"

    def figures(self, scene: Scene, draft: Draft, rows: dict[int, Floats]) -> None:
        """What was counted; figures of the rules stay, since not all of them ("a judge") are figures to the model."""
        there = {c.quantity for c in draft.counts}
        for head, row in rows.items():
            figure = scene.figure_at.get(head)
            if figure is None or row[ROLE["count"]] < self.add or figure.id in there or figure.counts not in TOLD:
                continue
            count = EventCount(quantity=figure.id, effect=figure.counts, class_=target_class(scene.parse, figure))
            draft.counts.append(count)
            draft.rules["counts"] = f"reader {row[ROLE['count']]:.2f}"

    def place(self, scene: Scene, draft: Draft, rows: dict[int, Floats], alone: bool) -> None:
        """Another place, where that is likelier; none, where the one that was inherited is unlikely."""
        if alone:
            draft.place = EventPlace()
        spots = [(float(row[ROLE["place"]]), h, p) for h, row in rows.items() if (p := place_of(scene, h))]
        likely, _, found = max(spots, key=lambda spot: spot[:2], default=(0.0, -1, None))
        now = draft.place.place
        given = max((value for value, _, place in spots if place.id == now), default=1.0 if now else 0.0)
        inherited = draft.place.status == "inherited"
        if found is not None and found.id != now and likelier(likely, given, draft.place.status):
            draft.place = EventPlace(found.id, "stated", found.precision, None)
            draft.rules["place"] = f"reader {likely:.2f}"
        elif inherited and given < self.drop:
            draft.place = EventPlace(
                reason=f"the scene of the passage is unlikely to be its place (reader {given:.2f})"
            )


def likelier(likely: float, given: float, status: str | None) -> bool:
    """Whether a place of the model takes the slot, by how likely both are; 1 for one that it did not read."""
    beyond = status == "inherited" and given == 1.0
    return likely >= LEAST[status] and (beyond or likely > TIMES * given)


def place_of(scene: Scene, head: int) -> PlaceMention | None:
    """The place that a noun names, by itself or by a name before it ("the Umvadzi road")."""
    if head in scene.place_at:
        return scene.place_at[head]
    names = (c for c in scene.parse.children(head) if c in scene.place_at and scene.token(c).dep in MODIFIERS)
    return next((scene.place_at[c] for c in names), None)


def score(scene: Scene, rows: dict[int, Floats], role: int, span: Span) -> float:
    """How likely the words fill the role; certain where the model did not read them with the trigger."""
    head = scene.parse.head_in(span.start, span.end)
    return 1.0 if head is None or head.i not in rows else float(rows[head.i][role])


def may_do(scene: Scene, draft: Draft, head: int) -> bool:
    """Whether a word stands where a sentence names its doers: subject, "by", owner, modifier."""
    token = scene.token(head)
    if token.sent != scene.token(draft.i).sent:
        return False
    while token.dep == "conj":
        token = scene.token(token.head)
    if token.dep == "pobj":
        return scene.token(token.head).lower == "by"
    return token.dep in DOING


def take_in(scene: Scene, draft: Draft, side: str, head: int, likely: float) -> None:
    """Add the party at a word, unless it is there."""
    if head in scene.timed or draft.candidate.first <= head <= draft.candidate.last:
        return
    known = {p.actor for p in draft.participants if p.actor}
    found: list[Participant] = [resolve(scene, p) for p in parties(scene, head)]
    new = [p for p in found if p.actor is None or p.actor not in known]
    if new:
        draft.rules.pop(side, None)  # the model's word is the later one
        put(draft, side, new, f"reader {likely:.2f}")


def trigger_word(reading: Reading, draft: Draft) -> int:
    """The word of the trigger by which the model knows it: the one that most likely begins a mark."""
    layer = reading.layer("trigger")
    span = range(draft.candidate.first, draft.candidate.last + 1)
    return max(span, key=lambda i: float(layer[i][2:].max()))
