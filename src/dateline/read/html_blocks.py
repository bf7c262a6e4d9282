"""The blocks of a page: paragraphs, headings, captions and the rest, each with its words and where they stand.

A block is what lies between two tags that break a line. What its surroundings are (a menu, a footer, a caption) is
remembered from the tags that are open around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.read.html_lexer import RAW, VOID, Tag, Words, entities, lex
from dateline.read.paragraphs import stopped

INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small "
        "span strike strong sub sup time tt u var wbr",
    )
)
IN_HEAD = frozenset({"head", "meta", "link", "title", "script", "style", "base", "noscript", "template"})
HIDDEN = RAW | {
    "noscript",
    "head",
    "select",
    "option",
    "button",
    "datalist",
    "object",
    "audio",
    "video",
    "canvas",
    "map",
}
ASIDE = frozenset({"nav", "footer", "aside", "menu", "dialog"})  # no form: some systems put the whole page into one
_ASIDE_WORDS = re.compile(
    r"(?<![a-z])(?<!has-)(?<!has_)(?<!with-)(?<!with_)(?<!no-)(?<!is-)(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|related|recommend\w*|newsletter|subscri\w+|"
    r"signup|sign-up|share|sharing|social|comments?|cookies?|consent|advert\w*|ads?|promo\w*|banner|popup|modal|widget|"
    r"most-read|trending|outbrain|taboola|toolbar|skip-link)(?![a-z])"
)
_CAPTION_WORDS = re.compile(r"(?<![a-z])(?:\w*caption\w*|cutline)(?![a-z])")
_CREDIT_WORDS = re.compile(r"(?<![a-z])(?:photo-?credit|image-?credit|credit|copyright-?holder)(?![a-z])")
_BYLINE_WORDS = re.compile(r"(?<![a-z])(?:byline|by-line|author|authors|author-name|article-author)(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029]{2,}|[\t\r\n\f\v\u00a0\u2028\u2029]")


@dataclass(slots=True)
class PageBlock:
    """Words between two line breaks of a page.

    Attributes:
        tag: the nearest block tag around. role: "caption", "credit", "byline" or "" by the tags around.
        aside: within a menu, footer or the like. linked: characters within links. time: of a `time` tag inside.
        pieces: (words, start, end) with their place in the source.
    """

    tag: str
    role: str
    aside: bool
    linked: int = 0
    length: int = 0
    time: str | None = None
    pieces: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text of the block."""
        return "".join(piece for piece, _, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class _Open:
    """One open tag and what holds for everything inside."""

    name: str
    hidden: bool
    aside: bool
    role: str


class _Page:
    """Collects blocks while tags and words come in."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.stack: list[_Open] = [_Open("", False, False, "")]
        self.count: dict[str, int] = {}
        self.block: PageBlock | None = None
        self.links = 0
        self.block_tags: list[str] = ["body"]
        self.broken: PageBlock | None = None  # the block that a `br` has just ended

    def open(self, tag: Tag) -> None:
        if self.count.get("head") and tag.name not in IN_HEAD:
            self.close("head")
        above = self.stack[-1]
        if tag.name in ("p", "li", "td", "th", "tr", "dt", "dd", "option") and self.count.get(tag.name):
            self._imply_end(tag.name)
            above = self.stack[-1]
        if tag.name not in INLINE:
            self.flush(line=tag.name == "br")
        if tag.name in VOID or (tag.empty and tag.name in ("svg", "math")):
            return
        marks = tag.attributes if tag.inside.strip("/ ") else {}
        names = f"{marks.get('class', '')} {marks.get('id', '')} {marks.get('role', '')}".lower()[:400]
        hidden = above.hidden or tag.name in HIDDEN or "hidden" in marks or marks.get("aria-hidden") == "true"
        hidden = hidden or bool(_HIDDEN_STYLE.search(marks.get("style", "")))
        narrow = tag.name not in ("html", "body", "main", "article")
        aside = above.aside or tag.name in ASIDE or (narrow and bool(_ASIDE_WORDS.search(names)))
        role = above.role
        if tag.name == "figcaption" or (narrow and _CAPTION_WORDS.search(names)):
            role = "caption"
        elif narrow and _CREDIT_WORDS.search(names):
            role = "credit"
        elif not role and narrow and (_BYLINE_WORDS.search(names) or marks.get("rel") == "author"):
            role = "byline"
        self.stack.append(_Open(tag.name, hidden, aside, role))
        self.count[tag.name] = self.count.get(tag.name, 0) + 1
        if tag.name not in INLINE:
            self.block_tags.append(tag.name)
        if tag.name == "a":
            self.links += 1
        if tag.name == "time" and marks.get("datetime"):
            self._block().time = self._block().time or marks["datetime"][:40]

    def close(self, name: str) -> None:
        if name not in INLINE:
            self.flush()
        if not self.count.get(name):
            return
        while len(self.stack) > 1:
            if self._pop() == name:
                return

    def words(self, words: Words) -> None:
        if self.stack[-1].hidden:
            return
        for said, start, end, entity in entities(words.text):
            at, offset = 0, words.start + start
            if entity:
                self._add(_SPACES.sub(" ", said), offset, words.start + end)
                continue
            for space in _SPACES.finditer(said):
                self._add(said[at : space.start()], offset + at, offset + space.start())
                self._add(" ", offset + space.start(), offset + space.end())
                at = space.end()
            self._add(said[at:], offset + at, words.start + end)

    def flush(self, line: bool = False) -> None:
        """End the block at hand. After a mere line break it goes on where the next line is the middle of a sentence."""
        block, self.block = self.block, None
        if block is None or not block.pieces:
            self.broken = None
            return
        said, start, end = block.pieces[-1]
        if said.endswith(" "):
            block.length -= 1
            block.pieces[-1:] = [(said[:-1], start, end - 1)] if len(said) > 1 else []
        if not block.words.strip():
            return
        before = self.broken
        if before is not None and block.pieces[0][0][0].islower() and not stopped(before.pieces[-1][0]):
            between = before.pieces[-1][2]
            before.pieces += [(" ", between, between), *block.pieces]
            before.length += 1 + block.length
            before.linked += block.linked
        else:
            self.blocks.append(block)
        self.broken = self.blocks[-1] if line else None

    def _add(self, said: str, start: int, end: int) -> None:
        """Add words to the block at hand; of white space between two stretches only the first stays."""
        block = self.block
        if said.startswith(" ") and (block is None or not block.pieces or block.pieces[-1][0].endswith(" ")):
            said, start = said[1:], start + 1
        if not said:
            return
        block = self._block()
        if self.stack[-1].role and not block.role:
            block.role = self.stack[-1].role
        block.pieces.append((said, start, end))
        block.length += len(said)
        if self.links:
            block.linked += len(said)

    def _block(self) -> PageBlock:
        if self.block is None:
            self.block = PageBlock(self.block_tags[-1], self.stack[-1].role, self.stack[-1].aside)
        return self.block

    def _imply_end(self, name: str) -> None:
        """A paragraph or item ends where the next begins, unless a box was opened in between."""
        for place in range(len(self.stack) - 1, max(0, len(self.stack) - 8), -1):
            open_name = self.stack[place].name
            if open_name == name:
                while len(self.stack) > place:
                    self._pop()
                return
            if open_name not in INLINE:
                return

    def _pop(self) -> str:
        name = self.stack.pop().name
        self.count[name] -= 1
        if name == "a":
            self.links -= 1
        if name not in INLINE:
            self.block_tags.pop()
        return name


def page_blocks(source: str) -> tuple[list[PageBlock], list[Tag], list[str], str]:
    """Blocks of a page with its `meta` and `link` tags, its JSON-LD scripts, and its `title`."""
    page = _Page()
    metas: list[Tag] = []
    scripts: list[str] = []
    title = ""
    last: Tag | None = None
    for item in lex(source):
        if isinstance(item, Words):
            if last is not None and last.name == "script" and "ld+json" in last.inside.lower():
                scripts.append(item.text)
            elif last is not None and last.name == "title" and not title:
                title = " ".join("".join(said for said, *_ in entities(item.text)).split())
            page.words(item)
            continue
        last = None if item.closing else item
        if item.closing:
            page.close(item.name)
            continue
        if item.name in ("meta", "link"):
            metas.append(item)
        page.open(item)
    page.flush()
    return page.blocks, metas, scripts, title
