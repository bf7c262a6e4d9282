"""Words that may name a happening, behind a port: rules over the lexicon here, a trained model beside them later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.coding.grammar import Frame, behind, noun_frame, verb_frame
from dateline.coding.lexicon import Entry, Need, base_forms, load_triggers, load_words
from dateline.coding.scene import Scene
from dateline.coding.sense import means_otherwise
from dateline.model.span import Quote

SPOTS = ("in", "on", "at", "near")
SURE_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that names a happening in this reading; `first` to `last` is the trigger as written.

    `score` is how likely the model finds it, where it was the model that proposed it.
    """

    i: int
    first: int
    last: int
    entry: Entry
    frame: Frame | None
    around: dict[str, list[int]]
    score: float | None = None

    def quote(self, scene: Scene) -> Quote:
        """The trigger as written."""
        return scene.parse.quote(self.first, self.last)


class TriggerFinder(Protocol):
    """Finds the words of a document that name happenings, each with its reading."""

    def find(self, scene: Scene) -> list[Candidate]:
        """Candidates in text order."""
        ...


class LexiconTriggers:
    """Triggers by the lexicon: the first entry of a word whose conditions all hold gives its reading."""

    def find(self, scene: Scene) -> list[Candidate]:
        """Candidates in text order."""
        table = load_triggers()
        out = []
        for token in scene.parse.tokens:
            if token.i in scene.timed or token.i in scene.named or token.ent == "DATE":
                continue
            pos = "v" if token.pos in SURE_VERBS else "n" if token.pos in ("NOUN", "PROPN") else ""
            if pos == "v" and gerund(scene, token.i) and (token.lower, "n") in table:
                pos = "n"
            forms = (token.lower, *base_forms(token)) if pos == "n" else base_forms(token)
            entries = next((table[form, pos] for form in forms if (form, pos) in table), None) if pos else None
            if entries:
                found = self.read(scene, token.i, entries)
                if found is not None and not means_otherwise(scene, found):
                    out.append(found)
        return out

    def read(self, scene: Scene, i: int, entries: tuple[Entry, ...]) -> Candidate | None:
        """The first reading whose conditions hold."""
        verbal = entries[0].pos == "v"
        frame = verb_frame(scene.parse, i) if verbal else None
        if frame is not None:
            frame = turned(scene, i, frame)
        around: dict[str, list[int]] = {} if verbal else untimed(scene, noun_frame(scene.parse, i))
        if (not verbal and scene.token(i).dep == "compound") or (verbal and described(scene, i)):
            return None
        reflexive = verbal and to_itself(scene, i)
        for entry in entries:
            if reflexive and entry.type == "ASSAULT" and entry.lemma != "blow":
                continue
            if all(holds(scene, i, frame, around, need) != need.negated for need in entry.needs) and robbery(
                scene, frame, entry
            ):
                first, last = extent(scene, i, entry, frame)
                return Candidate(i, first, last, entry, frame, around)
        return None


def untimed(scene: Scene, around: dict[str, list[int]]) -> dict[str, list[int]]:
    """The surroundings of a noun without its times ("the strike on Monday" is not on anything)."""
    kept = {name: [h for h in heads if h not in scene.timed and not timed(scene, h)] for name, heads in around.items()}
    if "of" not in around:
        kept["of"] = [h for name in SPOTS for spot in around.get(name, []) for h in passed(scene, spot)]
    return {name: heads for name, heads in kept.items() if heads}


def passed(scene: Scene, spot: int) -> list[int]:
    """What an "of" governs that hangs from a place or day by mistake ("the murder in Brela of a judge")."""
    if spot not in scene.place_at and spot not in scene.timed and not timed(scene, spot):
        return []
    return [head for c in scene.parse.children(spot) for name, head in behind(scene.parse, c) if name == "of"]


def timed(scene: Scene, head: int) -> bool:
    """Whether the tagger takes the word for a day or an hour."""
    return scene.token(head).ent in ("DATE", "TIME")


def gerund(scene: Scene, i: int) -> bool:
    """Whether an -ing form stands as a noun ("killed in police firing")."""
    token = scene.token(i)
    if token.tag != "VBG":
        return False
    inside = {scene.token(c).dep for c in scene.parse.children(i)}
    nominal = token.dep in ("pobj", "nsubj", "nsubjpass", "dobj", "attr")
    return "dobj" not in inside and (nominal or bool(inside & {"compound", "amod", "det"}))


def described(scene: Scene, i: int) -> bool:
    """A participle that only describes ("a wounded man") tells no happening."""
    token = scene.token(i)
    if token.dep in ("amod", "compound") and not any(scene.token(c).dep == "agent" for c in scene.parse.children(i)):
        return True
    return token.tag == "VBN" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "appos")


def to_itself(scene: Scene, i: int) -> bool:
    """Whether somebody does it to himself; harm to oneself is no happening."""
    return any(
        scene.token(c).dep == "dobj" and scene.token(c).lower.endswith(("self", "selves"))
        for c in scene.parse.children(i)
    )


ALWAYS_TRANSITIVE = load_words("always-transitive")


def turned(scene: Scene, i: int, frame: Frame) -> Frame:
    """Headlines drop the auxiliary: "Two held after raid" is passive though it looks active."""
    token = scene.token(i)
    if frame.passive or frame.object is not None or token.tag not in ("VBN", "VBD") or frame.subject is None:
        return frame
    helped = any(scene.token(c).dep == "aux" for c in scene.parse.children(i))
    if token.lemma in ALWAYS_TRANSITIVE and frame.complement is None and not helped:
        return Frame(None, frame.subject, None, frame.preps, frame.particles, None, True)
    return frame


def robbery(scene: Scene, frame: Frame | None, entry: Entry) -> bool:
    """Taking things is a happening where the things are such as raiders take."""
    if (
        "robbery" not in entry.flags
        or frame is None
        or entry.lemma in ("loot", "plunder", "pillage", "ransack", "burgle")
    ):
        return True
    return frame.object is not None and "robbery" in expand(scene, frame.object)


def expand(scene: Scene, head: int) -> frozenset[str]:
    """Classes of the noun, and of what a counted or grouping noun holds ("dozens of soldiers", "a group of men")."""
    found = scene.classes(head)
    for c in scene.parse.children(head):
        if scene.token(c).dep == "prep" and scene.token(c).lower == "of":
            for d in scene.parse.children(c):
                if scene.token(d).dep == "pobj" and scene.token(head).lower in MEASURES:
                    found |= scene.classes(d)
    return found


MEASURES = load_words("measures")


def words_at(scene: Scene, head: int) -> set[str]:
    """The words a condition may name: the head and the nouns it is compounded or measured with."""
    token = scene.token(head)
    out = {token.lemma.lower(), token.lower}
    for c in scene.parse.children(head):
        child = scene.token(c)
        if child.dep in ("compound", "amod", "conj", "nmod"):
            out |= {child.lemma.lower(), child.lower}
        elif child.dep == "prep" and child.lower == "of":
            for d in scene.parse.children(c):
                if scene.token(d).dep == "pobj":
                    out |= {scene.token(d).lemma.lower(), scene.token(d).lower}
                    out |= {scene.token(e).lower for e in scene.parse.children(d) if scene.token(e).dep == "compound"}
    return out


def holds(scene: Scene, i: int, frame: Frame | None, around: dict[str, list[int]], need: Need) -> bool:
    """Whether one condition holds, its negation aside."""
    if frame is not None:
        return holds_verb(scene, i, frame, need)
    if need.key == "m":
        return any(words_at(scene, m) & need.values for m in around.get("m", []))
    if need.key == "p":
        return any(name in around for name in need.values)
    if need.key == "of":
        heads = [h for name in ("of", "'s") for h in around.get(name, [])]
        if need.relation == ":":
            return any("any" in need.values or expand(scene, h) & need.values for h in heads)
        return any(words_at(scene, h) & need.values for h in heads)
    if need.key == "gov":
        token = scene.token(i)
        return token.dep == "pobj" and scene.token(token.head).lower in need.values
    if need.key == "has-of":
        return "of" in around
    if need.key == "multi":
        return any(len(heads) > 1 for heads in around.values())
    return False


def holds_verb(scene: Scene, i: int, frame: Frame, need: Need) -> bool:
    """One condition of a verb."""
    key, values = need.key, need.values
    if key == "s?":
        return frame.subject is None or bool(expand(scene, frame.subject) & values)
    if key in ("o", "s", "d"):
        head = {"o": frame.object, "s": frame.subject, "d": frame.dative}[key]
        if head is None:
            return False
        if need.relation == ":":
            return bool(expand(scene, head) & values)
        return bool(words_at(scene, head) & values)
    if key == "no-o":
        return frame.object is None
    if key == "has-o":
        return frame.object is not None
    if key == "prt":
        return any(p in values for p in frame.particles)
    if key == "pass":
        return frame.passive
    if key == "p":
        if not need.relation or need.relation == "=":
            return any(name in values for name, _ in frame.preps)
        return any(name == need.relation and words_at(scene, head) & values for name, head in frame.preps)
    if key == "words":
        return any(follows(scene, i, words) for words in values)
    if key == "x":
        if frame.complement is None:
            return False
        return not values or scene.token(frame.complement).lemma in values
    if key == "multi":
        return frame.subject is not None and several(scene, frame.subject)
    if key == "sm":
        return frame.subject is not None and bool(words_at(scene, frame.subject) & values)
    return False


def several(scene: Scene, head: int) -> bool:
    """Whether a phrase names more than one party ("French and Egyptian warships")."""
    for c in scene.parse.children(head):
        if scene.token(c).dep == "conj":
            return True
        if scene.token(c).dep in ("amod", "compound", "nmod") and any(
            scene.token(d).dep == "conj" for d in scene.parse.children(c)
        ):
            return True
    return False


def follows(scene: Scene, i: int, words: str) -> bool:
    """Whether the fixed words follow within the clause, at most six words on."""
    wanted = words.split()
    sentence = scene.parse.sentence_of(i)
    lower = [t.lower for t in scene.parse.tokens[i + 1 : min(sentence.last, i + 10)]]
    return any(lower[k : k + len(wanted)] == wanted for k in range(len(lower)))


def extent(scene: Scene, i: int, entry: Entry, frame: Frame | None) -> tuple[int, int]:
    """First and last token of the trigger: a light verb with its noun next to it, a verb with its particle."""
    first = last = i
    if frame is None:
        modifiers = {v for need in entry.needs if need.key == "m" and not need.negated for v in need.values}
        if i > 0 and modifiers and scene.token(i - 1).lemma.lower() in modifiers:
            first = i - 1
        return first, last
    for need in entry.needs:
        if need.negated:
            continue
        if need.key == "o" and need.relation == "=" and frame.object is not None and frame.object == i + 1:
            last = max(last, frame.object)
    for need in entry.needs:
        after = last + 1
        if need.key == "prt" and not need.negated and after < len(scene.parse.tokens):
            last = after if scene.token(after).lower in need.values else last
    return first, last
