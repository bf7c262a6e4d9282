"""Which words name the same party: mentions of one document are gathered into actors.

Names first (same words, alias, family name), then apposition, then definite nominals ("the group"), then pronouns, each
looking back to the nearest mention that fits in kind and number. What finds no fellow stays an actor of its own.
Every look back is over a bounded number of parties, so that cost stays linear.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import Role
from dateline.annotate.actor.lexicon import states, word_sets
from dateline.annotate.actor.pronouns import antecedent_of_pronoun
from dateline.annotate.actor.table import KnownActor
from dateline.model.parse import Parse

LOOK_BACK = 16  # parties
HEAD_OF_TEXT = 5  # sentences, in which what the headline counted is told again
LONGEST_NAME = 8  # words of a name looked for inside a phrase
SENTENCES = 6  # between a definite nominal and what it points back to
UNKNOWN_ABBREVIATION = Role("organisation", group=True, rule="unknown abbreviation")
_SETS = word_sets()


@dataclass(slots=True)
class Party:
    """An actor in the making."""

    i: int
    mentions: list[Candidate] = field(default_factory=list)
    known: KnownActor | None = None
    plural: bool = False
    role: Role = field(default_factory=lambda: Role("other"))
    words: set[str] = field(default_factory=set)

    @property
    def last(self) -> Candidate:
        """The mention nearest to what comes next."""
        return self.mentions[-1]

    def add(self, candidate: Candidate) -> None:
        """Take in a mention; the party's role is that of the mention that says most."""
        self.mentions.append(candidate)
        if candidate.form == "pronoun" and len(self.mentions) > 1:
            self.words.update(candidate.core)  # from now on known as he or she
            return
        self.plural = self.plural or candidate.plural
        self.words.update(candidate.core, candidate.offices)
        if len(self.mentions) == 1 or _weight(candidate.role) > _weight(self.role):
            self.role = candidate.role


def _weight(role: Role) -> tuple[bool, bool, bool]:
    """How much a role says."""
    return (role.rule in ("table", "state"), role.sector is not None, role.country is not None)


class Resolver:
    """Gathers the candidates of one document into parties."""

    def __init__(self, parse: Parse, countries: Counter[str], candidates: list[Candidate]) -> None:
        self._parse = parse
        self._countries = countries
        known = [(self.choose(c.known, c.core), c.core) for c in candidates if c.known]
        groups = [
            (a.name, core) for a, core in known if a is not None and a.sector == "REB" and a.kind == "armed_group"
        ]
        rebels = Counter(name for name, _ in groups)
        (first, often), (_, next_often) = [*rebels.most_common(2), ("", 0), ("", 0)][:2]
        self._sole_rebels = first if often > 3 * next_often else None
        self._sole_names = {core for name, core in groups if name == self._sole_rebels}
        self.parties: list[Party] = []
        self._recent: dict[int, Party] = {}  # by index of party, the last named last
        self._by_name: dict[object, Party] = {}
        self._by_head: dict[int, Party] = {}
        self._by_last: dict[int, Party] = {}

    def add(self, candidate: Candidate) -> None:
        """Give a candidate to the party it names, or make it one."""
        if len(candidate.known) == 1 and self.choose(candidate.known, candidate.core) is None:
            candidate = replace(candidate, role=UNKNOWN_ABBREVIATION, known=())
        party = self._antecedent(candidate)
        if party is None:
            if candidate.form == "pronoun" and not self._may_stand_alone(candidate):
                return
            party = Party(len(self.parties))
            self.parties.append(party)
        self._recent.pop(party.i, None)
        self._recent[party.i] = party
        party.add(candidate)
        for key in self._keys(candidate):
            self._by_name.setdefault(key, party)
        self._by_head.setdefault(candidate.head, party)
        self._by_last[candidate.last] = party
        if party.known is None and candidate.known:
            party.known = self.choose(candidate.known, candidate.core)

    def _may_stand_alone(self, candidate: Candidate) -> bool:
        """Whether a pronoun without antecedent is an actor of its own."""
        token = self._parse.tokens[candidate.head]
        return token.dep != "poss" and not token.lower.endswith(("self", "selves"))

    def _is_at_home(self, actor: KnownActor, written: tuple[str, ...]) -> bool:
        """Whether a short abbreviation can mean an actor: its country is told, or none is, or all know it abroad."""
        short = len(written) == 1 and len(written[0]) < 5
        if not short or actor.country is None or not self._countries or actor.sector == "JRN":
            return True
        return actor.country in self._countries or written[0] in _SETS["known_abroad"]

    def choose(self, actors: tuple[KnownActor, ...], written: tuple[str, ...]) -> KnownActor | None:
        """Of several actors of one name, the one whose country the document names most; None if it names none."""
        if len(actors) == 1:
            return actors[0] if self._is_at_home(actors[0], written) else None
        ranked = sorted(actors, key=lambda a: -self._countries.get(a.country or "", 0))
        if self._countries.get(ranked[0].country or "", 0):
            return ranked[0]
        return next((actor for actor in actors if actor.country is None), None)

    def _nearest(self) -> list[Party]:
        """The parties named last, the nearest first."""
        return list(islice(reversed(self._recent.values()), LOOK_BACK))

    def _keys(self, candidate: Candidate) -> list[object]:
        """By what a later mention finds this one."""
        keys: list[object]
        if candidate.form == "pronoun":
            return []
        if candidate.form == "nominal" and candidate.role.rule != "person name":
            kind = "counted" if candidate.counted else "nominal"
            keys = [(kind, candidate.core, candidate.role.country)]
            army = self._army(candidate)
            if army is not None:
                keys.append(army)
            if candidate.counted and self._parse.tokens[candidate.head].sent == 0:
                keys.append(self._figure(candidate))
            if self._means_sole_group(candidate):
                keys.append(("known", self._sole_rebels))
                keys += [("name", core) for core in self._sole_names]
            if _is_of_known(candidate):
                keys += [("people of", words) for words in self._names_within(candidate)]
            return keys
        keys = [("name", candidate.core)]
        known = self.choose(candidate.known, candidate.core) if candidate.known else None
        if known is not None:
            keys.append(("known", known.name))
            if known.country and any(name.endswith((" army", " military")) for name in known.aliases):
                keys.append(("army of", known.country))
        if candidate.role.kind == "person":
            keys.append(("family", candidate.core[-1]))
        return keys

    def _antecedent(self, candidate: Candidate) -> Party | None:
        """The party that a mention belongs to, None for a new one."""
        same_head = self._by_head.get(candidate.head)
        if same_head is not None and candidate.role.kind == "person":
            return same_head
        if candidate.form == "pronoun":
            return antecedent_of_pronoun(self._parse, candidate, self._nearest()[::-1])
        if candidate.form == "name" or candidate.role.rule.startswith("person name"):
            return self._named(candidate) or self._bracketed(candidate) or self._beside(candidate)
        return self._beside(candidate) or self._nominal(candidate)

    def _named(self, candidate: Candidate) -> Party | None:
        known = self.choose(candidate.known, candidate.core) if candidate.known else None
        if known is not None and ("known", known.name) in self._by_name:
            return self._by_name[("known", known.name)]
        found = self._by_name.get(("name", candidate.core)) or self._by_name.get(("people of", candidate.core))
        if found is None and candidate.role.kind == "person":
            found = self._by_name.get(("family", candidate.core[-1]))
            if found is not None and len(candidate.core) > 1 and _other_given_name(found, candidate):
                return None
        return found

    def _bracketed(self, candidate: Candidate) -> Party | None:
        """A body's abbreviation in brackets after its name, or the name after the abbreviation."""
        tokens, first, end = self._parse.tokens, candidate.first, candidate.last + 1
        if first < 2 or end >= len(tokens) or tokens[first - 1].text + tokens[end].text not in ("()", "[]"):
            return None
        party = self._by_last.get(first - 2)
        if party is None or party.role.kind == "person" or party.plural:
            return None
        short = tokens[candidate.last] if candidate.first == candidate.last else tokens[first - 2]
        return party if short.text.isupper() and 1 < len(short.text) < 9 else None

    def _beside(self, candidate: Candidate) -> Party | None:
        """Apposition ("Jonas Velmar, a farmer") and "is a …": the same party by grammar."""
        token = self._parse.tokens[candidate.head]
        over = self._parse.tokens[token.head]
        if token.dep == "appos" and not candidate.counted:
            party = self._by_head.get(over.i)
        elif token.dep == "attr" and over.lemma == "be":
            subjects = (i for i in self._parse.children(over.i) if self._parse.tokens[i].dep == "nsubj")
            party = next((self._by_head[i] for i in subjects if i in self._by_head), None)
        else:
            return None
        if party is None or (party.plural != candidate.plural and not (party.role.group or candidate.role.group)):
            return None
        named = party.last.form == "name" or party.known is not None
        if named and (candidate.form == "name" or candidate.role.rule.startswith("person name")):
            return None  # two names side by side are a list
        if party.role.rule == "state" and candidate.role.kind != "government":
            return None
        alike = (party.role.kind == "person" or _is_human(party.role)) == _is_human(candidate.role)
        return party if alike or party.role.kind == "other" else None

    def _nominal(self, candidate: Candidate) -> Party | None:
        same = self._sole_group(candidate) or self._by_name.get(("nominal", candidate.core, candidate.role.country))
        if same is None and candidate.definite and candidate.core[-1] not in ("people", "civilian"):
            same = self._by_name.get(("counted", candidate.core, candidate.role.country))
        if same is not None and not candidate.counted and (candidate.definite or candidate.plural):
            return same
        if candidate.counted:
            return self._of_headline(candidate)
        if not candidate.parts:
            fellow = self._affiliated(candidate) or self._by_name.get(self._army(candidate) or "")
            if fellow is not None:
                return fellow
        if not candidate.definite:
            return None
        here = self._parse.tokens[candidate.head].sent
        near = [
            party
            for party in self._nearest()
            if here - self._parse.tokens[party.last.head].sent <= SENTENCES and not party.last.holds(candidate)
        ]
        fit = [party for party in near if self._points_to(candidate, party)]
        by_word = (party for party in fit if candidate.core[-1] in party.words)
        return next(by_word, fit[0] if fit else None)

    def _army(self, candidate: Candidate) -> tuple[str, str] | None:
        """By which the armed forces of one country are known: "Malian troops", "the Malian army", "Malian soldiers"."""
        country = candidate.role.country
        if country is None or candidate.counted or candidate.core[-1] not in _SETS["army_words"]:
            return None
        if not (candidate.plural or candidate.role.group) or candidate.parts:
            return None
        plain = all(w in _SETS["army_adjectives"] or w[:1].upper() + w[1:] in states() for w in candidate.core[:-1])
        return ("army of", country) if plain and candidate.last == candidate.head else None

    def _figure(self, candidate: Candidate) -> tuple[str, ...]:
        """The number and the noun of a counted phrase."""
        numbers = [
            t.lower
            for t in self._parse.tokens[candidate.first : candidate.head]
            if t.pos == "NUM" or t.lower in _SETS["number_words"]
        ]
        return ("figure", *numbers, candidate.core[-1])

    def _of_headline(self, candidate: Candidate) -> Party | None:
        """Those whom the first line counted in the same words, told again at the head of the text."""
        if not 0 < self._parse.tokens[candidate.head].sent < HEAD_OF_TEXT:
            return None
        return self._by_name.get(self._figure(candidate))

    def _affiliated(self, candidate: Candidate) -> Party | None:
        """The known group whose people a plural names: "Wagner fighters" are Wagner."""
        if not _is_of_known(candidate):
            return None
        for words in self._names_within(candidate):
            party = self._by_name.get(("name", words))
            if party is not None and (party.role.group or party.role.kind == "armed_group"):
                return party
        return None

    def _names_within(self, candidate: Candidate) -> list[tuple[str, ...]]:
        """What may be the group's name in "Wagner fighters" or "fighters of the Brezna Front", the longest first."""
        words = [t.lower for t in self._parse.tokens[candidate.first : candidate.last + 1]]
        sizes = range(min(len(words) - 1, LONGEST_NAME), 0, -1)
        return [tuple(words[i : i + size]) for size in sizes for i in range(len(words) - size + 1)]

    def _sole_group(self, candidate: Candidate) -> Party | None:
        """The one rebel group that the document names, where "the rebels" or "guerrillas" can only be they."""
        return self._by_name.get(("known", self._sole_rebels)) if self._means_sole_group(candidate) else None

    def _means_sole_group(self, candidate: Candidate) -> bool:
        """Whether a plural of rebels, not counted, can only mean the one rebel group of the document."""
        if self._sole_rebels is None or not candidate.plural or candidate.counted or candidate.role.sector != "REB":
            return False
        if not _SETS["rebel_adjectives"].issuperset(candidate.core[:-1]):
            return False
        word = candidate.core[-1]
        return word in _SETS["rebel_words"] or (candidate.definite and word in _SETS["rank_and_file"])

    def _points_to(self, candidate: Candidate, party: Party) -> bool:
        """Whether a definite nominal can mean this party."""
        head, ours, theirs = candidate.core[-1], candidate.role, party.role
        if ours.country and theirs.country and ours.country != theirs.country:
            return False
        if theirs.kind == "person" and ours.kind == "person" and not candidate.plural and not party.plural:
            if ours.country and ours.country == theirs.country and party.known and head in _SETS["heads_of_state"]:
                return theirs.sector == "GOV"
            return head in party.words or (head in _SETS["generic_people"] and len(candidate.core) == 1)
        if candidate.plural != party.plural and (candidate.core[-1] in _SETS["generic_people"] or not theirs.group):
            return False
        if head in _SETS["generic_people"] and len(candidate.core) == 1 and _is_human(theirs):
            return theirs.kind != "population"
        plain = _SETS["rebel_adjectives"].issuperset(candidate.core[:-1])
        if head in _SETS["generic_groups"] and not candidate.plural and plain:
            if len(candidate.core) > 1:
                return theirs.kind == "armed_group" and theirs.group
            return theirs.group and (theirs.kind == "armed_group" or party.known is not None or head in party.words)
        if ours.kind == theirs.kind == "armed_group" and candidate.plural and ours.sector == theirs.sector:
            if party.known is not None and head in _SETS["rank_and_file"]:
                return True
        return head in party.words and ours.kind == theirs.kind and theirs.rule != "person name"


def _is_of_known(candidate: Candidate) -> bool:
    """Whether a plural names all the people of a known group: "Wagner fighters", not "three Wagner fighters"."""
    of_known = candidate.role.rule == "known actor before" and candidate.role.kind != "person"
    many = (candidate.plural and not candidate.counted) or candidate.role.group
    return of_known and many and candidate.core[-1] not in _SETS["heads_of_bodies"]


def _is_human(role: Role) -> bool:
    """Whether a role is that of human beings rather than of a body."""
    return not role.group and role.kind != "government"


def _other_given_name(party: Party, candidate: Candidate) -> bool:
    """Whether a full name and a party of the same family name differ in the given name."""
    first = candidate.core[0]
    names = [m.core for m in party.mentions if m.form == "name" and len(m.core) > 1]
    return bool(names) and all(first not in name and name[0][:1] != first for name in names)


def resolve(parse: Parse, candidates: list[Candidate], countries: Counter[str]) -> list[Party]:
    """Gather candidates into parties."""
    resolver = Resolver(parse, countries, candidates)
    for candidate in candidates:
        resolver.add(candidate)
    return resolver.parties
