"""How many: the quantities that belong to an event, and what they count there.

A figure belongs to the happening whose word governs it ("killed 12"), whose clause tells its harm ("the blast killed two"), or,
where no other happening is named in between, to the one just told ("A bus was ambushed. Twelve policemen died.").
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quantity.tables import nouns, predicates
from dateline.model.document import Document
from dateline.model.event import EventCount, TargetClass
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect, Quantity
from dateline.model.span import Span

TOLD = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced", "affected"))
PEOPLE = frozenset(("person", "household"))
CLASSES: dict[str, TargetClass] = {"combatant": "combatant"}
CIVILIANS = frozenset(
    "civilian resident villager child woman girl boy baby infant pupil student schoolchild teacher nurse doctor patient "
    "worker farmer herder shopper worshipper mourner passenger pedestrian passerby family journalist reporter refugee "
    "townspeople inhabitant neighbour neighbor pilgrim tourist vendor trader priest monk nun miner labourer laborer "
    "protester demonstrator marcher mother father daughter son pensioner migrant idp non-combatant bystander medic".split()
)


def event_counts(
    doc: Document,
    parse: Parse,
    trigger: int,
    quantities: tuple[Quantity, ...],
    participants: tuple[Span, ...] = (),
    triggers: Sequence[int] = (),
) -> tuple[EventCount, ...]:
    """The figures told for the happening named by token `trigger`.

    Args:
        participants: its agents and patients.
        triggers: all tokens that name a happening of the document; a figure goes to the nearest that governs it.
    """
    out: list[EventCount] = []
    for quantity in quantities:
        if quantity.unit not in PEOPLE:
            continue
        node = parse.head_in(quantity.start, quantity.end)
        if node is None or not _belongs(parse, trigger, node, quantity, participants, triggers):
            continue
        effect = _effect(parse, trigger, quantity)
        if effect is not None:
            out.append(EventCount(quantity=quantity.id, effect=effect, class_=target_class(parse, quantity)))
    return tuple(out)


def target_class(parse: Parse, quantity: Quantity) -> TargetClass:
    """Whether those counted are civilians or combatants, by the words for them."""
    where = quantity.of or quantity
    tokens = [*parse.tokens_in(quantity.start, quantity.end), *parse.tokens_in(where.start, where.end)]
    for token in tokens:
        if token.lemma.lower() in CIVILIANS or token.lower in CIVILIANS:
            return "civilian"
        if nouns().get(token.lemma.lower()) == "combatant":
            return "combatant"
    return "unknown"


def _belongs(
    parse: Parse,
    trigger: int,
    node: Token,
    quantity: Quantity,
    participants: tuple[Span, ...],
    triggers: Sequence[int],
) -> bool:
    if node.sent != parse.tokens[trigger].sent:
        return False
    if any(span.overlaps(quantity) for span in participants):
        return True
    others = {i for i in triggers if i != trigger}
    for above in (node.i, *parse.ancestors(node.i)):
        if above == trigger:
            return True
        if above in others:
            return False
    return _same_clause(parse, trigger, node.i) and quantity.counts in TOLD


def _same_clause(parse: Parse, trigger: int, node: int) -> bool:
    """Whether the trigger is an argument of the verb that governs the figure ("The blast killed two")."""
    above = list(parse.ancestors(node))
    return any(up in above[:4] for up in list(parse.ancestors(trigger))[:3])


def _effect(parse: Parse, trigger: int, quantity: Quantity) -> Effect | None:
    if quantity.counts in TOLD:
        return quantity.counts
    table = predicates().get(parse.tokens[trigger].lemma.lower(), {})
    told = table.get("object")
    if told in TOLD and quantity.counts in (None, "other"):
        return told
    return None
