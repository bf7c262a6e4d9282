"""The grammar of a document: tokens, sentences, tags and dependencies, whoever made them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model.span import Quote, Span


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One token.

    Attributes:
        i: its index in the parse.
        text: the word as parsed; differs from the document in case only, where a text in capitals was recased.
        lemma: base form, lower case but for names.
        pos: Universal part of speech. tag: Penn Treebank tag.
        dep: relation to the head, ClearNLP labels (nsubj, dobj, pobj, …). head: index of the head, of the root its own.
        sent: index of its sentence.
        ent: entity label of the general-purpose tagger, "" for none; weak evidence only on conflict text.
        space: whether white space follows.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int
    ent: str = ""
    space: bool = True

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """Tokens `[first, last)` that make one sentence, all within the section with index `section`."""

    i: int
    first: int
    last: int
    root: int
    section: int


@dataclass(frozen=True, slots=True)
class Parse:
    """All tokens and sentences of a document, in order. Boilerplate and credits are not parsed.

    `text` is the document's own text (not recased), so that `quote` gives the words as written.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def children(self, i: int) -> tuple[int, ...]:
        """Indices of the tokens whose head is token `i`, in order."""
        return self._children[i]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all that hang from it, in text order."""
        out, stack = [], [i]
        while stack:
            at = stack.pop()
            out.append(at)
            stack.extend(self._children[at])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads of token `i`, from the nearest up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that holds token `i`."""
        return self.sentences[self.tokens[i].sent]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers this code point, None between tokens."""
        at = bisect_right(self._starts, offset) - 1
        return self.tokens[at] if at >= 0 and offset < self.tokens[at].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap `[start, end)`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]

    def head_in(self, start: int, end: int) -> Token | None:
        """The syntactic head of the words in `[start, end)`: the first token whose head lies outside."""
        inside = self.tokens_in(start, end)
        indices = {token.i for token in inside}
        for token in inside:
            if token.head not in indices or token.head == token.i:
                if token.pos != "PUNCT":
                    return token
        return inside[0] if inside else None

    def quote(self, first: int, last: int) -> Quote:
        """The words from token `first` to token `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Quote(start, end, self.text[start:end])
