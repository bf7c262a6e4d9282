"""The lexicon of triggers: its lines are well formed, and its own examples are read as it says."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.lexicon import load_classes, load_triggers, read_need, read_roles, rows
from dateline.coding.scene import set_scene
from dateline.coding.triggers import LexiconTriggers
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.record import Mentions

Parsed = Callable[..., tuple[Document, Parse]]

TYPES = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"} | {
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DISPLACE",
}  # fmt: skip
READ_AT_LEAST = 0.94  # of the examples; the rest hang on parties that only a whole report makes known


def test_every_type_has_verbs_and_there_are_six_hundred_readings() -> None:
    entries = [entry for found in load_triggers().values() for entry in found]
    assert {entry.type for entry in entries if entry.pos == "v"} == TYPES
    assert len(entries) > 600


def test_conditions_name_known_classes() -> None:
    known = {name for names in load_classes().values() for name in names} | {"party", "state", "name", "anaphor", "any"}
    for entry in (entry for found in load_triggers().values() for entry in found):
        for need in entry.needs:
            if need.key in ("o", "s", "of") and need.relation == ":":
                assert need.values <= known, (entry.name, need)


def test_a_condition_is_read_with_its_relation() -> None:
    assert read_need("p:by=bomb/shell").relation == "by"
    assert read_need("!s:abstract").negated
    assert read_need("o=fire/shot").values == {"fire", "shot"}
    assert read_roles("s=with").two_sided
    assert read_roles("s>o,on").patients == ("o", "on")


def test_the_examples_of_the_lexicon_are_read_as_it_says(parsed: Parsed) -> None:
    wrong, total = [], 0
    for number, cells in rows("triggers.tsv"):
        if len(cells) < 7 or not cells[6] or "never" in cells[5]:
            continue
        total += 1
        doc, parse = parsed(cells[6])
        found = LexiconTriggers().find(set_scene(doc, parse, Mentions()))
        if not any(candidate.entry.type == cells[2] for candidate in found):
            wrong.append(f"{number}: {cells[6]}")
    assert total > 200
    assert len(wrong) <= (1 - READ_AT_LEAST) * total, "\n".join(wrong)
