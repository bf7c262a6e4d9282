"""Triggers by the lexicon and the small model together: the model drops and adds.

What it adds is read like a lexicon entry of the word where there is one of that type, else with the parties where verbs
and nouns usually have them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.annotate.reader import ATTRIBUTES, INSIDE, LAYERS, MODES_OF, OUTSIDE, Reading
from dateline.coding.grammar import noun_frame, verb_frame
from dateline.coding.lexicon import Entry, Roles, base_forms, load_triggers
from dateline.coding.scene import Scene
from dateline.coding.triggers import Candidate, LexiconTriggers, extent, turned, untimed

VERB_ROLES = Roles(("s",), ("o",))
NOUN_ROLES = Roles(("by", "'s", "m"), ("of", "on", "against"))
NAMES = ("VERB", "NOUN", "PROPN", "ADJ", "AUX")


@dataclass(frozen=True, slots=True)
class ReaderTriggers:
    """Finds triggers with the model's help; without a reading it is the lexicon alone.

    Attributes:
        keep: a lexicon trigger that the model finds less likely is left out.
        lone: the same in a text of one or two sentences, which tells the model little.
        retype: so sure of another type, the model has its way, but in such a short text.
        add: a word that the model finds at least this likely is a trigger, whatever the lexicon says.
        force: the same for words of violence, which the lexicon knows best.
    """

    lexicon: LexiconTriggers = field(default_factory=LexiconTriggers)
    keep: float = 0.12
    lone: float = 0.01
    retype: float = 0.9
    add: float = 0.75
    force: float = 0.9

    def find(self, scene: Scene) -> list[Candidate]:
        """Candidates in text order."""
        reading = scene.reading
        if reading is None:
            return self.lexicon.find(scene)
        found = [] if reading.alone else self.lexicon.find(scene)
        least = self.lone if scene.brief else self.keep
        found = [c for c in found if likely(reading, c.first, c.last) >= least]
        if not scene.brief:
            found = [self.retyped(scene, reading, c) for c in found]
        taken = {i for c in found for i in range(c.first, c.last + 1)}
        kinds = {c.i: c.entry.type for c in found}
        for i, kind, score in self.proposed(reading):
            if i in taken or i in scene.timed or carries(scene, i, kinds, kind):
                continue
            if scene.token(i).pos in NAMES:
                found.append(proposal(scene, reading, i, kind, score))
        return sorted(found, key=lambda c: c.i)

    def retyped(self, scene: Scene, reading: Reading, candidate: Candidate) -> Candidate:
        """The candidate in the type of which the model is sure, where that is another one."""
        kind, score = best_type(reading, candidate.i)
        if kind == candidate.entry.type or score < self.retype:
            return candidate
        return proposal(scene, reading, candidate.i, kind, score)

    def proposed(self, reading: Reading) -> list[tuple[int, str, float]]:
        """Word, type and likelihood of what the model finds."""
        named = reading.layer("trigger")[:, 2:].sum(axis=1)
        found = [(int(i), *best_type(reading, int(i))) for i in (named >= self.add).nonzero()[0]]
        return [(i, kind, score) for i, kind, score in found if kind != "ASSAULT" or named[i] >= self.force]


def likely(reading: Reading, first: int, last: int) -> float:
    """How likely one of the words `first` to `last` names a happening."""
    return float(1.0 - reading.layer("trigger")[first : last + 1, OUTSIDE].min())


def best_type(reading: Reading, i: int) -> tuple[str, float]:
    """The likeliest type of a happening that word `i` names, and how likely it is."""
    row = reading.layer("trigger")[i][2:]
    best = int(row.argmax())
    return LAYERS["trigger"][best], float(row[best])


def proposal(scene: Scene, reading: Reading, i: int, kind: str, score: float) -> Candidate:
    """A candidate that the model proposes, in its mode and as long as it says."""
    layer, end = reading.layer("trigger"), i
    while end + 1 < scene.parse.sentence_of(i).last and layer[end + 1].argmax() == INSIDE:
        end += 1
    found = read_as(scene, i, kind, best_mode(reading, i, kind)[0])
    return replace(found, last=max(found.last, end), score=score)


def best_mode(reading: Reading, i: int, kind: str) -> tuple[str | None, float]:
    """The likeliest mode that the type has, None for none, and its share among the modes of the type."""
    scores = dict(zip(ATTRIBUTES["mode"], reading.attribute("mode", i), strict=True))
    modes = ("-", *MODES_OF.get(kind, ()))
    mode = max(modes, key=lambda name: float(scores[name]))
    share = float(scores[mode]) / max(sum(float(scores[name]) for name in modes), 1e-9)
    return None if mode == "-" else mode, share


def carries(scene: Scene, i: int, kinds: dict[int, str], kind: str) -> bool:
    """Whether a verb only carries the noun that names the happening ("went on strike", "declared martial law")."""
    for c in scene.parse.children(i):
        heads = scene.parse.children(c) if scene.token(c).dep == "prep" else (c,)
        if any(scene.token(h).dep in ("dobj", "pobj", "nsubjpass") and kinds.get(h) == kind for h in heads):
            return True
    return False


def read_as(scene: Scene, i: int, kind: str, mode: str | None) -> Candidate:
    """A word as the name of a happening of a type, its parties where the lexicon has them for the word in that type."""
    token = scene.token(i)
    verbal = token.pos in ("VERB", "AUX")
    table, pos = load_triggers(), "v" if verbal else "n"
    entries = [e for form in (token.lower, *base_forms(token)) for e in table.get((form, pos), ()) if e.type == kind]
    roles = entries[0].roles if entries else VERB_ROLES if verbal else NOUN_ROLES
    entry = Entry(token.lemma.lower(), pos, kind, mode, roles, (), frozenset(), 0)
    frame = turned(scene, i, verb_frame(scene.parse, i)) if verbal else None
    around = {} if verbal else untimed(scene, noun_frame(scene.parse, i))
    first, last = extent(scene, i, entry, frame)
    return Candidate(i, first, last, entry, frame, around)
