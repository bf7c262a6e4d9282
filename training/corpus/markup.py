"""Read the corpus markup: passages with marks become text with spans. README.md describes the markup."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {
    "person", "armed_group", "state_force", "government", "organisation", "civilians", "population", "other",
}  # fmt: skip
EFFECTS = {
    "killed", "injured", "missing", "detained", "abducted", "displaced", "affected", "combatants", "sources", "area",
    "equipment", "other",
}  # fmt: skip
STATUSES = {"happened", "ongoing", "attempted", "planned", "threatened", "hypothetical", "denied", "disputed"}
CERTAINTIES = {"certain", "probable", "possible", "uncommitted"}
IDENTITIES = {"named", "role", "anonymous", "collective", "none"}
POSITIONS = {
    "party", "government", "security", "intelligence", "victim", "eyewitness", "relative", "medical", "humanitarian",
    "igo", "monitor", "court", "expert", "media", "document", "imagery", "social_media", "other",
}  # fmt: skip
TYPES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("types.toml").read_text("utf-8"))
SECTION = {"# ": "heading", "! ": "caption", "@ ": "dateline"}
LABEL = re.compile(r"(?P<id>[apteqisn]\d+)(?: (?P<rest>[^|{}]*))?\|")
SLOTS = {"agent": "a", "patient": "a", "instrument": "i", "place": "p", "time": "t", "count": "q", "source": "s"}


class MarkupError(ValueError):
    """A passage that does not follow the markup."""


@dataclass(frozen=True)
class Mark:
    """One marked stretch: what it is, and `[start, end)` in code points of the passage's text."""

    id: str
    rest: tuple[str, ...]
    start: int
    end: int


@dataclass
class Passage:
    """One passage: text, sections as (kind, start, end), marks in text order, and the relations of each item."""

    id: str
    kind: str
    published: str | None
    text: str = ""
    sections: list[tuple[str, int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    relations: dict[str, list[str]] = field(default_factory=dict)

    def quote(self, mark: Mark) -> str:
        """The marked words."""
        return self.text[mark.start : mark.end]


def read_passages(path: Path) -> list[Passage]:
    """All passages of a file.

    Raises:
        MarkupError: naming the passage and what is wrong with it.
    """
    chunks = re.split(r"^=== ", path.read_text("utf-8"), flags=re.M)[1:]
    return [_passage(chunk) for chunk in chunks]


def _passage(chunk: str) -> Passage:
    head, _, rest = chunk.partition("\n")
    parts = [part.strip() for part in head.split("|")]
    if len(parts) != 3:
        raise MarkupError(f"{head!r}: a head is `=== id | kind | day or -`")
    passage = Passage(parts[0], parts[1], None if parts[2] == "-" else parts[2])
    body, _, relations = rest.partition("\n---")
    for block in re.split(r"\n\s*\n", body.strip()):
        _add_block(passage, block.strip())
    passage.marks.sort(key=lambda mark: (mark.start, -mark.end))
    for line in filter(None, map(str.strip, relations.splitlines())):
        item, colon, values = line.partition(":")
        if not colon:
            raise MarkupError(f"{passage.id}: relation without colon: {line!r}")
        passage.relations.setdefault(item.strip(), []).extend(v.strip() for v in values.split(";") if v.strip())
    return passage


def _add_block(passage: Passage, block: str) -> None:
    kind = SECTION.get(block[:2], "body")
    if kind != "body":
        block = block[2:]
    glue = "" if not passage.text else " " if passage.sections[-1][0] == "dateline" else "\n\n"
    passage.text += glue
    start = len(passage.text)
    _add_words(passage, re.sub(r"\s*\n\s*", " ", block))
    passage.sections.append((kind, start, len(passage.text)))


def _add_words(passage: Passage, block: str) -> None:
    """Append the words of a block and the marks around them."""
    out: list[str] = []
    length = len(passage.text)
    stack: list[tuple[str, tuple[str, ...], int]] = []
    at = 0
    while at < len(block):
        letter = block[at]
        if letter == "{":
            label = LABEL.match(block, at + 1)
            if label is None:
                raise MarkupError(f"{passage.id}: no label at {block[at : at + 40]!r}")
            stack.append((label["id"], tuple((label["rest"] or "").split()), length))
            at = label.end()
            continue
        if letter == "}":
            if not stack:
                raise MarkupError(f"{passage.id}: closing brace too many before {block[at : at + 40]!r}")
            item, rest, start = stack.pop()
            passage.marks.append(Mark(item, rest, start, length))
        else:
            out.append(letter)
            length += 1
        at += 1
    if stack:
        raise MarkupError(f"{passage.id}: {stack[-1][0]} is never closed in {block[:40]!r}")
    passage.text += "".join(out)


def problems(passage: Passage) -> list[str]:
    """Everything in a passage that breaks the rules of the markup, in words."""
    found = []
    first: dict[str, Mark] = {}
    for mark in passage.marks:
        words = passage.quote(mark)
        if not words or words != words.strip():
            found.append(f"{mark.id}: {words!r} is empty or has blanks at its rim")
        found += _label_problems(mark, mark.id not in first)
        first.setdefault(mark.id, mark)
    for item, values in passage.relations.items():
        if item not in first:
            found.append(f"relation of {item}, which is not marked")
        found += _relation_problems(passage, item, values, set(first))
    for item in first:
        if item[0] == "s" and item not in passage.relations:
            found.append(f"{item}: no line says its identity and position")
    return [f"{passage.id}: {problem}" for problem in found]


def _label_problems(mark: Mark, is_first: bool) -> list[str]:
    kind, rest = mark.id[0], mark.rest
    good = True
    if kind == "a":
        good = bool(rest) and rest[0] in ("name", "nom", "pro") and set(rest[1:]) <= KINDS
        good = good and (len(rest) == 2 if is_first else len(rest) == 1)
    elif kind == "p":
        good = rest in ((), ("dem",), ("org",))
    elif kind == "q":
        good = len(rest) == 1 and rest[0] in EFFECTS
    elif kind == "s":
        good = len(rest) == 1 and rest[0] in ("src", "cue", "con")
    elif kind == "e" and is_first:
        name, _, mode = rest[0].partition(".") if rest else ("", "", "")
        good = len(rest) == 3 and name in TYPES and (not mode or mode in TYPES[name])
        good = good and rest[1] in STATUSES and rest[2] in CERTAINTIES
    else:
        good = not rest
    return [] if good else [f"{mark.id}: label {' '.join(rest)!r} does not fit{' a first mark' if is_first else ''}"]


def _relation_problems(passage: Passage, item: str, values: list[str], known: set[str]) -> list[str]:
    found = []
    for value in values:
        word, _, rest = value.partition(" ")
        if item[0] == "e":
            if word in SLOTS:
                if rest not in known or rest[0] != SLOTS[word]:
                    found.append(f"{item}: {value!r} names no such item")
            elif word == "hedge":
                if rest.strip('"') not in passage.text:
                    found.append(f"{item}: hedge {rest} is not in the text")
            elif word == "territory":
                if rest not in ("gained_by_state", "gained_by_non_state", "transferred"):
                    found.append(f"{item}: {value!r}")
            elif value != "negated":
                found.append(f"{item}: {value!r} is no relation")
        elif item[0] == "s":
            found += _source_problems(item, value.split(), known)
        else:
            found.append(f"{item} takes no relations")
    return found


def _source_problems(item: str, words: list[str], known: set[str]) -> list[str]:
    while words:
        word = words.pop(0)
        if word == "inside":
            if not words or words.pop(0) not in known:
                return [f"{item}: inside what?"]
        elif word not in IDENTITIES | POSITIONS | {"document", "-"} and not re.fullmatch(r"\d+-\d*", word):
            return [f"{item}: {word!r} is no identity, position or count"]
    return []
