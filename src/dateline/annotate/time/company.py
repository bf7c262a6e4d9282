"""Whether words that could tell a time do so here: "may" and "March", "2010 houses", "Resolution 1701", names."""

from __future__ import annotations

from dateline.annotate.time.forms import Found, Partial, Shift
from dateline.annotate.time.lexicon import words_of
from dateline.annotate.time.words import Words

UNSURE_MONTHS = frozenset({"may", "march", "april", "june", "august", "mar", "jan", "dec"})
GIVEN_NAMES = frozenset({"jan", "april", "june", "august"})
INSIDE = frozenset({"in", "since", "until", "till", "by", "from", "during", "between", "last", "next", "this"})


def fits(w: Words, found: Found) -> bool:
    """Whether the words around speak for a time."""
    if w.low(found.last) in words_of("named") and w[found.last].text[:1].isupper() and found.rule != "vague":
        return False
    if isinstance(found.form, Shift) and titled(w, found):
        return False
    if found.rule == "quarter" and w.low(found.last) == "of" and w.low(found.last + 1) in ("an", "the"):
        return (
            w.low(found.last + 2) not in words_of("unit") or w.low(found.last + 2) == "year"
        )  # "a quarter of an hour"
    if found.rule == "clock" and w.number(found.last - 1) and addressed(w, found.last):
        return False
    if found.rule == "clock" and w[found.first].text.istitle() and w[found.first - 1].text.istitle():
        return False  # "High Noon"
    if found.rule.startswith("month") and not found.sure:
        return month_fits(w, found)
    if found.rule == "year" and not found.sure:
        return year_fits(w, found)
    if found.rule == "season":
        return season_fits(w, found)
    return True


def titled(w: Words, found: Found) -> bool:
    """Whether a quotation names something by words of time ("on 'This Week', the minister said")."""
    words = [w[i].text for i in range(found.first, found.last) if w[i].text.isalpha()]
    quoted = w.low(found.first - 1) in ("'", "’", "‘", "`", '"', "“")
    return quoted and len(words) > 1 and all(word.istitle() for word in words) and not shouted(w, found.first)


def shouted(w: Words, i: int) -> bool:
    """Whether the section of word `i` is written in capitals alone, so that case says nothing."""
    section = w.sections[w[i].section]
    sample = w.text[section.start : section.start + 200]
    return sample.upper() == sample


def month_fits(w: Words, found: Found) -> bool:
    """A month without day or year: written as a name, and no verb, no person."""
    i = found.first
    low, before = w.low(i), w.low(i - 1)
    if found.mod or (isinstance(found.form, Partial) and (found.form.pick or found.form.of)):
        return True
    if w[i].text.islower() and not (w.uncased and (before in INSIDE or before in ("early", "mid", "late", "of"))):
        return False
    if low not in UNSURE_MONTHS:
        return True
    if before not in INSIDE and names_another(w, i, found.last):
        return False
    if before in words_of("when") or before in ("last", "next", "this"):
        return not (low in ("may", "march") and shouted(w, i) and before in ("and", "to", "as"))
    if low in ("may", "march") and (shouted(w, i) or w.tag(i) in ("MD", "VB", "VBP")):
        return False
    after = w[found.last].text
    if after[:1].isupper() and not shouted(w, i):
        return False
    if w[i - 1].text[:1].isupper() and before not in words_of("when") and w.low(i - 1) not in ("the", "a", "an"):
        return False
    if w.low(found.last) in ("-", "–", "—", "to", "and") and w.low(found.last + 1) in words_of("month"):
        return True
    if low == "may":
        return before in ("the", "-", "–", "or") or after[:1] in (",", ".", ")", "'", "’")
    return True


def names_another(w: Words, i: int, last: int) -> bool:
    """Whether a month's name is a person's ("Jan Kavan") or a march ("the annual March for the Missing")."""
    low, after = w.low(i), w[last].text
    if low in GIVEN_NAMES:
        return after[:1].isupper() and w.tag(last)[:3] == "NNP" and not shouted(w, i)
    return low == "march" and after in ("for", "of", "to", "on", "against") and w.low(last + 1) not in words_of("month")


def addressed(w: Words, last: int) -> bool:
    """Whether a street follows a number: "1802 Orsa Avenue", "1802 7th Ave"."""
    if not (w[last].text[:1].isupper() or (w.number(last) and w.glued(last + 1))):
        return False
    return any(w.low(last + n) in words_of("street") and w[last + n].text.istitle() for n in range(1, 5))


def year_fits(w: Words, found: Found) -> bool:
    """A bare number of four digits: a year unless it counts something or is part of a name."""
    i, last = found.first, found.last
    number, before, after = w.number(last - 1), w.low(i - 1), w.low(last)
    if w.low(last - 1) == "thousand":
        leads = ("in", "year", "by", "since", "until", "till", "from", "before", "after", "to")
        return before in leads and w.tag(last) not in ("NN", "NNS", "NNPS", "JJ")  # "two thousand people"
    if found.last - found.first > 1:
        return True
    if number is None:
        return True
    if before in words_of("numbered") or before in ("$", "£", "€", "#", "+", "=", "<", ">", "°"):
        return False
    if w.glued(i) and before not in ("-", "–", "—", "(", "/", "'", "’", "‘", '"', "“", "[", ","):
        return False
    if w.glued(last) and (after in ("%", "°", "/") or after[:1].isalpha()):
        return False
    if after == ":" and w.glued(last + 1):
        return False
    if after == "." and w.glued(last) and w.glued(last + 1) and w.number(last + 1) is not None:
        return False  # "1462.93"
    if after in (
        "percent",
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "metres",
        "meters",
        "feet",
        "hours",
        "hrs",
        "people",
        "and",
    ):
        if after != "and":
            return False
    if w.low(last) == "-" and w.glued(last) and w.tag(last + 1) in ("NN", "NNS", "CD") and before not in ("in", "the"):
        return w.number(last + 1) is not None
    plural = w.tag(last) in ("NNS", "NNPS") or (w.tag(last + 1) == "NNS" and w.tag(last) in ("JJ", "NN", "VBN"))
    if addressed(w, last):
        return False
    if 1500 <= number <= 2100:
        if plural and before in ("-", "–") and w.low(i - 2) in ("pre", "post"):
            return True
        if plural:
            known = ("in", "since", "by", "until", "during", "the", "its", "his", "their", "from", "s", "as", "")
            return before in known
        return True
    if w.ancient and before in ("(", "-", "–"):
        return not plural
    return before in ("in", "since", "by", "until", "from", "of", "year", "after", "before", "to") and not plural


def season_fits(w: Words, found: Found) -> bool:
    """A season without a year: no verb, no name ("Prague Spring", "Fall River")."""
    at = found.last - 1
    low, before = w.low(at), w.low(at - 1)
    if found.mod or (isinstance(found.form, Partial) and (found.form.pick or found.form.of)):
        return True
    if (
        w[at].text.islower()
        and w.tag(at) == "NN"
        and w.tag(at + 1)[:2] == "NN"
        and w.tag(at - 1)[:2] not in ("VB", "MD")
    ):
        return True  # "a spring offensive"
    if low in ("spring", "fall"):
        return before in ("in", "by", "during", "until", "since", "the", "of") and w.low(found.last) not in (
            "of",
            "in",
            "from",
        )
    return not (w[at].text[0].isupper() and w[at - 1].text[:1].isupper() and before not in ("in", "the", "by", "of"))
