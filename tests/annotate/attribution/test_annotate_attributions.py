"""Who says what: one pair of text and answer for every construction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.attribution import annotate_attributions
from dateline.model.attribution import Attribution
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.span import Quote

Parsed = Callable[..., tuple[Document, Parse]]
Shown = tuple[str | None, str | None, str]  # source, cue, contents joined by " | "


def words(quote: Quote | None) -> str | None:
    return quote.quote if quote is not None else None


def shown(links: tuple[Attribution, ...]) -> list[Shown]:
    return [(words(link.source), words(link.cue), " | ".join(c.quote for c in link.content)) for link in links]


ONE_LINK: list[tuple[str, Shown]] = [
    # indirect speech with and without "that"
    ("The mayor said that the bridge was mined.", ("The mayor", "said", "the bridge was mined")),
    ("Officials say the pumps failed on Friday.", ("Officials", "say", "the pumps failed on Friday")),
    # the person told is no link
    (
        "A captain told reporters that the column had turned back.",
        ("A captain", "told", "the column had turned back"),
    ),
    # direct speech: before, behind and around the cue
    ('"The road is closed," said Ana Borel.', ("Ana Borel", "said", '"The road is closed,"')),
    ('Ana Borel said: "The road is closed."', ("Ana Borel", "said", '"The road is closed."')),
    (
        '"The road is closed," Ana Borel said. "Nobody gets through."',
        ("Ana Borel", "said", '"The road is closed," | "Nobody gets through."'),
    ),
    ("“The road is closed,” said Ana Borel.", ("Ana Borel", "said", "“The road is closed,”")),
    ("'The road is closed,' said Ana Borel.", ("Ana Borel", "said", "'The road is closed,'")),
    # mixed speech: the marks belong to the content
    (
        'The envoy called the ceasefire "a pause for reloading".',
        ("The envoy", "called", 'the ceasefire "a pause for reloading"'),
    ),
    # the cue inside the content makes it two spans
    (
        "The depot, the engineer admitted on Monday, was never guarded.",
        ("the engineer", "admitted", "The depot | was never guarded"),
    ),
    # according to, in front and behind
    (
        "According to the harbour office, two ships left at dawn.",
        ("the harbour office", "According to", "two ships left at dawn"),
    ),
    (
        "Two ships left at dawn, according to the harbour office.",
        ("the harbour office", "according to", "Two ships left at dawn"),
    ),
    # a verb that the parser takes for a noun
    (
        "New arrivals at the camp report that armed men shot at the lorry.",
        ("New arrivals at the camp", "report", "armed men shot at the lorry"),
    ),
    # "in somebody's view"
    ("In the general's view, the pass cannot be held.", ("the general's", "view", "the pass cannot be held")),
    # what follows a colon is told by the same voice
    (
        "A driver described the raid on the mill: two lorries burned.",
        ("A driver", "described", "the raid on the mill: two lorries burned"),
    ),
    # documents
    (
        "A leaked memo warns that stocks will run out in May.",
        ("A leaked memo", "warns", "stocks will run out in May"),
    ),
    ("The footage shows two men at the gate.", ("The footage", "shows", "two men at the gate")),
    # hearsay without a source: passive, adverb, noun
    (
        "The captain is believed to have crossed the river.",
        (None, "believed", "The captain | to have crossed the river"),
    ),
    ("It was reported that the dam had burst.", (None, "reported", "the dam had burst")),
    (
        "The convoy was reportedly stopped at the bridge.",
        (None, "reportedly", "The convoy was | stopped at the bridge"),
    ),
    ("There were rumours that the mayor had fled.", (None, "rumours", "the mayor had fled")),
    # the by-phrase of a passive is the source
    (
        "The raid was claimed by the Northern Brigade.",
        ("the Northern Brigade", "claimed", "The raid"),
    ),
    # beliefs, fears, plans, requests
    ("Villagers fear the dam will burst.", ("Villagers", "fear", "the dam will burst")),
    ("The rebels threatened to close the port.", ("The rebels", "threatened", "to close the port")),
    ("The union called for a boycott.", ("The union", "called for", "a boycott")),
    ("Nurses are convinced that the ward was targeted.", ("Nurses", "convinced", "the ward was targeted")),
    # denials attribute what the source does not hold
    (
        "The army denied that its guns had hit the school.",
        ("The army", "denied", "its guns had hit the school"),
    ),
    # what is said of somebody
    (
        "The minister accused the rebels of breaking the truce.",
        ("The minister", "accused", "the rebels of breaking the truce"),
    ),
    (
        "The ministry put the dead at eleven.",
        ("The ministry", "put", "the dead at eleven"),
    ),
    # the cue first, and all that describes the speaker behind it
    (
        "The shell hit the kiln, recalled a fisherman who hid behind it.",
        ("a fisherman who hid behind it", "recalled", "The shell hit the kiln"),
    ),
    # between dashes
    (
        "The pilot — his wife said by telephone — had never flown there.",
        ("his wife", "said", "The pilot | had never flown there"),
    ),
    # those who are told are no part of what they are told
    (
        "The commander assured the elders that no shell would fall.",
        ("The commander", "assured", "no shell would fall"),
    ),
    # a relative clause has its noun as content
    ("The army published a figure the rebels dispute.", ("the rebels", "dispute", "a figure")),
    # the day of the saying is not said
    ("The agency said on Friday it had stopped work.", ("The agency", "said", "it had stopped work")),
    # nouns that carry a statement
    (
        "The governor's claim that the well was poisoned spread quickly.",
        ("The governor's", "claim", "the well was poisoned"),
    ),
    # the whole noun phrase is the source, with title, apposition and relative clause
    (
        "Ilse Maron, a surgeon who stayed, said the lights went out.",
        ("Ilse Maron, a surgeon who stayed", "said", "the lights went out"),
    ),
]


@pytest.mark.parametrize(("text", "link"), ONE_LINK, ids=[text[:40] for text, _ in ONE_LINK])
def test_a_construction_gives_one_link(parsed: Parsed, text: str, link: Shown) -> None:
    assert link in shown(annotate_attributions(*parsed(text), ()))


CHAINS: list[tuple[str, list[str | None]]] = [
    # outermost first
    ("The mayor said villagers had told him that boats came at night.", ["The mayor", "villagers"]),
    ("The rebels insist they left, according to a monitor.", ["a monitor", "The rebels"]),
    (
        "The Morning Herald quoted the envoy as saying that both sides would meet.",
        ["The Morning Herald", "the envoy"],
    ),
    (
        "The judge noted that the prosecutor believed that the guard had lied.",
        ["The judge", "the prosecutor"],
    ),
    ("A sergeant, citing the headman, said that gunmen had stopped the bus.", ["A sergeant", "the headman"]),
    (
        "According to the Post, a member of the council told police that he had fled.",
        ["the Post", "a member of the council"],
    ),
    ("In a poll of farmers, half said they would leave.", ["a poll of farmers", "half"]),
    ("An aid worker said she had heard from drivers that the road was mined.", ["An aid worker", "drivers"]),
    ("A report cites a former jailer as saying prisoners were beaten.", ["A report", "a former jailer"]),
    ("The clinic said forty people were feared dead under the wall.", ["The clinic", None]),
]


@pytest.mark.parametrize(("text", "sources"), CHAINS, ids=[text[:40] for text, _ in CHAINS])
def test_a_reported_report_lies_inside_the_report(parsed: Parsed, text: str, sources: list[str | None]) -> None:
    links = annotate_attributions(*parsed(text), ())
    by_id = {link.id: link for link in links}
    chains = []
    for link in links:
        chain = [link]
        while chain[0].inside is not None:
            chain.insert(0, by_id[chain[0].inside])
        chains.append([one.source and one.source.quote for one in chain])
    assert sources in chains


MODES = [
    ('"We saw nothing," said the guard.', "direct"),
    ('The guard said they had seen "nothing at all" that night.', "mixed"),
    ("The guard said they had seen nothing.", "indirect"),
    ("The report said that nothing was seen.", "document"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_the_mode_follows_the_quotation_marks(parsed: Parsed, text: str, mode: str) -> None:
    assert [link.mode for link in annotate_attributions(*parsed(text), ())] == [mode]


NO_LINKS = [
    "In view of the losses of May the column turned back.",
    # the publication's own voice
    "Two men died when a shell hit the market.",
    # a mere scare quote
    'The so-called "safe zone" was shelled again.',
    # nobody says it
    "Nobody has claimed the attack.",
    # the author's own view
    "I think the bridge will hold.",
]


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_the_publication_says_itself_has_no_link(parsed: Parsed, text: str) -> None:
    assert shown(annotate_attributions(*parsed(text), ())) == []


ONE_SPEAKER = [
    # a speaker's own fears, plans and senses are no second link
    "The agency said it feared a new exodus.",
    "Fishermen reported seeing a light.",
    "The mayor refused to say who had fired.",
    '"They have agreed to meet," the envoy said.',
    # nor are the words that say why somebody is not named
    "A clerk who asked not to be named said the files were burnt.",
    # nor what is only rejected
    "The minister rejected suggestions that the pilot was drunk.",
]


@pytest.mark.parametrize("text", ONE_SPEAKER)
def test_one_speaker_makes_one_link(parsed: Parsed, text: str) -> None:
    assert len(annotate_attributions(*parsed(text), ())) == 1


def test_two_sides_of_a_semicolon_are_two_statements(parsed: Parsed) -> None:
    links = annotate_attributions(*parsed("The rebels say ten died; the army insists that nobody did."), ())
    assert shown(links) == [
        ("The rebels", "say", "ten died"),
        ("the army", "insists", "nobody did"),
    ]


def test_a_quotation_over_two_paragraphs_stays_with_its_speaker(parsed: Parsed) -> None:
    text = '"The lights went out first," the porter said. "Then the guns began.\n\n"By morning the square was empty."'
    links = annotate_attributions(*parsed(text), ())
    assert len(links) == 1
    assert links[0].content[-1].quote.startswith('"By morning')


def test_a_colon_before_a_paragraph_introduces_its_quotation(parsed: Parsed) -> None:
    text = 'A corporal tells it without raising his voice:\n\n"They had petrol in bottles."'
    links = annotate_attributions(*parsed(text), ())
    assert shown(links) == [("A corporal", "tells", '"They had petrol in bottles."')]


def test_an_unmarked_statement_after_a_colon_goes_on_while_it_says_we(parsed: Parsed) -> None:
    text = (
        "Minister Oda Brandt said:\n\nThe attack was a crime.\n\nWe will find those who did it.\n\nThe town lies north."
    )
    links = annotate_attributions(*parsed(text), ())
    assert [c.quote for c in links[0].content] == ["The attack was a crime.", "We will find those who did it."]


def test_every_stretch_stands_where_it_says(parsed: Parsed) -> None:
    text = "“No,” said Ana Borel, “never.” The mayor, she added, had lied; police denied it."
    for link in annotate_attributions(*parsed(text), ()):
        for quote in (*link.content, *filter(None, (link.source, link.cue))):
            assert text[quote.start : quote.end] == quote.quote


def test_ids_count_in_text_order_and_name_existing_parents(parsed: Parsed) -> None:
    text = "The mayor said villagers had told him that boats came. Police denied that they fired."
    links = annotate_attributions(*parsed(text), ())
    assert [link.id for link in links] == [f"s{n + 1}" for n in range(len(links))]
    assert {link.inside for link in links} <= {None, *(link.id for link in links)}
