"""The figures of an event: which belong to it, what they count, and of which class those counted are."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.annotate.quantity import annotate_quantities
from dateline.coding.figures import event_counts


def counts(
    parsed: Any, text: str, word: str, words: tuple[str, ...] = (), **options: Any
) -> list[tuple[str, str, str]]:
    """Figure, effect and class for the happening that `word` names; `words` name the others."""
    doc, parse = parsed(text)
    quantities = annotate_quantities(doc, parse, ())
    tokens = [parse.token_at(text.index(w)).i for w in (word, *words)]
    found = event_counts(doc, parse, tokens[0], quantities, triggers=sorted(tokens) if words else (), **options)
    by_id = {q.id: q.quote for q in quantities}
    return [(by_id[c.quantity], c.effect, c.class_) for c in found]


# text, word of the happening, its figures
CASES = [
    ("The raid killed 14 villagers.", "killed", [("14", "killed", "civilian")]),
    ("The raid killed 14 villagers.", "raid", [("14", "killed", "civilian")]),
    ("Nine soldiers died in the ambush.", "ambush", [("Nine", "killed", "combatant")]),
    (
        "The blast killed five and wounded eleven.",
        "blast",
        [("five", "killed", "unknown"), ("eleven", "injured", "unknown")],
    ),
    ("Police arrested 60 students.", "arrested", [("60", "detained", "civilian")]),
    ("Hundreds of villagers fled to Sorna.", "fled", [("Hundreds", "displaced", "civilian")]),
    ("The rebels freed 25 hostages.", "freed", [("25", "other", "unknown")]),
    ("The shelling caused no casualties.", "shelling", [("no", "killed", "unknown")]),
    ("A teacher was killed by a stray round.", "killed", [("A teacher", "killed", "civilian")]),
    ("Three residents said the shelling went on.", "shelling", []),
    ("Nine drones were shot down over the port.", "shot", []),
    ("The envoys condemned the killing of 12 miners.", "condemned", []),
    ("Insurgents captured Dorvane, a market town.", "captured", []),
    ("The rebels seized the posts one after another.", "seized", []),
    (
        "The third shell killed 61 people, 27 of them children, and wounded 90.",
        "killed",
        [("61", "killed", "unknown"), ("27", "killed", "civilian"), ("90", "injured", "unknown")],
    ),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_figures_of_a_happening(parsed: Any, text: str, word: str, expected: list[tuple[str, str, str]]) -> None:
    assert counts(parsed, text, word) == expected


def test_a_toll_in_the_next_sentence_belongs_to_the_happening_just_told(parsed: Any) -> None:
    text = "A bus was ambushed near the ford. Twelve policemen died. Later a market was bombed."
    assert counts(parsed, text, "ambushed", ("bombed",)) == [("Twelve", "killed", "combatant")]
    assert counts(parsed, text, "bombed", ("ambushed",)) == []


def test_without_the_other_happenings_no_figure_is_taken_from_another_sentence(parsed: Any) -> None:
    assert counts(parsed, "A bus was ambushed near the ford. Twelve policemen died.", "ambushed") == []


def test_the_seized_are_detained_by_an_authority_and_abducted_by_others(parsed: Any) -> None:
    text = "Six of the ringleaders were captured."
    assert counts(parsed, text, "captured", event_type="COERCE")[0][1] == "detained"
    assert counts(parsed, text, "captured", event_type="ASSAULT")[0][1] == "abducted"
    text = "The rebels took 40 guards prisoner."
    assert counts(parsed, text, "took", event_type="COERCE") == [("40", "detained", "combatant")]


def test_one_toll_for_several_happenings_is_joint(parsed: Any) -> None:
    doc, parse = parsed("Taken together, the two raids left 57 people dead.")
    quantities = annotate_quantities(doc, parse, ())
    raids = parse.token_at(doc.text.index("raids")).i
    assert [c.joint for c in event_counts(doc, parse, raids, quantities)] == [True]
