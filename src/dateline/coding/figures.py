"""How many: the quantities that belong to an event, and what they count there.

A figure belongs to the happening whose word governs it ("killed 12"), whose clause tells its harm ("the blast killed
two"), or, where no other happening is named in between, to the one just told ("A bus was ambushed. Twelve policemen
died."). Figures are never added up, and no figure goes to two happenings of one sentence unless both govern it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.certainty.tables import words
from dateline.annotate.quantity.counted import noun_kind
from dateline.annotate.quantity.predicate import verb_effect
from dateline.annotate.quantity.tables import words as figure_words
from dateline.model.document import Document
from dateline.model.event import EventCount, TargetClass
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect, Quantity
from dateline.model.span import Span

TOLD: frozenset[str] = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced", "affected"))
HARM: frozenset[str] = frozenset(("killed", "injured", "missing", "affected"))
PEOPLE = frozenset(("person", "household"))
CLASSES: dict[str, TargetClass] = {"combatant": "combatant", "police": "combatant", "force": "combatant"}
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
NEAR = 2  # sentences after the happening in which its toll may follow


def event_counts(
    doc: Document,
    parse: Parse,
    trigger: int,
    quantities: tuple[Quantity, ...],
    participants: tuple[Span, ...] = (),
    triggers: Sequence[int] = (),
    event_type: str | None = None,
) -> tuple[EventCount, ...]:
    """The figures told for the happening named by token `trigger`.

    Args:
        participants: its agents and patients.
        triggers: the tokens that name happenings of the document, this one among them; a figure goes to the nearest.
            Where one token names several happenings (a list of towns) it stands there several times, and only figures
            among the participants count. Without them no figure of another sentence is taken.
        event_type: PLOVER type; people seized are `detained` in COERCE and `abducted` in ASSAULT.

    Returns:
        One count for each figure, in text order.
    """
    token = parse.tokens[trigger]
    if token.pos == "VERB" and (token.lemma in words("verbal") or token.lemma in words("speech")):
        return ()
    shared = list(triggers).count(trigger) > 1
    out: list[EventCount] = []
    for quantity in quantities:
        if quantity.unit not in PEOPLE or quantity.counts in ("sources",):
            continue
        node = _head(parse, quantity)
        if node is None:
            continue
        among = any(span.overlaps(quantity) for span in participants)
        if shared and not among:
            continue
        effect = _effect(parse, trigger, node, quantity, among, triggers)
        if effect is not None:
            effect = _as_type(effect, event_type)
            joint = _joint(parse, quantity)
            out.append(
                EventCount(quantity=quantity.id, effect=effect, class_=target_class(parse, quantity), joint=joint)
            )
    return tuple(out)


def target_class(parse: Parse, quantity: Quantity) -> TargetClass:
    """Whether those counted are civilians or combatants, by the words for them.

    The words of the figure and of what it counts are looked at; "people" and "men" are unknown.
    """
    where = quantity.of or quantity
    for token in (*parse.tokens_in(quantity.start, quantity.end), *parse.tokens_in(where.start, where.end)):
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.lower in figure_words("civilians") or token.lemma.lower() in figure_words("civilians"):
            return "civilian"
        if token.pos != "ADJ" and noun_kind(token) in CLASSES:
            return CLASSES[noun_kind(token)]
    return "unknown"


def _head(parse: Parse, quantity: Quantity) -> Token | None:
    """The token that stands for the figure in the clause: the noun it counts, else its number."""
    end = quantity.of.end if quantity.of and 0 <= quantity.of.start - quantity.end < 40 else quantity.end
    return parse.head_in(quantity.start, end)


def _effect(
    parse: Parse, trigger: int, node: Token, quantity: Quantity, among: bool, triggers: Sequence[int]
) -> Effect | None:
    """What the figure counts for this happening, None where it does not belong to it."""
    told = quantity.counts if quantity.counts in TOLD else None
    if node.sent != parse.tokens[trigger].sent:
        return told if told in HARM and _follows(parse, trigger, node, triggers) else None
    role = _role(parse, trigger, node)
    if role is not None:
        verb = parse.tokens[trigger]
        own = verb_effect(parse, verb, role) if verb.pos == "VERB" else None
        if own in TOLD and (told is None or role == "clause"):
            return own
        if told is None and quantity.counts == "other" and (own == "other" or verb.lemma in figure_words("freed")):
            return "other"
        if told is not None:
            return told
    if told is None:
        return None
    others = {i for i in triggers if i != trigger}
    above = [node.i, *parse.ancestors(node.i)]
    if any(i in others for i in above):
        return (
            told
            if trigger in above and above.index(trigger) < min(above.index(i) for i in others if i in above)
            else None
        )
    if trigger in above or among:
        return told
    return told if _same_clause(parse, trigger, above) and not _nearer(parse, trigger, node, others) else None


def _role(parse: Parse, trigger: int, node: Token) -> str | None:
    """The role the figure plays for the verb of the happening: subject, object, passive, or none."""
    at = node
    for _ in range(4):
        if at.head == trigger:
            if at.dep == "nsubjpass":
                return "passive"
            if at.dep == "nsubj":
                return "passive" if _passive(parse, trigger) else "subject"
            return "object" if at.dep in ("dobj", "dative", "oprd") else None
        if at.dep not in ("conj", "appos", "nummod", "pobj", "prep", "quantmod", "amod") or at.head == at.i:
            break
        if at.dep == "prep" and at.lower not in ("of", "including"):
            break
        at = parse.tokens[at.head]
    verb = parse.tokens[trigger]
    if verb.dep in ("relcl", "acl") and verb.head == node.i:
        return "passive" if verb.tag == "VBN" else "subject"
    return None


def _passive(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[c].dep == "auxpass" for c in parse.children(verb))


def _same_clause(parse: Parse, trigger: int, above: list[int]) -> bool:
    """Whether a verb governs both the figure and the word of the happening ("The blast killed two")."""
    mine = [trigger, *parse.ancestors(trigger)][:5]
    verbs = [i for i in above[:6] if parse.tokens[i].pos in ("VERB", "AUX")]
    return any(i in mine for i in verbs)


def _nearer(parse: Parse, trigger: int, node: Token, others: set[int]) -> bool:
    """Whether another happening stands between this one and the figure."""
    low, high = sorted((trigger, node.i))
    return any(low < i < high for i in others)


def _follows(parse: Parse, trigger: int, node: Token, triggers: Sequence[int]) -> bool:
    """Whether the figure stands shortly after the happening with no other one named since or governing it."""
    if not triggers or node.i < trigger or node.sent - parse.tokens[trigger].sent > NEAR:
        return False
    if parse.sentences[node.sent].section != parse.sentence_of(trigger).section:
        return False
    last = max((i for i in triggers if i < node.i), default=-1)
    if last != trigger:
        return False
    return not any(i in triggers for i in (node.i, *parse.ancestors(node.i)))


def _as_type(effect: Effect, event_type: str | None) -> Effect:
    if event_type == "COERCE" and effect == "abducted":
        return "detained"
    if event_type == "ASSAULT" and effect == "detained":
        return "abducted"
    return effect


def _joint(parse: Parse, quantity: Quantity) -> bool:
    """Whether one toll is told for several happenings ("taken together, the two raids left 57 dead")."""
    token = parse.token_at(quantity.start)
    if token is None:
        return False
    lowers = {t.lower for t in parse.words(parse.sentence_of(token.i))}
    return bool(lowers & {"together", "combined", "altogether"})
