"""The room as a whole: the parties of a text, what they are, and the words that name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.annotate.actor import ActorTable, KnownActor, load_table

Read = Callable[..., Any]

KINDS = [
    # text, words of a mention, kind, sector, country
    # role nouns, alone and with those they belong to
    ("The insurgents shelled the harbour.", "The insurgents", "armed_group", "REB", None),
    ("Malian soldiers left the base.", "Malian soldiers", "state_force", "MIL", "ML"),
    ("Police officers fired at the crowd.", "Police officers", "state_force", "COP", None),
    ("A journalist was beaten.", "A journalist", "civilians", "JRN", None),
    ("Rebel forces entered the camp.", "Rebel forces", "armed_group", "REB", None),
    ("Government troops entered the camp.", "Government troops", "state_force", "MIL", None),
    ("Two men on a motorbike shot at the bus.", "Two men", "civilians", "CVL", None),
    ("Gunmen stormed the market.", "Gunmen", "armed_group", "UAF", None),
    ("Refugees crossed the river.", "Refugees", "civilians", "REF", None),
    # parts of a body
    (
        "Three brigades of the Ethiopian army advanced.",
        "Three brigades of the Ethiopian army",
        "state_force",
        "MIL",
        "ET",
    ),
    ("Members of the security forces fled.", "Members of the security forces", "state_force", "MIL", None),
    ("Fighters of Boko Haram burned the school.", "Fighters of Boko Haram", "armed_group", "REB", "NG"),
    # states as parties, by name and by seat
    ("Russia accused its neighbour of lying.", "Russia", "government", "GOV", "RU"),
    ("Moscow rejected the offer.", "Moscow", "government", "GOV", "RU"),
    ("They protested against the Russian invasion.", "Russian", "government", "GOV", "RU"),
    # people
    ("President Jonas Velmar met the envoys.", "Jonas Velmar", "person", "GOV", None),
    ("The Kenyan foreign minister resigned.", "The Kenyan foreign minister", "person", "GOV", "KE"),
    ("Jonas Velmar, a journalist, was beaten.", "Jonas Velmar", "person", "JRN", None),
    # what the words inside a name tell
    ("The Brezna Liberation Front attacked the post.", "The Brezna Liberation Front", "armed_group", "REB", None),
    ("The Ministry of Justice denied it.", "The Ministry of Justice", "government", "GOV", None),
    # known actors
    ("M23 captured the town.", "M23", "armed_group", "REB", "CD"),
    # an armed vehicle whose phrase names a party
    ("Iraqi warplanes bombed the bridge.", "Iraqi warplanes", "state_force", "MIL", "IQ"),
    # what is of an armed party, where it is attacked
    ("Gunmen ambushed an army convoy near Brezna.", "an army convoy", "state_force", "MIL", None),
    ("Rebels attacked several police stations.", "several police stations", "state_force", "COP", None),
    ("Jets bombed a guerrilla camp in the hills.", "a guerrilla camp", "armed_group", "REB", None),
    ("The rebels attacked the barracks on Monday.", "the barracks", "state_force", "MIL", None),
    # a number without its noun is of those counted before it
    ("Twenty soldiers were killed and 10 were wounded.", "10", "state_force", "MIL", None),
]


@pytest.mark.parametrize(("text", "words", "kind", "sector", "country"), KINDS)
def test_a_phrase_tells_kind_sector_and_country(
    actors_of: Read, text: str, words: str, kind: str, sector: str | None, country: str | None
) -> None:
    actor = actors_of(text).of(words)
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, country)


NO_PARTY = [
    ("Rebels attacked a hospital and a bus.", "a hospital"),
    ("Rebels shelled two Kenyan vehicles.", "two Kenyan vehicles"),
    ("Engineers built an army base there.", "an army base"),
    # places where something happens
    ("The shell fell in Moscow.", "Moscow"),
    ("Soldiers took the wounded to hospital.", "hospital"),
    # days and months
    ("They met on Saturday, April 24.", "Saturday, April"),
    # a kind of aircraft
    ("The strikes used attack, bomber and fighter aircraft.", "bomber"),
    # nobody
    ("No civilians were hurt.", "No civilians"),
]


@pytest.mark.parametrize(("text", "words"), NO_PARTY)
def test_what_is_no_party_is_no_actor(actors_of: Read, text: str, words: str) -> None:
    assert not actors_of(text).has(words)


SAME = [
    # a name and its abbreviation, known to the table
    ("The March 23 Movement advanced. Later M23 withdrew.", "The March 23 Movement", "M23"),
    # the rebels of a headline are the one group that the text names
    ("Rebels seize Brezna\n\nM23 seized Brezna. The rebel group denied it.", "Rebels", "M23", "The rebel group"),
    ("Rebels seize Brezna\n\nFighters of M23 seized Brezna on Monday.", "Rebels", "Fighters of M23", "M23"),
    # a group and "the rebels", "the group"
    ("M23 took the town. The rebels then left. The group denied it.", "M23", "The rebels", "The group"),
    # an abbreviation that the text itself gives
    ("The Brezna Liberation Front (BRLF) attacked. Later the BRLF fled.", "The Brezna Liberation Front", "the BRLF"),
    # its fighters, and the one rebel group of the text
    ("Fighters of the ELN left Colombia. Guerrillas were seen.", "Fighters of the ELN", "the ELN", "Guerrillas"),
    ("Wagner took the town. Wagner fighters then left.", "Wagner", "Wagner fighters"),
    # a full name and the family name
    ("Jonas Velmar, a mayor, was arrested. Velmar denied it.", "Jonas Velmar", "a mayor", "Velmar"),
    # a person and the office
    ("Interior Minister Jonas Velmar spoke. The minister left.", "Jonas Velmar", "The minister"),
    # pronouns
    ("The soldiers reached the bridge. They destroyed it.", "The soldiers", "They"),
    ("Mayor Ana Brezna fled. She was later caught.", "Ana Brezna", "She"),
    # the forces of one country, however called
    ("The Malian army advanced. Malian soldiers fired. Malian troops left.", "The Malian army", "Malian soldiers"),
    # the figure of a headline, told again
    (
        "Four miners shot dead\n\nFour miners of Brezna were shot dead on Monday.",
        "Four miners",
        "Four miners of Brezna",
    ),
    # "the men" after those counted
    ("Four pirates were seized. The men were brought to the port.", "Four pirates", "The men"),
]


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[1])
def test_words_for_one_party_make_one_actor(actors_of: Read, case: tuple[str, ...]) -> None:
    text, *words = case
    assert actors_of(text).one(*words)


APART = [
    # each figure counts people of its own
    ("Two soldiers died in the north. Three soldiers died in the south.", "Two soldiers", "Three soldiers"),
    # two parties side by side
    ("Soldiers and policemen exchanged fire.", "Soldiers", "policemen"),
    # namesakes
    ("Jonas Velmar accused Ana Velmar.", "Jonas Velmar", "Ana Velmar"),
    # armies of two countries
    ("The Malian army fled. The Chadian army advanced.", "The Malian army", "The Chadian army"),
    # who shoots and who is shot
    ("The sergeant shot him.", "The sergeant", "him"),
]


@pytest.mark.parametrize("case", APART, ids=lambda case: case[1])
def test_different_parties_stay_apart(actors_of: Read, case: tuple[str, ...]) -> None:
    text, *words = case
    assert not actors_of(text).one(*words)


def test_a_compound_actor_has_its_members(actors_of: Read) -> None:
    actors = actors_of("Malian and French troops entered the town.")
    both = actors.of("Malian and French troops")
    members = [a for a in actors if a.id in both.members]
    assert [(a.name, a.country) for a in members] == [("Malian troops", "ML"), ("French troops", "FR")]
    assert [m.quote for a in members for m in a.mentions] == ["Malian", "French troops"]
    assert both.country is None


PRIVATE = [
    # victims and bystanders
    ("A farmer was shot.", "A farmer", True),
    ("Jonas Velmar, a farmer, was shot.", "Jonas Velmar", True),
    # a name without any office
    ("Jonas Velmar was shot.", "Jonas Velmar", True),
    # minors
    ("A 12-year-old girl was killed.", "A 12-year-old girl", True),
    # people in office, bodies, fighters
    ("President Jonas Velmar was shot.", "Jonas Velmar", False),
    ("The army withdrew.", "The army", False),
    ("A gunman was shot.", "A gunman", False),
    # people whom everybody knows
    ("Putin left.", "Putin", False),
]


@pytest.mark.parametrize(("text", "words", "private"), PRIVATE)
def test_private_people_are_marked(actors_of: Read, text: str, words: str, private: bool) -> None:
    assert actors_of(text).of(words).private is private


AMBIGUOUS = [
    # two groups share an abbreviation; the country told decides
    ("In Colombia, Bogota said the ELN had attacked. Colombian soldiers fled from the ELN.", "the ELN", "CO"),
    ("The AFP said soldiers of the Philippines had landed.", "The AFP", "PH"),
]


@pytest.mark.parametrize(("text", "words", "country"), AMBIGUOUS)
def test_an_abbreviation_of_several_is_told_apart_by_country(
    actors_of: Read, text: str, words: str, country: str | None
) -> None:
    assert actors_of(text).of(words).country == country


def test_a_users_own_actors_are_known(actors_of: Read) -> None:
    own = ActorTable([KnownActor("Brezna Lancers", ("BLC",), "armed_group", "PRM", "XK")])
    actor = actors_of("Later the BLC fled. BLC fighters were seen.", load_table() | own).of("the BLC")
    assert (actor.name, actor.sector, actor.country) == ("Brezna Lancers", "PRM", "XK")


ODD = [
    "",
    "12 34 : 56 -- ***",
    "Dolnec 2 Brezna 1\nArqana 0 Velmar 0\nHalf-time 1-0",
    "Mix 200 g flour with two eggs; stir; bake for 40 minutes.",
    "soldiers " * 300,
    "he she they " * 200,
    "Солдаты вошли в город.",
    "The " + "very " * 400 + "old general left.",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_do_no_harm_and_quotes_hold(actors_of: Read, text: str) -> None:
    actors = actors_of(text)
    assert all(text[m.start : m.end] == m.quote for a in actors for m in a.mentions)
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]


def test_a_known_name_is_spelled_as_the_text_spells_it(actors_of: Read) -> None:
    plain = actors_of("The Farabundo Marti National Liberation Front attacked a post.")
    assert plain.of("The Farabundo Marti National Liberation Front").name == "Farabundo Marti National Liberation Front"
    short = actors_of("The FMLN attacked a post in San Salvador, El Salvador.")
    assert short.of("The FMLN").name == "Farabundo Martí National Liberation Front"


def test_the_office_before_a_name_is_no_mention_of_its_own(actors_of: Read) -> None:
    found = actors_of("Foreign Minister Jonas Velmar met the envoys.")
    assert found.one("Foreign Minister Jonas Velmar", "Jonas Velmar")
    assert not found.has("Foreign Minister")
