"""Rules and model together: what the model rules out goes, what it is sure of comes in; without it nothing changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.conftest import Parsed

from dateline.annotate.reader import ATTRIBUTES, LAYERS, ROLES
from dateline.coding.coder import CODER
from dateline.model.event import Event
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention
from dateline.model.record import Mentions

TEXT = "Gunmen attacked a convoy near the border. The villagers were marooned by soldiers."


class Said:
    """A reading that says what a test lets it say: triggers {word: type}, roles {(trigger, word): role}.

    A role may be followed by how likely it is ("agent 0.6"); `tied` is how likely two mentions tell of one happening.
    """

    alone = False
    mode = "-"

    def __init__(
        self, parse: Parse, triggers: dict[str, str], roles: dict[tuple[str, str], str], tied: float = 0.3
    ) -> None:
        self.parse, self.triggers, self._roles, self._tied = parse, triggers, roles, tied

    def layer(self, name: str) -> Any:
        out = np.zeros((len(self.parse.tokens), 2 + len(LAYERS[name])), dtype=np.float32)
        out[:, 0] = 1.0
        for token in self.parse.tokens:
            if name == "trigger" and token.text in self.triggers:
                out[token.i] = 0.0
                out[token.i, 2 + LAYERS[name].index(self.triggers[token.text])] = 0.95
        return out

    def attribute(self, name: str, i: int) -> Any:
        at = ATTRIBUTES[name].index(self.mode) if name == "mode" else 0
        return np.eye(len(ATTRIBUTES[name]), dtype=np.float32)[at]

    def window(self, i: int) -> tuple[int, int]:
        return 0, len(self.parse.tokens)

    def same(self, later: int, earlier: int, types: tuple[int, int]) -> float:
        return self._tied

    def roles(self, trigger: int, kind: int, others: list[int], told: Any) -> Any:
        out = told * 0.9
        words = self.parse.tokens
        for row, other in enumerate(others):
            role = self._roles.get((words[trigger].text, words[other].text))
            if role is not None:
                out[row] = 0.0
                if role != "none":
                    name, _, likely = role.partition(" ")
                    out[row, ROLES.index(name)] = float(likely or 0.95)
        return out


def coded(
    parsed: Parsed,
    triggers: dict[str, str] | None,
    roles: dict[tuple[str, str], str],
    text: str = TEXT,
    tied: float = 0.3,
) -> tuple[Event, ...]:
    doc, parse = parsed(text, published="2024-05-09")
    said: Any = Said(parse, triggers, roles, tied) if triggers is not None else None
    return CODER.code(doc, parse, Mentions(), said)


def told(events: tuple[Event, ...]) -> list[tuple[str, str, list[str], list[str]]]:
    return [(e.type, e.trigger.quote, [p.quote for p in e.agents], [p.quote for p in e.patients]) for e in events]


def test_a_mode_comes_in_only_where_the_rules_know_none(parsed: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Said, "mode", "beat")
    assert coded(parsed, {"attacked": "ASSAULT"}, {})[0].mode == "firearms"  # the rules go by "Gunmen"
    doc, parse = parsed("Rebels attacked the village.")
    said: Any = Said(parse, {"attacked": "ASSAULT"}, {})
    (event,) = CODER.code(doc, parse, Mentions(), said)
    assert (event.mode, (event.rules or {})["mode"]) == ("beat", "reader 1.00")
    monkeypatch.setattr(Said, "mode", "seize")  # none of this type
    assert CODER.code(doc, parse, Mentions(), said)[0].mode is None


@pytest.mark.parametrize(("more", "kind"), [(" Nobody spoke. The road was empty.", "COERCE"), ("", "ASSAULT")])
def test_the_model_has_its_way_with_a_type_but_in_short_texts(parsed: Parsed, more: str, kind: str) -> None:
    doc, parse = parsed("Gunmen attacked a convoy near the border." + more)
    said: Any = Said(parse, {"attacked": "COERCE"}, {})
    assert [e.type for e in CODER.code(doc, parse, Mentions(), said)] == [kind]


def test_without_a_reading_the_rules_speak_alone(parsed: Parsed) -> None:
    assert told(coded(parsed, None, {})) == [("ASSAULT", "attacked", ["Gunmen"], ["a convoy"])]


def test_a_reading_that_agrees_changes_nothing(parsed: Parsed) -> None:
    assert told(coded(parsed, {"attacked": "ASSAULT"}, {})) == told(coded(parsed, None, {}))


def test_a_trigger_that_the_model_rules_out_is_none(parsed: Parsed) -> None:
    assert coded(parsed, {}, {}) == ()


def test_a_word_that_no_table_knows_comes_in(parsed: Parsed) -> None:
    events = coded(parsed, {"attacked": "ASSAULT", "marooned": "COERCE"}, {})
    assert told(events)[1] == ("COERCE", "marooned", ["soldiers"], ["The villagers"])
    assert (events[1].rules or {})["type"] == "reader 0.95"


def test_the_model_takes_out_and_puts_in_parties(parsed: Parsed) -> None:
    roles = {("attacked", "convoy"): "none", ("attacked", "soldiers"): "patient"}
    events = coded(parsed, {"attacked": "ASSAULT"}, roles)
    assert told(events) == [("ASSAULT", "attacked", ["Gunmen"], ["soldiers"])]
    assert (events[0].rules or {})["patients"] == "reader 0.95"


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        # into an empty slot, where doers stand
        ("A convoy was ambushed after gunmen came down the hill.", "0.8", ["gunmen"]),
        ("A convoy was ambushed after gunmen came down the hill.", "0.6", []),
        # where no doer stands
        ("A convoy was ambushed, and soldiers were deployed.", "0.8", []),
        ("A convoy was ambushed, and soldiers were deployed.", "0.95", ["soldiers"]),
        # in another sentence
        ("A convoy was ambushed. Later gunmen came down the hill.", "0.8", []),
        # beside a doer that the rules found
        ("A convoy was ambushed by rebels before gunmen came.", "0.8", ["rebels"]),
        ("A convoy was ambushed by rebels before gunmen came.", "0.9", ["rebels", "gunmen"]),
    ],
)
def test_a_doer_comes_in_the_easier_the_more_it_is_missed(
    parsed: Parsed, text: str, likely: str, expected: list[str]
) -> None:
    roles = {("ambushed", word): f"agent {likely}" for word in ("gunmen", "soldiers")}
    events = coded(parsed, {"ambushed": "ASSAULT"}, roles, text)
    assert [[p.quote for p in e.agents] for e in events] == [expected]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("Police killed four men. Later a student was killed near the bridge.", 2),  # brought in as new
        ("Police killed four men. The students were killed near the bridge.", 1),
    ],
)
def test_a_victim_brought_in_as_new_is_another_happening(parsed: Parsed, text: str, records: int) -> None:
    assert len(coded(parsed, {"killed": "ASSAULT"}, {}, text, tied=0.9)) == records


PLACES = "Rebels entered Kanda at dawn. A convoy with Brela flags was ambushed and nine men died."


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ({}, "Kanda", "inherited"),  # the model agrees with the scene of the passage
        ({("ambushed", "flags"): "place 0.7", ("ambushed", "Kanda"): "place 0.3"}, "Brela", "stated"),  # by its noun
        ({("ambushed", "flags"): "place 0.3", ("ambushed", "Kanda"): "place 0.2"}, "Kanda", "inherited"),  # not enough
        ({("ambushed", "Kanda"): "none"}, None, None),  # the scene of the passage is not its place
    ],
)
def test_the_model_weighs_the_place_of_a_passage(
    parsed: Parsed, role: dict[tuple[str, str], str], place: str | None, status: str | None
) -> None:
    doc, parse = parsed(PLACES, published="2024-05-09")
    places = tuple(
        PlaceMention(at, at + 5, name, id=name, status="unresolved", reason="none", precision=1, role="location")
        for name in ("Kanda", "Brela")
        if (at := PLACES.index(name)) >= 0
    )
    said: Any = Said(parse, {"ambushed": "ASSAULT"}, role)
    (event,) = CODER.code(doc, parse, Mentions(places=places), said)
    assert (event.place, event.place_status) == (place, status)
