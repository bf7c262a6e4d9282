"""What kind of source: identity, position, count, access, and who a pronoun is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.model.actor import Actor, ActorMention
from dateline.model.attribution import Attribution
from dateline.model.document import Document
from dateline.model.parse import Parse

Parsed = Callable[..., tuple[Document, Parse]]

SAID = " said that the road was cut."

KINDS: list[tuple[str, str, str, tuple[int | None, int | None]]] = [
    # source, identity, position, count
    ("Minister Ana Borel", "named", "government", (1, 1)),
    ("The deputy governor", "role", "government", (1, 1)),
    ("A senior officer", "anonymous", "security", (1, 1)),
    ("Two intelligence officials", "anonymous", "intelligence", (2, 2)),
    ("At least three police officers", "anonymous", "security", (3, None)),
    ("Several aid workers", "anonymous", "humanitarian", (2, None)),
    ("A diplomat who asked not to be named", "anonymous", "government", (1, 1)),
    ("A surgeon at the district hospital", "role", "medical", (1, 1)),
    ("Residents", "collective", "eyewitness", (None, None)),
    ("Survivors", "collective", "victim", (None, None)),
    ("Families of the missing", "collective", "relative", (None, None)),
    ("Neither of the militias", "collective", "party", (None, None)),
    ("The dead man's sister", "role", "relative", (1, 1)),
    ("The presiding judge", "role", "court", (1, 1)),
    ("Election observers", "collective", "monitor", (None, None)),
    ("The president's office", "named", "government", (1, 1)),
    ("Rebel spokesman Tom Dorgu", "named", "party", (1, 1)),
    ("Analysts", "collective", "expert", (None, None)),
]


def only(parsed: Parsed, text: str) -> Attribution:
    links = annotate_attributions(*parsed(text), ())
    assert len(links) == 1
    return links[0]


@pytest.mark.parametrize(("source", "identity", "position", "count"), KINDS, ids=[row[0] for row in KINDS])
def test_a_source_phrase_tells_its_kind(
    parsed: Parsed, source: str, identity: str, position: str, count: tuple[int | None, int | None]
) -> None:
    link = only(parsed, source + SAID)
    found = (link.identity, link.position, (link.source_count.low, link.source_count.high))
    assert found == (identity, position, count)


def test_nobody_is_no_source(parsed: Parsed) -> None:
    link = only(parsed, "It was reported that the road was cut.")
    assert (link.source, link.identity, link.position, link.access) == (None, "none", "other", "unstated")


TEXTS = [
    ("The memo", "document"),
    ("Satellite images", "imagery"),
    ("A survey of households", "monitor"),
    ("The hospital's register", "medical"),
]


@pytest.mark.parametrize(("source", "position"), TEXTS)
def test_a_text_is_a_document_that_stands_where_its_issuer_stands(parsed: Parsed, source: str, position: str) -> None:
    link = only(parsed, source + " showed that the road was cut.")
    assert (link.mode, link.position) == ("document", position)


def test_a_signed_statement_is_the_signer_speaking(parsed: Parsed) -> None:
    link = only(parsed, "“The road is ours,” read a statement signed by Tom Dorgu.")
    assert (link.mode, link.identity) == ("direct", "named")


PRONOUNS = [
    # she and he stand for the person named before
    ("Minister Ana Borel flew in. The road was cut, she said.", "named", "government"),
    ("General Tom Dorgu took over in May. He promised that the road would open.", "named", "security"),
    # they for a group
    ("The fishermen hid all night. They said that the road was cut.", "collective", "eyewitness"),
    # a bare surname for the full name
    ("Police chief Ana Borel arrived. Borel said that the road was cut.", "named", "security"),
]


@pytest.mark.parametrize(("text", "identity", "position"), PRONOUNS)
def test_a_pronoun_takes_the_kind_of_whom_it_stands_for(
    parsed: Parsed, text: str, identity: str, position: str
) -> None:
    link = only(parsed, text)
    assert (link.identity, link.position) == (identity, position)


ACCESS = [
    ("Villagers saw three boats leave.", "first_hand"),
    ('"I saw the boats leave," said Ana Borel.', "first_hand"),
    ("The mayor said that the boats had left.", "unstated"),
]


@pytest.mark.parametrize(("text", "access"), ACCESS)
def test_who_was_there_has_it_first_hand(parsed: Parsed, text: str, access: str) -> None:
    assert only(parsed, text).access == access


def test_who_passes_on_has_it_second_hand(parsed: Parsed) -> None:
    links = annotate_attributions(*parsed("The mayor said villagers had told him that boats came at night."), ())
    assert links[0].access == "second_hand"


def test_the_reason_for_anonymity_is_kept_in_words(parsed: Parsed) -> None:
    text = "An officer who was not authorised to brief the press said the road was cut."
    doc, parse = parsed(text)
    reason = annotate_attributions(doc, parse, ())[0].anonymity
    assert reason is not None
    assert reason.quote == "not authorised to brief the press"


def test_a_source_is_linked_to_its_actor_and_a_pronoun_through_whom_it_stands_for(parsed: Parsed) -> None:
    text = "Minister Ana Borel flew in. The road was cut, she said."
    mention = ActorMention(start=9, end=18, quote="Ana Borel", form="name")
    actors = (Actor(id="a1", name="Ana Borel", kind="person", mentions=(mention,)),)
    assert [link.actor for link in annotate_attributions(*parsed(text), actors)] == ["a1"]
