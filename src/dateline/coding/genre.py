"""What kind of text a document is: a report tells what happened, an address speaks to its hearers about it."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.lexicon import load_words
from dateline.coding.likeness import dated, names
from dateline.coding.scene import Scene
from dateline.model.document import Document
from dateline.model.parse import Parse

SHARE = 0.01  # of the words outside quotation marks that speak of "us" and "you", above which a text is an address
LEAST = 60  # words; a shorter text shows no genre
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
CLOSING = frozenset({"”", "»", "''"})
ADDRESSING = load_words("addressing")


def is_address(doc: Document, parse: Parse) -> bool:
    """Whether a whole text is a speech, an editorial, an interview or a communiqué rather than a report.

    Such texts tell of violence in general more often than of one happening; what somebody says inside
    quotation marks in a report does not count.
    """
    words = addressing = 0
    quoted = False
    section = -1
    for token in parse.tokens:
        here = parse.sentences[token.sent].section
        if here != section:
            quoted, section = False, here
        if token.text in QUOTES:
            quoted = token.text not in CLOSING and not quoted
        elif not quoted and token.pos not in ("PUNCT", "SPACE"):
            words += 1
            addressing += token.pos == "PRON" and token.lower in ADDRESSING
    return words >= LEAST and addressing > SHARE * words


def loose(scene: Scene, draft: Draft) -> bool:
    """Whether an address speaks of force without telling it: a noun or a present tense, no figure, no name, no day."""
    if draft.type != "ASSAULT" or draft.counts or any(names(scene, p) for p in draft.patients):
        return False
    told = any(scene.token(i).tag in ("VBD", "VBN") for i in (draft.i, *draft.members))
    if told:
        return not draft.participants
    return not (draft.patients and dated(scene, draft))
