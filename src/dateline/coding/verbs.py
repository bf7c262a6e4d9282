"""How a verb stands to the time of what it tells: answers and courts follow, aims come before."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from dateline.model.parse import Parse, Token


def plain_past(parse: Parse, trigger: Token) -> bool:
    """Whether the trigger's verb stands in the simple past ("fired", "were arrested")."""
    words = {parse.tokens[i].lower for i in parse.children(trigger.i) if parse.tokens[i].dep in ("aux", "auxpass")}
    if trigger.tag == "VBN":
        return bool(words & {"was", "were"})
    return trigger.tag == "VBD"


def intended(parse: Parse, trigger: Token) -> bool:
    """Whether the trigger is the bare aim of a plan ("a plot to blow up the bridge")."""
    if trigger.tag != "VB":
        return False
    first, above = trigger, parse.tokens[trigger.head]
    for _ in range(3):
        if first.dep != "conj":
            break
        first = parse.tokens[first.head]
    marks = [i for i in parse.children(first.i) if parse.tokens[i].dep == "aux" and parse.tokens[i].lower == "to"]
    if marks and marks[0] > 0 and parse.tokens[marks[0] - 1].lemma in aims():
        return True  # "its plot to blow up the bridge", wherever the parse hangs it
    for _ in range(3):
        if above.lemma in aims():
            return bool(marks) or trigger.dep == "conj"
        above = parse.tokens[above.head]
    return False


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    text = files("dateline.coding").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def reactions() -> frozenset[str]:
    """Verbs of saying and answering: such an act follows what it is about."""
    return _words("reactions.txt")


def court() -> frozenset[str]:
    """Verbs of courts: such an act dates only itself, not the deed it is about."""
    return _words("court.txt")


def staging() -> frozenset[str]:
    """Verbs that say of a happening that it came about ("a siege that began in May")."""
    return _words("staging.txt")


def aims() -> frozenset[str]:
    """Words whose infinitive tells what is wanted, not what was done."""
    return _words("aims.txt")
