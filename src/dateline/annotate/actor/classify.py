"""What kind of party a noun phrase names: kind, PLOVER sector, country.

Order of evidence: a known actor's name; a role noun with the words before it; a person's name; the words inside a
proper name; a state's name; last the general-purpose tagger, which is weak on reports of war.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.annotate.actor.lexicon import (
    NameWords,
    RoleNoun,
    State,
    given_names,
    last_words,
    modifiers,
    name_words,
    ranks,
    role_nouns,
    states,
    titles,
    word_sets,
)
from dateline.annotate.actor.table import ActorTable, load_table
from dateline.model.actor import ActorKind
from dateline.model.parse import Parse, Token

# "open" role nouns say "armed people" or "a body" and leave it to the words around them whose they are
_OPEN = word_sets()["open_nouns"]
_PLACE_PREPOSITIONS = word_sets()["place_prepositions"]
_CALENDAR = word_sets()["calendar"]
_VEHICLES = word_sets()["armed_vehicles"]
_ARMED_PLACES = word_sets()["armed_places"]
_ARMED_BODIES = word_sets()["armed_bodies"]
_NATIONAL_FORCES = word_sets()["national_forces"]
POST, VEHICLE = "post of a party", "vehicle of a party"
DEEPEST = 3  # "of" phrases within "of" phrases that are looked into
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "predet", "npadvmod", "punct"})


@dataclass(frozen=True, slots=True)
class Role:
    """Kind, sector and country of those a noun phrase names.

    Attributes:
        group: a body of people or a state, not one or several human beings.
        private: ordinary people, not people in an office or under arms.
        rule: which evidence spoke ("role noun", "person name", "name words", "state", "tagger", "table").
    """

    kind: ActorKind
    sector: str | None = None
    country: str | None = None
    group: bool = False
    private: bool = False
    rule: str = ""


def classify(parse: Parse, head: int, table: ActorTable | None = None) -> Role | None:
    """What the noun phrase with this head token names, None where it names no party (a thing, a place, a time).

    Args:
        head: index of the head token of the phrase, e.g. `parse.head_in(start, end).i`.
        table: known actors; the table that ships with the program if none is given.

    The look-up goes by the words of the phrase alone, not by other mentions of the same party in the document;
    `annotate_actors` knows more where it has the phrase among its mentions.
    """
    token = parse.tokens[head]
    if token.pos == "PROPN":
        return classify_name(parse, head, table) or classify_nominal(parse, head, table)
    return classify_nominal(parse, head, table)


def classify_nominal(parse: Parse, head: int, table: ActorTable | None = None, depth: int = 0) -> Role | None:
    """What a phrase with a common noun as head names; `depth` counts the "of" phrases it was reached through."""
    token = parse.tokens[head]
    state = states().get(token.text)
    if state and state.sense == "demonym" and token.tag in ("NNS", "NNPS", "NNP", "NN", "JJ"):
        return Role("population", "CVL", state.code, rule="demonym")
    noun = role_of(parse, head)
    if noun is None or (token.lemma in _VEHICLES and noun.group is False):
        return _crew(parse, head, table)
    country = country_of(parse, head)
    if country is None and noun.kind == "government":
        country = _seat_of(parse, head)
    if token.lower in _OPEN or token.lemma in _OPEN:
        whose = _whose(parse, head, table) or _of_whom(parse, head, table, depth)
        if whose is not None:
            kind = "person" if noun.kind == "person" and not token.tag.endswith("S") else whose.kind
            return Role(kind, whose.sector, country or whose.country, noun.group, whose.private, f"{whose.rule} before")
        if country and token.lower in _NATIONAL_FORCES:
            return Role("state_force", "MIL", country, True, False, "role noun and country")
    elif noun.kind in ("armed_group", "state_force") and not noun.group:
        whose = _whose(parse, head, table) or _of_whom(parse, head, table, depth)
        if whose is not None and whose.rule == "known actor" and whose.kind in ("armed_group", "state_force"):
            return replace(whose, country=country or whose.country, group=False, rule="known actor before")
    return Role(noun.kind, noun.sector, country, noun.group, noun.private, "role noun")


def _crew(parse: Parse, head: int, table: ActorTable | None) -> Role | None:
    """Whose an armed vehicle or post is, if its phrase names a party: "Iraqi warplanes", "an army base"."""
    token = parse.tokens[head]
    if token.lemma in _ARMED_PLACES:
        return _garrison(parse, head, table)
    if token.lemma not in _VEHICLES:
        return None
    whose = _whose(parse, head, table)
    country = country_of(parse, head)
    if whose is not None and whose.kind in ("armed_group", "state_force"):
        return Role(whose.kind, whose.sector, country or whose.country, True, False, VEHICLE)
    if country is None or whose is not None:
        return None
    return Role("state_force", "MIL", country, True, False, "vehicle of a country")


def _garrison(parse: Parse, head: int, table: ActorTable | None) -> Role | None:
    """Whose a post or camp is, if its phrase names an armed party: "an army base", "the post of the brigade"."""
    whose = _whose(parse, head, table) or _of_whom(parse, head, table, 0)
    if whose is None and parse.tokens[head].lemma in word_sets()["armed_by_name"]:
        whose = Role("state_force", "MIL")
    if whose is None or whose.kind not in ("armed_group", "state_force"):
        return None
    return Role(whose.kind, whose.sector, country_of(parse, head) or whose.country, True, False, POST)


def base_form(token: Token) -> str:
    """The lemma of a role noun, also where a capital made the tagger take a plural for a name ("Guerrillas were …")."""
    if token.pos == "PROPN" and token.lower.endswith("s") and token.lower[:-1] in role_nouns():
        return token.lower[:-1]
    return token.lemma.lower()


def role_of(parse: Parse, head: int) -> RoleNoun | None:
    """The role noun that ends at this token, the longest of up to three words."""
    nouns = role_nouns()
    tokens = parse.tokens
    token = tokens[head]
    lemma = base_form(token)
    if token.lower in last_words() or lemma in last_words():
        before = [tokens[i].lower for i in range(max(parse.sentence_of(head).first, head - 2), head)]
        for n in range(len(before), 0, -1):
            lead = " ".join(before[-n:])
            found = nouns.get(f"{lead} {token.lower}") or nouns.get(f"{lead} {lemma}")
            if found is not None:
                return found
    found = nouns.get(token.lower) or nouns.get(lemma)
    if found is None and "-" in token.lower:
        found = nouns.get(token.lower.rsplit("-", 1)[1])
    return found


def _whose(parse: Parse, head: int, table: ActorTable | None) -> Role | None:
    """The affiliation that the words before an open noun give: "rebel forces", "ISIL fighters", "Wagner troops"."""
    left = [i for i in reversed(parse.children(head)) if i < head and parse.tokens[i].dep in _LEFT]
    named = [i for i in left if parse.tokens[i].text[0].isupper() and parse.tokens[i].text not in states()]
    for i in named:
        known = (table or load_table()).ending_at(parse.tokens, i)
        if known and known[0].kind != "person":
            return Role(known[0].kind, known[0].sector, known[0].country, True, False, "known actor")
    for i in left:
        role = _modifier_role(parse, head, i)
        if role is not None:
            return role
        role = classify_name(parse, i, table) if i in named else None
        if role is not None and role.kind != "person":
            return role
        noun = role_of(parse, i) if parse.tokens[i].dep == "compound" else None
        if noun is not None and noun.sector is not None:
            return Role(noun.kind, noun.sector, None, noun.group, noun.private, "role noun and modifier")
    return None


def _modifier_role(parse: Parse, head: int, i: int) -> Role | None:
    """What a modifier says of whose people a noun names; of an unknown word None."""
    pair = modifiers().get(parse.tokens[i].lower)
    if pair is None:
        return None
    word = parse.tokens[head]
    armed = word.lower in _ARMED_BODIES or word.lemma in _ARMED_BODIES | _ARMED_PLACES | _VEHICLES
    found = pair[not armed]
    return Role(found.kind, found.sector, rule="role noun and modifier") if found else None


def _of_whom(parse: Parse, head: int, table: ActorTable | None, depth: int) -> Role | None:
    """The affiliation that an "of" phrase gives an open noun: "members of the army", "a leader of Boko Haram"."""
    for i in parse.children(head) if depth < DEEPEST else ():
        if i < head or parse.tokens[i].lower not in ("of", "from"):
            continue
        for j in parse.children(i):
            token = parse.tokens[j]
            if token.dep != "pobj" or token.text in states():
                continue
            is_known = bool((table or load_table()).ending_at(parse.tokens, j))
            named = classify_name(parse, j, table) if token.pos == "PROPN" or is_known else None
            role = named or classify_nominal(parse, j, table, depth + 1)
            if role is None or role.sector is None or role.rule == "person name":
                return None
            is_name = role.rule in ("table", "name words") and token.text[:1].isupper()
            of_known = is_name or role.rule == "known actor before"
            return replace(role, rule="known actor" if of_known else "of phrase")
    return None


def country_of(parse: Parse, head: int) -> str | None:
    """The country whose name or people stand before the noun ("Malian troops") or after it ("the army of Mali")."""
    known = states()
    for i in parse.children(head):
        token = parse.tokens[i]
        if token.dep in _LEFT and i < head:
            found = _state_at(parse, i, known)
            if found and found.code:
                return found.code
        elif token.dep == "prep" and token.lower in ("of", "from") and i > head:
            for j in parse.children(i):
                found = _state_at(parse, j, known)
                if found and found.code:
                    return found.code
                if parse.tokens[j].dep == "pobj" and token.lower == "of":
                    return next(
                        (s.code for k in parse.children(j) if k < j and (s := _state_at(parse, k, known))), None
                    )
    return None


def _seat_of(parse: Parse, head: int) -> str | None:
    """The country of "the government in Kabul"."""
    for i in parse.children(head):
        if i > head and parse.tokens[i].lower == "in":
            return next((s.code for j in parse.children(i) if (s := _state_at(parse, j, states()))), None)
    return None


def state_at(parse: Parse, i: int) -> State | None:
    """The state or people that the name ending at token `i` names; names of up to four words."""
    return _state_at(parse, i, states())


def _state_at(parse: Parse, i: int, known: dict[str, State]) -> State | None:
    tokens = parse.tokens
    token = tokens[i]
    if not token.text[:1].isupper():
        return None
    first = parse.sentence_of(i).first
    for n in (3, 2, 1):
        if i - n >= first:
            name = (
                parse.text[tokens[i - n].start : token.end]
                if token.text == parse.text[token.start : token.end]
                else (" ".join(t.text for t in tokens[i - n : i + 1]))
            )
            if name in known:
                return known[name]
    return known.get(token.text) or known.get(token.text.removesuffix("."))


def classify_name(parse: Parse, head: int, table: ActorTable | None = None) -> Role | None:
    """What a proper name with this head names."""
    known = (table or load_table()).ending_at(parse.tokens, head)
    if known:
        actor = known[0]
        return Role(actor.kind, actor.sector, actor.country, actor.kind != "person", False, "table")
    words = name_tokens(parse, head)
    token = parse.tokens[head]
    state = state_at(parse, head)
    if state is not None:
        if state.sense == "demonym":
            return Role("population", "CVL", state.code, rule="demonym")
        return Role("government", "GOV", state.code, group=True, rule="state")
    inner = _by_name_words(words)
    if (inner is None or token.lower not in inner.words) and is_person(parse, head, words):
        return replace(_title_role(parse, words), country=country_of(parse, head))
    if inner is not None:
        return Role(inner.kind, inner.sector, country_of(parse, head), True, False, "name words")
    noun = role_of(parse, head)
    if noun is not None and token.lower in role_nouns():
        return Role(noun.kind, noun.sector, country_of(parse, head), noun.group, noun.private, "role noun")
    if token.ent == "ORG" and not _after_place_word(parse, words[0]):
        if len(words) == 1 and not token.text.isupper() and not _acts_like_person(parse, token):
            return None
        return Role("organisation", None, country_of(parse, head), group=True, rule="tagger")
    return None


def name_tokens(parse: Parse, head: int) -> list[Token]:
    """The tokens of the proper name with this head: its compounds on the left, and "of …" on the right."""
    tokens = parse.tokens
    first = head
    for i in parse.children(head):
        if i < head and tokens[i].dep in ("compound", "nmod", "amod", "punct", "det", "poss"):
            first = min(first, i)
    while first < head and tokens[first].dep == "det":
        first += 1
    last = head
    for i in parse.children(head):
        if i == last + 1 and tokens[i].lower == "of" and tokens[i].dep == "prep":
            for j in parse.children(i):
                if tokens[j].text[:1].isupper():
                    last = j
    return list(tokens[first : last + 1])


def is_person(parse: Parse, head: int, words: list[Token]) -> bool:
    """Whether a proper name is that of a human being: by title, by given name, or by the tagger."""
    token = parse.tokens[head]
    names = [w for w in words if w.pos == "PROPN" and w.i <= head]
    if (token.lower in _CALENDAR and len(names) == 1) or any(w.ent == "DATE" for w in names):
        return False
    if any(parse.tokens[i].dep == "appos" and _is_human_noun(parse, i) for i in parse.children(head)):
        return not any(w.isupper() for w in (token.text,)) or token.ent == "PERSON"
    if not names or "'" in token.text or token.lower.rstrip(".") in titles() or token.lower in role_nouns():
        return False
    lead = names[:-1]
    if any(w.lower.rstrip(".") in titles() for w in lead):
        return True
    if any(w.text in given_names() for w in lead):
        return True
    if len(names) == 1 and token.text in given_names():
        return token.ent not in ("GPE", "LOC", "ORG", "FAC")
    if token.ent != "PERSON" or names[0].lower in _PLACE_PREPOSITIONS:
        return False
    return len(names) > 1 or _acts_like_person(parse, token)


def _is_human_noun(parse: Parse, i: int) -> bool:
    """Whether a noun names one human being by its role ("a sociologist")."""
    noun = role_of(parse, i)
    return noun is not None and not noun.group and parse.tokens[i].tag in ("NN", "NNP")


def _acts_like_person(parse: Parse, token: Token) -> bool:
    """Whether a name of one word stands where people do rather than towns, which the tagger often takes for people."""
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if at.dep == "pobj":
        return head.dep == "agent" or head.lower in word_sets()["party_prepositions"]
    if at.dep in ("dobj", "nsubjpass"):
        return head.lemma not in word_sets()["verbs_with_place_object"] and head.lemma != "defend"
    return at.dep in ("nsubj", "appos", "dative", "poss")


def _after_place_word(parse: Parse, token: Token) -> bool:
    """Whether the name follows a preposition of place, where the tagger often takes towns for people."""
    before = parse.tokens[token.i - 1] if token.i else None
    return before is not None and before.lower in _PLACE_PREPOSITIONS


def _title_role(parse: Parse, words: list[Token]) -> Role:
    """The role that titles before a name give: "Interior Minister", "Brig. Gen."."""
    nouns = role_nouns()
    short = ranks()
    for i, word in enumerate(words):
        key = word.lower.rstrip(".")
        pair = f"{key} {words[i + 1].lower}" if i + 1 < len(words) else ""
        noun = nouns.get(pair) or nouns.get(short.get(key, key))
        if noun is not None:
            return Role("person", noun.sector, None, False, noun.private, "person name with title")
    return Role("person", None, None, False, True, "person name")


def _by_name_words(words: list[Token]) -> NameWords | None:
    """The words inside a proper name that say what it names."""
    lower = {w.lower.rstrip(".") for w in words if w.text[:1].isupper()}
    lower |= {w.rsplit("-", 1)[-1] for w in lower if "-" in w}
    for entry in name_words():
        if lower.issuperset(entry.words):
            return entry
    return None
