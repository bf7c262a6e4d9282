"""From figures to quantities: unit, what is counted, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.quantity.article import THINGS, Single, singles
from dateline.annotate.quantity.counted import Counted, counted, noun_kind
from dateline.annotate.quantity.effect import HARM, effect_ahead, effect_of, weak_effect
from dateline.annotate.quantity.figure import HARM_WORDS, Figure, figures
from dateline.annotate.quantity.lexeme import lexemes
from dateline.annotate.quantity.tables import effect_nouns, nouns, words
from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect, Quantity
from dateline.model.time import TimeExpression

PEOPLE = frozenset(("person", "combatant", "police", "force", "group"))
OF_PEOPLE = frozenset(
    ("killed", "injured", "missing", "detained", "abducted", "displaced", "affected", "sources", "combatants")
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity in the making: its figure, the token it ends at, what it counts."""

    start: int
    end: int
    figure: Figure
    anchor: Token
    what: Counted
    inside: frozenset[int]


def annotate_quantities(doc: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """All figures that count people or things, with the bounds the text gives them, in text order.

    Dates and clock times are none; money, ages, distances and durations are given as measures, never as people.
    """
    dates = [(time.start, time.end) for time in times if time.type in ("DATE", "TIME")]
    found: list[Quantity] = []
    spans: list[tuple[int, int]] = []
    for draft in _drafts(doc, parse, dates):
        previous = found[-1] if found and _same_sentence(parse, found[-1], draft.anchor) else None
        quantity = _quantity(doc, parse, draft, previous)
        if quantity is not None:
            found.append(quantity)
            spans.append((min(draft.inside), max(draft.inside) + 1))
    named: list[Quantity] = []
    for single in singles(parse, spans):
        quantity = _from_single(doc, parse, single, found)
        if single.head.tag == "NNP":
            named.append(quantity)
        else:
            found.append(quantity)
    found += _each_once(named)
    found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return tuple(replace(quantity, id=f"q{n}") for n, quantity in enumerate(found, 1))


def _drafts(doc: Document, parse: Parse, dates: list[tuple[int, int]]) -> Iterator[Draft]:
    for first, last in stretches(parse):
        pieces = lexemes(doc.text, first, last)
        for figure in figures(pieces, doc.text):
            start, end = pieces[figure.first].start, pieces[figure.last - 1].end
            if figure.shape.kind != "measure" and any(start < until and since < end for since, until in dates):
                continue
            anchor = parse.token_at(pieces[figure.after - 1].start)
            if anchor is None:
                continue
            core = parse.token_at(pieces[figure.core].start) if figure.core >= 0 else anchor
            inside = frozenset(token.i for token in parse.tokens_in(start, end)) | {anchor.i}
            yield Draft(start, end, figure, core or anchor, counted(parse, anchor.i + 1), inside)


def stretches(parse: Parse) -> Iterator[tuple[int, int]]:
    """Start and end of each section that was parsed."""
    section, start, end = -1, 0, 0
    for sentence in parse.sentences:
        if sentence.section != section:
            if section >= 0:
                yield start, end
            section, start = sentence.section, sentence.start
        end = sentence.end
    if section >= 0:
        yield start, end


def _same_sentence(parse: Parse, quantity: Quantity, anchor: Token) -> bool:
    token = parse.token_at(quantity.start)
    return token is not None and token.sent == anchor.sent


def _quantity(doc: Document, parse: Parse, draft: Draft, previous: Quantity | None) -> Quantity | None:
    figure, what = draft.figure, draft.what
    if figure.word in ("couple", "twins"):
        what = Counted(draft.anchor, parse.quote(draft.anchor.i, draft.anchor.i), "person")
    if figure.word in ("no", "any"):
        what = _harm_named(parse, draft.anchor, what)
    if figure.word == "as many":
        if previous is None or what.head is None:
            return None
        figure = _as_many(parse, figure, previous, min(draft.inside))
    unit, counts = _unit_and_effect(parse, figure, draft, what, previous)
    if _is_pronoun(draft, what, counts):
        return None
    if figure.word in ("nobody", "none", "neither", "no", "any", "not") and not _tells(figure, what, counts):
        return None
    if figure.word in ("no", "any", "not") and counts == "affected":
        counts = "killed"
    quote = doc.quote(draft.start, draft.end)
    return Quantity(
        draft.start, draft.end, quote.quote, id="q0", low=figure.low, best=figure.best, high=figure.high, unit=unit,
        of=what.of, counts=counts or "other", approximate=figure.approximate, vague=figure.vague,
    )  # fmt: skip


def _as_many(parse: Parse, figure: Figure, previous: Quantity, first: int) -> Figure:
    """ "and as many were wounded", "twice as many": the figure before, or a multiple of it."""
    times = {"twice": 2.0, "half": 0.5}.get(parse.tokens[first - 1].lower if first else "", 1.0)
    low, best, high = (None if v is None else v * times for v in (previous.low, previous.best, previous.high))
    return replace(figure, low=low, best=best, high=high)


def _is_pronoun(draft: Draft, what: Counted, counts: Effect | None) -> bool:
    """Whether a bare "one" only stands for a noun ("one of them said" counts, "which one" does not)."""
    only = len(draft.inside) == 1 and draft.anchor.lower == "one" and what.head is None
    return only and not what.pronoun and counts not in HARM


def _harm_named(parse: Parse, anchor: Token, what: Counted) -> Counted:
    """ "no reports of casualties": what is denied is the harm, whatever noun stands before."""
    for token in parse.tokens[anchor.i + 1 : anchor.i + 5]:
        if token.sent != anchor.sent or token.pos in ("VERB", "PUNCT"):
            break
        if token.lower in HARM_WORDS:
            return Counted(token, parse.quote(token.i, token.i), "person")
    return what


def _tells(figure: Figure, what: Counted, counts: Effect | None) -> bool:
    """Whether a zero says something of people harmed, or of things counted one by one ("not a single house")."""
    if figure.word == "not":
        return what.head is not None
    if what.head is not None and what.head.lower in HARM_WORDS:
        return True
    return counts in OF_PEOPLE and counts not in ("sources", "combatants")


def _unit_and_effect(
    parse: Parse, figure: Figure, draft: Draft, what: Counted, previous: Quantity | None
) -> tuple[str, Effect | None]:
    if figure.shape.kind == "measure" and figure.shape.unit != "percent":
        return figure.shape.unit, figure.shape.counts
    node = what.head or draft.anchor
    kind = what.kind
    fighter = kind == "combatant"
    effect = effect_of(parse, draft.anchor.i, draft.inside, fighter) if what.partitive else None
    effect = effect or effect_of(parse, node.i, draft.inside, fighter)
    if effect is None and what.head is not None and what.pronoun:
        effect = effect_of(parse, draft.anchor.i, draft.inside, fighter)
    if effect is None and kind in (*PEOPLE, "household", ""):
        effect = effect_ahead(parse, max(node.i, draft.anchor.i), fighter)
    if figure.fraction or figure.shape.unit == "percent":
        return "percent", _of_share(parse, what, effect if kind in (*PEOPLE, "") else None)
    if previous is not None and previous.unit in ("person", "household") and previous.counts in OF_PEOPLE:
        if _set_in(parse, draft, what) or (effect is None and _after_among(parse, draft)):
            return previous.unit, previous.counts
        if _earlier_level(parse, draft):
            return previous.unit, previous.counts
    if what.pronoun == "which":
        return "unit", "equipment" if _antecedent_kind(parse, draft.anchor) == "equipment" else None
    bare = what.head is None or what.head.lower == "others"
    if (
        (bare or what.pronoun)
        and effect in (None, "sources")
        and previous is not None
        and _continues(what, previous)
        and not (bare and _acts(parse, draft.anchor))
    ):
        return previous.unit, previous.counts
    if effect is None and bare:
        effect = _named_before(parse, min(draft.inside))
    if effect is None and previous is not None and _among(parse, previous):
        effect = previous.counts
    if not kind:
        kind = _understood(parse, draft.anchor, effect)
    return _by_kind(parse, kind, node, effect)


def _set_in(parse: Parse, draft: Draft, what: Counted) -> bool:
    """Whether a part is set in without a verb of its own: "79 were killed, 48 of them children, and …"."""
    first, at = min(draft.inside), draft.anchor.i + 1
    if what.pronoun not in ("them", "whom") or parse.tokens[first - 1].text not in (",", "(", "–", "—"):
        return False
    strong, last = effect_nouns("strong"), parse.sentence_of(first).last
    if at + 2 < last and parse.tokens[at + 2].lower in ("of", "from", "in"):
        at += 2
    for token in parse.tokens[at + 2 : min(at + 9, last)]:
        if token.lower in strong or token.lower == "fatally" or token.pos in ("VERB", "AUX"):
            return False
        if token.pos == "PUNCT" or token.lower in ("and", "when", "in"):
            return True
    return True


def _after_among(parse: Parse, draft: Draft) -> bool:
    """Whether a part follows "among them" or "including" where the parser hung it elsewhere."""
    words_before = [token.lower for token in parse.tokens[max(min(draft.inside) - 2, 0) : min(draft.inside)]]
    return words_before[-1:] == ["including"] or words_before in (["among", "them"], ["among", "whom"])


def _earlier_level(parse: Parse, draft: Draft) -> bool:
    """Whether the figure is what the one before it rose or fell from: "41, up from 28"."""
    before = [token.lower for token in parse.tokens[max(min(draft.inside) - 2, 0) : min(draft.inside)]]
    return len(before) == 2 and before[0] in ("up", "down") and before[1] == "from"


def _named_before(parse: Parse, first: int) -> Effect | None:
    """ "The missing now number fewer than thirty", "Wounded: 31": those counted are named just before."""
    for i in range(first - 1, max(first - 6, -1), -1):
        token = parse.tokens[i]
        if token.sent != parse.tokens[first].sent or token.text in (",", ";", "."):
            return None
        if token.lower in effect_nouns("strong") and token.pos in ("NOUN", "ADJ", "VERB"):
            return effect_nouns("strong")[token.lower] if token.tag != "VBD" else None
    return None


def _among(parse: Parse, quantity: Quantity) -> bool:
    """Whether the figure before was told as the whole ("Among the 27 wounded were four foreigners")."""
    token = parse.token_at(quantity.start)
    return token is not None and any(parse.tokens[i].lower == "among" for i in range(max(token.i - 2, 0), token.i))


def _continues(what: Counted, previous: Quantity) -> bool:
    """Whether a bare figure goes on with the last one: "…; the opposition says 31", "two of whom"."""
    return previous.unit in ("person", "household") and previous.counts in OF_PEOPLE


def _acts(parse: Parse, anchor: Token) -> bool:
    """Whether a bare figure does something of its own ("seven were hanged and eleven got life sentences")."""
    verb = parse.tokens[anchor.head]
    if anchor.dep != "nsubj" or verb.pos != "VERB" or verb.lemma in words("change"):
        return False
    return any(parse.tokens[c].dep == "dobj" and parse.tokens[c].pos == "NOUN" for c in parse.children(verb.i))


def _understood(parse: Parse, anchor: Token, effect: Effect | None) -> str:
    """A bare figure counts people, unless the noun it is set beside says otherwise."""
    head = parse.tokens[anchor.head]
    if anchor.dep in ("appos", "attr") and head.pos == "NOUN":
        return "person" if noun_kind(head) == "group" else noun_kind(head)
    if anchor.dep == "pobj" and noun_kind(parse.tokens[head.head]) in ("group", "force", "person"):
        return "person"
    risen = [parse.tokens[c] for c in parse.children(head.head) if parse.tokens[c].dep.startswith("nsubj")]
    if anchor.dep == "pobj" and any(noun_kind(token) in PEOPLE for token in risen):
        return "person"
    told = effect is not None or anchor.dep in ("nsubj", "nsubjpass") or anchor.pos == "NOUN"
    return "person" if told else "thing"


def _by_kind(parse: Parse, kind: str, node: Token, effect: Effect | None) -> tuple[str, Effect | None]:
    if kind in ("group", "force"):
        return "unit", "combatants" if kind == "force" else None
    if kind in PEOPLE:
        if effect is None and kind == "combatant":
            return "person", None if _leaves(parse, node) else "combatants"
        if effect is None and _in_force(parse, node):
            return "person", "combatants"
        return "person", effect or weak_effect(node, parse)
    if kind == "household":
        return "household", effect
    if kind == "formation":
        return "unit", "combatants"
    if kind == "equipment":
        return "unit", "equipment"
    harmed = kind in ("building", "thing") and _thing_harmed(parse, node)
    return "unit", "affected" if harmed or (effect in ("affected", "displaced") and kind == "building") else None


def _leaves(parse: Parse, node: Token) -> bool:
    head = parse.tokens[node.head]
    return node.dep == "nsubj" and head.lemma in words("escape_verbs")


def _in_force(parse: Parse, node: Token) -> bool:
    """Men of a militia, a garrison, a platoon."""
    if node.lemma not in ("man", "member", "strong") and node.pos != "NUM":
        return False
    return any(
        nouns().get(parse.tokens[i].lemma.lower()) in ("force", "formation", "combatant")
        for i in list(parse.ancestors(node.i))[:4]
    ) or (
        any(
            nouns().get(parse.tokens[c].lemma.lower()) in ("force", "formation")
            for c in parse.children(node.head)
            if parse.tokens[c].dep.startswith("nsubj")
        )
        or any(
            parse.tokens[c].dep == "relcl" and parse.tokens[c].lemma in ("attack", "hold", "storm", "ambush", "fight")
            for c in parse.children(node.i)
        )
    )


def _thing_harmed(parse: Parse, node: Token) -> bool:
    head = parse.tokens[node.head]
    harmed = head.pos == "VERB" and head.lemma in words("harmed_things")
    return harmed and (node.dep in ("dobj", "nsubjpass") or (head.lemma in ("lose", "burn") and node.dep == "nsubj"))


def _antecedent_kind(parse: Parse, anchor: Token) -> str:
    for i in range(anchor.i - 1, max(anchor.i - 8, -1), -1):
        if parse.tokens[i].pos in ("NOUN", "PROPN"):
            return noun_kind(parse.tokens[i])
    return ""


def _of_share(parse: Parse, what: Counted, effect: Effect | None) -> Effect:
    """What a share is a share of: the dead, people driven out, or ground held."""
    if effect in HARM:
        return effect
    head = what.head
    if head is not None and head.lemma in words("territory"):
        if any(parse.tokens[i].lemma in words("control") for i in parse.ancestors(head.i)):
            return "area"
    return "other"


def _from_single(doc: Document, parse: Parse, single: Single, found: list[Quantity]) -> Quantity:
    quote = parse.quote(single.first, single.head.i)
    core = next(
        (c for c in range(single.first, single.head.i + 1) if parse.tokens[c].dep not in ("det", "poss")), single.head.i
    )
    of = parse.quote(core, single.head.i)
    effect = single.effect
    if effect is None:
        beside = next((q for q in found if _near(parse, q, single.head)), None)
        effect = beside.counts if beside is not None else None
    if single.kind in THINGS:
        effect = "combatants" if single.kind == "formation" else "equipment"
    unit = "unit" if single.kind in THINGS else "person"
    return Quantity(
        quote.start, quote.end, doc.text[quote.start : quote.end], id="q0", low=1, best=1, high=1, unit=unit,
        of=of, counts=effect or "other",
    )  # fmt: skip


def _each_once(named: list[Quantity]) -> list[Quantity]:
    """One figure for a person by name and effect, at the fullest name: "Suu Kyi" in a headline is told again below."""
    out: dict[tuple[str, Effect | None], Quantity] = {}
    for quantity in named:
        key = (quantity.quote.split()[-1].lower(), quantity.counts)
        known = out.get(key)
        if known is None:
            out[key] = quantity
            continue
        one, other = known.quote.lower().split(), quantity.quote.lower().split()
        if set(one) < set(other):
            out[key] = quantity
        elif not set(other) <= set(one):
            out[(quantity.quote.lower(), quantity.counts)] = quantity
    return list(out.values())


def _near(parse: Parse, quantity: Quantity, head: Token) -> bool:
    token = parse.token_at(quantity.start)
    return token is not None and token.sent == head.sent
