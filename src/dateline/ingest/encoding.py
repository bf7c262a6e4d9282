"""From bytes to text: the encoding is detected, and every code point keeps its way back to the bytes.

Bytes that do not fit are kept by `surrogateescape` while offsets are counted; in the text they stand as the
Windows-1252 character that they most likely were, or as U+FFFD. NUL and lone surrogates become U+FFFD, one for one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dateline.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
    "cp866", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9", "iso8859_15", "mac_roman",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SAMPLE = 20_000
_BAD = re.compile("[\x00\ud800-\udfff]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text.

    Attributes:
        raw: the text with `surrogateescape` for bytes that do not fit: what offsets to bytes are counted in.
        text: the same, code point for code point, clean: without NUL and lone surrogates.
        encoding: a codec's name. start: bytes of the mark in front.
    """

    raw: str
    text: str
    encoding: str
    start: int

    def byte_length(self, start: int, end: int) -> int:
        """How many bytes a stretch of the text took."""
        return len(self.raw[start:end].encode(self.encoding, "surrogateescape"))


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text in the encoding of their mark, the declared one if it fits, UTF-8, or the likeliest other.

    >>> decode("Šibenik".encode("utf-16")).text
    'Šibenik'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark) and not (encoding == "utf-32-le" and len(content) % 4):
            return _decoded(content[len(mark) :], encoding, len(mark))
    for name in (_wide(content), _known(declared), "utf-8"):
        if name:
            try:
                raw = content.decode(name)
            except (UnicodeError, ValueError):
                continue
            return Decoded(raw, clean(raw), name, 0)
    return _decoded(content, "utf-8" if _mostly_utf8(content) else _likeliest(content), 0)


def clean(raw: str) -> str:
    """The text without NUL and lone surrogates, each replaced by one code point."""
    return _BAD.sub(_stand_in, raw) if _BAD.search(raw) else raw


def check_is_text(text: str) -> None:
    """Refuse what is no language: binary data read as text, one endless word, nothing at all.

    Raises:
        UnreadableInput: with the reason.
    """
    if not text.strip(" \t\r\n\f\v\ufeff\ufffd\x00"):
        raise UnreadableInput("empty: there is no text in it")
    sample = text if len(text) <= 400_000 else text[:200_000] + text[-200_000:]
    strange = len(_CONTROL.findall(sample))
    if strange > 20 and strange > 0.05 * len(sample):
        raise UnreadableInput("not a text: it holds binary data")
    if not any(char.isalpha() for char in sample):
        raise UnreadableInput("not a text: there is no word in it")
    words = sample.split()
    if len(sample) > 5_000 and len(sample) > 100 * len(words) and max(map(ord, sample[:1000])) < 0x0E00:
        raise UnreadableInput(f"not a text: its words have {len(sample) // len(words)} characters on average")


def _stand_in(match: re.Match[str]) -> str:
    byte = ord(match.group()) - 0xDC00
    if 0x80 <= byte <= 0xFF:
        return bytes([byte]).decode("cp1252", "replace")
    return "\ufffd"


def _decoded(content: bytes, encoding: str, start: int) -> Decoded:
    try:
        raw = content.decode(encoding, "surrogateescape")
    except (UnicodeError, ValueError):  # an odd byte at the end of a wide encoding
        width = 4 if "32" in encoding else 2
        raw = content[: len(content) // width * width].decode(encoding, "replace")
    return Decoded(raw, clean(raw), encoding, start)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of western text is zero."""
    sample = content[:4000]
    if len(sample) < 4 or len(content) % 2 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as browsers do
    try:
        return name if "e".encode(name) == b"e" else None  # a wide encoding would have shown itself by its zeros
    except (UnicodeError, LookupError):
        return None


def _mostly_utf8(content: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes of another encoding."""
    good = bad = 0
    for run in _HIGH.findall(content[:2_000_000]):
        if run.decode("utf-8", "ignore").encode() == run:
            good += 1
        else:
            bad += 1
    return good > 3 * bad


def _likeliest(content: bytes) -> str:
    from charset_normalizer import from_bytes

    high = _HIGH.search(content)
    at = max(0, high.start() - 2000) if high else 0
    best = from_bytes(content[at : at + _SAMPLE], steps=5, chunk_size=512, cp_isolation=_LEGACY).best()
    return best.encoding if best else "cp1252"
