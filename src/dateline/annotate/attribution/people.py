"""Who a pronoun, a bare surname or "the former member" is: the earlier words that tell most of the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.attribution.clause import SUBJECTS, child
from dateline.annotate.attribution.lexicon import words_for
from dateline.annotate.attribution.source import source_words
from dateline.model.parse import Parse, Token

BACK = 60  # persons looked back over, so that time stays linear
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "those", "these"})
_IT = frozenset({"it", "its"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the text names: head token, number and sex where the words show it."""

    head: int
    plural: bool
    body: bool
    sex: str
    subject: bool


class People:
    """All persons and bodies of a text in order, with the first full mention of each surname."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._people: list[Person] = []
        self._before: list[int] = []
        self._surnames: dict[str, int] = {}
        self._roles: dict[str, int] = {}
        for token in parse.tokens:
            self._before.append(len(self._people))
            person = self._person(token)
            if person is not None:
                self._people.append(person)
                if token.pos == "PROPN":
                    self._surnames.setdefault(token.text, token.i)

    def antecedent(self, head: int) -> int | None:
        """The head of the mention that tells who the phrase with this head is; None where it tells that itself."""
        token = self._parse.tokens[head]
        if token.pos == "PRON":
            return self._of_pronoun(token)
        if token.pos == "PROPN":
            first = self._surnames.get(token.text)
            return first if first is not None and first < head else None
        if child(self._parse, head, "det", "poss") is not None:
            return self._of_role(token)
        return None

    def _person(self, token: Token) -> Person | None:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        titles = [
            self._parse.tokens[j] for j in self._parse.children(token.i) if self._parse.tokens[j].dep == "compound"
        ]
        forms = {word.form for word in source_words(token)}
        forms |= {word.form for title in titles for word in source_words(title) if word.form != "body"}
        human = bool(forms & {"person", "people", "kin", "unique", "generic"}) or token.ent == "PERSON"
        body = "body" in forms or (token.pos == "PROPN" and token.ent in ("ORG", "NORP"))
        named = token.pos == "PROPN" and token.dep in SUBJECTS and token.ent not in ("DATE", "GPE", "LOC")
        if not human and not body and not named:
            return None
        plural = token.tag in ("NNS", "NNPS") or child(self._parse, token.i, "conj") is not None
        return Person(token.i, plural, body and not human, self._sex(token), token.dep in SUBJECTS)

    def _sex(self, token: Token) -> str:
        words = {token.lower} | {self._parse.tokens[j].lower for j in self._parse.children(token.i)}
        return "m" if words & words_for("male") else "f" if words & words_for("female") else ""

    def _earlier(self, head: int) -> Sequence[Person]:
        number = self._before[head]
        return self._people[max(0, number - BACK) : number]

    def _of_pronoun(self, token: Token) -> int | None:
        word = token.lower
        here = self._parse.tokens[token.i].sent
        best: tuple[float, int] | None = None
        for person in self._earlier(token.i):
            if not _agrees(person, word):
                continue
            away = here - self._parse.tokens[person.head].sent
            if away > 6:
                continue
            score = -away + (1.5 if person.subject else 0) + person.head / 1e6
            if best is None or score >= best[0]:
                best = (score, person.head)
        return best[1] if best else None

    def _of_role(self, token: Token) -> int | None:
        """ "the minister": the last person before who is called so, by title or in apposition."""
        for person in reversed(self._earlier(token.i)):
            words = {self._parse.tokens[j].lemma for j in self._parse.children(person.head)}
            if token.lemma in words and self._parse.tokens[person.head].pos == "PROPN":
                return person.head
        return None


def _agrees(person: Person, word: str) -> bool:
    """Whether a pronoun can stand for a person."""
    if word in _HE:
        return not person.plural and not person.body and person.sex != "f"
    if word in _SHE:
        return not person.plural and not person.body and person.sex != "m"
    if word in _THEY:
        return person.plural or person.body
    return word in _IT and person.body and not person.plural
