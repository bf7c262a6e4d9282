"""A JSON object with the fields `text`, `title`, `published`, `url`: its text is that of the field."""

from __future__ import annotations

from dateline.errors import UnreadableInput
from dateline.ingest.encoding import check_is_text, clean
from dateline.ingest.objects import fields
from dateline.model.document import Publication
from dateline.read.draft import Draft
from dateline.read.plain import plain_sections
from dateline.read.stated_date import find_day


def read_json(content: bytes) -> Draft:
    """Read one JSON object.

    Raises:
        UnreadableInput: it is damaged or has no text.
    """
    value = fields(content)
    raw = value.get("text")
    if not isinstance(raw, str):
        raise UnreadableInput("JSON without a field 'text' that holds words")
    text = clean(raw)
    check_is_text(text)
    title = value.get("title")
    published = value.get("published")
    found = find_day(published, 0, len(published)) if isinstance(published, str) else None
    publisher = value.get("publisher")
    return Draft(
        text=text,
        sections=plain_sections(text),
        title=" ".join(clean(title).split()) or None if isinstance(title, str) else None,
        publisher=clean(publisher) if isinstance(publisher, str) else None,
        published=Publication(found[0], found[0], "metadata") if found else Publication(),
    )
