"""Who stands where around a verb or a noun: logical subjects and objects through passives, relative clauses,
coordination, participles and control. Labels are ClearNLP's."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.parse import Parse

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
NOUNISH = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
VERBS = frozenset({"VERB", "AUX"})
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "agree", "refuse", "offer", "swear"})
BLAMING = frozenset(
    {"accuse", "charge", "blame", "suspect", "convict", "condemn", "criticize", "criticise", "prevent", "stop", "bar"}
)
WRITTEN = frozenset(
    {"statement", "letter", "communique", "communiqué", "message", "petition", "declaration", "note", "tweet"}
)
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The logical frame of a predicate; numbers are token indices of the heads of phrases."""

    subject: int | None
    object: int | None
    dative: int | None
    preps: tuple[tuple[str, int], ...]
    particles: tuple[str, ...]
    complement: int | None
    passive: bool


def verb_frame(parse: Parse, i: int) -> Frame:
    """The frame of the verb at token `i`, active or passive."""
    tokens = parse.tokens
    passive = is_passive(parse, i)
    surface = surface_subject(parse, i)
    if surface is None:
        surface = left_neighbour(parse, i)
    direct = dative = complement = None
    preps: list[tuple[str, int]] = []
    particles: list[str] = []
    by: int | None = None
    for c in parse.children(i):
        child = tokens[c]
        if child.dep in OBJECTS and direct is None:
            direct = antecedent(parse, c, i)
        elif child.dep in ("dative", "iobj"):
            if child.pos == "ADP" or child.lower in ("to", "for"):
                preps += governed(parse, c)
            else:
                dative = c
        elif child.dep == "agent":
            by = next((p for _, p in governed(parse, c)), None)
            preps += governed(parse, c)
        elif child.dep == "prep":
            preps += governed(parse, c)
            particles.append(child.lower)
        elif child.dep in ("prt", "advmod"):
            particles.append(child.lower)
        elif child.dep in ("xcomp", "ccomp"):
            complement = c
        elif child.dep == "oprd" or child.dep == "acomp":
            particles.append(child.lower)
    if complement is None:
        complement = purpose(parse, i)
    if complement is not None and direct is None:
        direct = raised(parse, complement)
    if direct is not None and direct > i:
        state = [c for c in parse.children(direct) if c > direct and tokens[c].dep in ("amod", "oprd", "acl", "acomp")]
        particles += [tokens[c].lower for c in state]
    patient = surface if passive else direct
    if patient is not None and patient > 0:
        preps += [
            p
            for c in parse.children(patient)
            if tokens[c].dep == "prep" and tokens[c].lower != "of"
            for p in governed(parse, c)
        ]
    if direct is None and not passive and tokens[i].dep == "relcl" and surface is not None:
        head = tokens[i].head
        if head != surface and not any(tokens[c].lower in ("who", "which", "where", "when") for c in parse.children(i)):
            direct = head
    if passive:
        return Frame(
            by,
            surface if direct is None else direct,
            surface if direct is not None else dative,
            tuple(preps),
            tuple(particles),
            complement,
            True,
        )
    return Frame(surface, direct, dative, tuple(preps), tuple(particles), complement, False)


def left_neighbour(parse: Parse, i: int) -> int | None:
    """The noun right before a verb with its auxiliaries, where the parser gives the verb no subject of its own."""
    aux = [c for c in parse.children(i) if c < i and parse.tokens[c].dep in ("aux", "auxpass")]
    finite = parse.tokens[i].tag == "VBD" and parse.tokens[i].dep == "ROOT"
    if not aux and not finite:
        return None
    before = min([*aux, i]) - 1
    if before < parse.sentence_of(i).first or parse.tokens[before].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    if parse.tokens[before].dep == "pobj" and after_date(parse, before):
        return before
    return before if parse.tokens[before].dep not in ("pobj", "npadvmod", "appos") else None


def after_date(parse: Parse, noun: int) -> bool:
    """Whether a date in front of a noun has swallowed it ("On the morning of 2 May 2002 rebels fired")."""
    if parse.tokens[noun].ent in ("DATE", "TIME"):
        return False
    return any(parse.tokens[k].ent == "DATE" for k in parse.subtree(noun) if k < noun)


def purpose(parse: Parse, i: int) -> int | None:
    """An infinitive of purpose right after the verb ("prepared to resume shelling")."""
    for c in parse.children(i):
        if (
            parse.tokens[c].dep == "advcl"
            and c > i
            and any(parse.tokens[d].lower == "to" and parse.tokens[d].dep == "aux" for d in parse.children(c))
        ):
            return c
    return None


def raised(parse: Parse, complement: int) -> int | None:
    """The subject inside an infinitive clause, which is the object of its governor ("urged them to stop")."""
    children = parse.children(complement)
    if any(parse.tokens[c].dep == "aux" and parse.tokens[c].lower == "to" for c in children):
        return next((c for c in children if parse.tokens[c].dep in SUBJECTS | PASSIVE_SUBJECTS), None)
    return None


def governed(parse: Parse, prep: int) -> list[tuple[str, int]]:
    """The preposition with its object, and prepositions chained to it ("out of the town")."""
    tokens = parse.tokens
    name = tokens[prep].lower
    out = []
    for c in parse.children(prep):
        if tokens[c].dep in ("pobj", "obj") or (
            tokens[c].dep == "pcomp" and (tokens[c].pos == "NOUN" or bare_gerund(parse, c))
        ):
            out.append((name, c))
        elif tokens[c].dep == "prep":
            out += governed(parse, c)
    for c in parse.children(prep):
        if tokens[c].dep == "conj" and tokens[c].pos == "ADP":
            out += governed(parse, c)
    return out


def bare_gerund(parse: Parse, i: int) -> bool:
    """Whether an -ing form stands alone after a preposition, as a noun would ("resorted to firing")."""
    return parse.tokens[i].tag == "VBG" and not parse.children(i)


def is_passive(parse: Parse, i: int) -> bool:
    """Whether the verb is passive, with or without its auxiliary."""
    tokens = parse.tokens
    deps = {tokens[c].dep for c in parse.children(i)}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    token = tokens[i]
    if token.tag != "VBN":
        return False
    if deps & {"nsubj", "aux"} and "dobj" in deps:
        return False
    if any(tokens[c].dep == "aux" and tokens[c].lemma == "have" for c in parse.children(i)):
        return False
    if token.dep in ("acl", "amod", "advcl"):
        return "dobj" not in deps
    if token.dep == "conj" and tokens[token.head].tag == "VBN":
        return is_passive(parse, token.head) and "nsubj" not in deps
    return False


def antecedent(parse: Parse, noun: int, verb: int) -> int:
    """The noun a relative pronoun stands for, else the noun itself."""
    tokens = parse.tokens
    if tokens[noun].lower in ("who", "which", "that", "whom") and tokens[noun].tag in ("WP", "WDT", "IN", "DT"):
        at = verb
        for _ in range(DEPTH):
            if tokens[at].dep == "relcl":
                return tokens[at].head
            if tokens[at].dep not in ("conj", "xcomp", "ccomp"):
                break
            at = tokens[at].head
    return noun


def surface_subject(parse: Parse, i: int, depth: int = 0) -> int | None:
    """The subject of the verb at token `i`, its own or shared, raised or controlled; None if it has none."""
    tokens, token = parse.tokens, parse.tokens[i]
    own = [c for c in parse.children(i) if tokens[c].dep in SUBJECTS | PASSIVE_SUBJECTS and tokens[c].dep != "expl"]
    for c in own if len(own) < 2 else sorted(own, key=lambda c: label(parse, c)):
        inner = next((d for d in parse.children(c) if tokens[c].pos == "VERB" and tokens[d].dep == "nsubj"), None)
        return antecedent(parse, c, i) if inner is None else inner
    if depth >= DEPTH or token.head == i:
        return None
    head = token.head
    if token.dep == "conj":
        return surface_subject(parse, head, depth + 1) if tokens[head].pos in VERBS else None
    if token.dep in ("acl", "amod") and tokens[head].pos in NOUNISH:
        return of_noun(parse, i, head, depth)
    if token.dep == "relcl":
        return head
    if token.dep == "ccomp" and i < head and token.tag not in ("VB", "VBG"):
        return None  # of "At the weekend gunmen attacked the village, residents said" those who said it are none
    if token.dep in ("xcomp", "ccomp"):
        return controller(parse, head, depth)
    if token.dep == "advcl" and tokens[head].pos in VERBS:
        return surface_subject(parse, head, depth + 1)
    if token.dep == "pcomp":
        over = tokens[head].head
        if tokens[over].pos in VERBS:
            if tokens[over].lemma in BLAMING:
                return verb_object(parse, over, depth)
            return surface_subject(parse, over, depth + 1)
        if tokens[over].pos == "NOUN":
            return of_noun(parse, i, over, depth, infinitive=True)
    return None


def label(parse: Parse, i: int) -> bool:
    """Whether a colon follows the word, which heads a line and is no subject ("Security: on Monday gunmen took …")."""
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].text == ":"


def of_noun(parse: Parse, i: int, noun: int, depth: int, infinitive: bool = False) -> int | None:
    """The subject of a participle is its noun; of an infinitive ("a plan to attack") who has the plan."""
    tokens = parse.tokens
    if tokens[noun].lemma.lower() in WRITTEN and tokens[i].tag == "VBG":  # "issued a statement urging them to leave"
        infinitive = True
    if not infinitive and not any(tokens[c].lower == "to" and tokens[c].dep == "aux" for c in parse.children(i)):
        return noun
    for c in parse.children(noun):
        if tokens[c].dep == "poss":
            return c
    if tokens[noun].dep in OBJECTS and tokens[tokens[noun].head].pos in VERBS:
        return surface_subject(parse, tokens[noun].head, depth + 1)
    return None


def controller(parse: Parse, verb: int, depth: int) -> int | None:
    """Who does what an infinitive says: the object of its governor ("ordered them to leave"), else the subject."""
    tokens = parse.tokens
    if tokens[verb].pos not in VERBS:
        if tokens[verb].pos == "ADJ" and tokens[verb].dep in ("acomp", "oprd"):
            return surface_subject(parse, tokens[verb].head, depth + 1)
        return surface_subject(parse, verb, depth + 1) if tokens[verb].pos == "ADJ" else None
    found = verb_object(parse, verb, depth) if tokens[verb].lemma not in SUBJECT_CONTROL else None
    return found if found is not None else surface_subject(parse, verb, depth + 1)


def verb_object(parse: Parse, verb: int, depth: int) -> int | None:
    """The object of a verb, or the subject of a passive one."""
    for c in parse.children(verb):
        if parse.tokens[c].dep in OBJECTS | PASSIVE_SUBJECTS:
            return c
    return None


def noun_frame(parse: Parse, i: int) -> dict[str, list[int]]:
    """What stands around the noun at token `i`: "'s" possessors, "m" modifiers, and prepositions with their objects."""
    tokens = parse.tokens
    out: dict[str, list[int]] = {}
    for c in parse.children(i):
        child = tokens[c]
        if child.dep == "poss":
            out.setdefault("'s", []).append(c)
        elif child.dep in ("compound", "amod", "nmod"):
            out.setdefault("m", []).append(c)
        elif child.dep in ("prep", "agent"):
            for name, head in governed(parse, c):
                out.setdefault(name, []).append(head)
    return out


def behind(parse: Parse, prep: int) -> list[tuple[str, int]]:
    """What a preposition that hangs from a place or day by mistake governs ("the murder in Brela of a judge")."""
    return governed(parse, prep) if parse.tokens[prep].dep == "prep" else []


def conjuncts(parse: Parse, head: int) -> list[int]:
    """The head and all nouns coordinated with it, in order."""
    out, stack = [], [head]
    while stack:
        at = stack.pop()
        out.append(at)
        stack += [c for c in parse.children(at) if parse.tokens[c].dep == "conj" and parse.tokens[c].pos in NOUNISH]
    return sorted(out)
