"""Whose word an event is: the chain of attributions around its trigger."""

from __future__ import annotations

from dateline.model.attribution import Attribution
from dateline.model.parse import Parse


def event_chain(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """Ids of the attributions whose content holds the trigger, outermost first; empty for the publication's own voice.

    Args:
        trigger: index of the token that names the event. Where it is itself a cue, that link is its own act and not
            its source.
        attributions: all links of the document.

    Returns:
        The innermost link whose content holds the trigger, after the links that report it.
    """
    token = parse.tokens[trigger]
    by_id = {link.id: link for link in attributions}
    best: tuple[int, Attribution] | None = None
    for link in attributions:
        if link.cue is not None and link.cue.overlaps(token):
            continue
        if any(span.start <= token.start < span.end for span in link.content):
            size = sum(span.end - span.start for span in link.content)
            if best is None or size <= best[0]:
                best = (size, link)
    if best is None:
        return ()
    chain = [best[1]]
    while chain[0].inside is not None and chain[0].inside in by_id and by_id[chain[0].inside] not in chain:
        chain.insert(0, by_id[chain[0].inside])
    return tuple(link.id for link in chain)
