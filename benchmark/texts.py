"""Reports made up for timing: our own sentences, of the kind that news of war is made of, put together by a seed."""

from __future__ import annotations

import random

TOWNS = ("Arqana", "Dolnec", "Vareso", "Tel Marun", "Port Selim", "Kavuma", "Goma", "Aleppo", "Mosul", "Mariupol")
PARTIES = ("the army", "rebel fighters", "a local militia", "government troops", "peacekeepers", "armed men", "police")
SOURCES = (
    "the defence ministry",
    "a doctor at the hospital",
    "two witnesses",
    "the governor",
    "an aid group",
    "residents",
)
DAYS = ("on Monday", "on 4 March 2022", "last week", "two days later", "in early May", "overnight", "the next morning")
SENTENCES = (
    "{Party} shelled the market in {town} {day}, killing at least {n} people, {source} said.",
    "According to {source}, {party} withdrew from {town} {day} after {n} hours of fighting.",
    "{Source} said that {party} had detained {n} men near {town} {day}.",
    "About {n} families fled {town} {day}, and many of them have not returned.",
    "The two sides agreed to a ceasefire {day}, but {party} accused {party2} of breaking it within the hour.",
    "“We heard three explosions,” said one of {n} people who were waiting for bread in {town}.",
    "It was not clear who had fired on the convoy, and {party} denied any part in it.",
    "The road between {town} and {town2} has been closed since the offensive began.",
    "{Party} may have used drones against a depot near {town}, {source} told reporters {day}.",
    "Rain fell for most of the day, and the shops along the main street stayed shut.",
)


def report(words: int, seed: int) -> str:
    """A report of about so many words, in paragraphs of a few sentences; the same seed gives the same text."""
    pick = random.Random(seed)
    paragraphs, length = [f"{pick.choice(TOWNS)} under fire for a second week"], 7
    while length < words:
        sentences = [_sentence(pick) for _ in range(pick.randint(2, 4))]
        length += sum(len(sentence.split()) for sentence in sentences)
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def _sentence(pick: random.Random) -> str:
    party, source = pick.choice(PARTIES), pick.choice(SOURCES)
    return pick.choice(SENTENCES).format(
        town=pick.choice(TOWNS),
        town2=pick.choice(TOWNS),
        party=party,
        Party=party.capitalize(),
        party2=pick.choice(PARTIES),
        source=source,
        Source=source.capitalize(),
        day=pick.choice(DAYS),
        n=pick.randint(2, 90),
    )
