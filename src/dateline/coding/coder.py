"""From mentions to events: find triggers, fill their slots, drop what is no happening, merge, and give the codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.annotate.certainty import assess
from dateline.annotate.reader import Reading
from dateline.coding.announce import announced, declarations, demands
from dateline.coding.arguments import fill_roles
from dateline.coding.chain import event_chain
from dateline.coding.complement import address
from dateline.coding.consult import Consultation
from dateline.coding.contexts import contexts_of
from dateline.coding.doubt import Doubt
from dateline.coding.draft import Draft
from dateline.coding.figures import event_counts
from dateline.coding.genre import is_address, loose
from dateline.coding.given import taken_as_given
from dateline.coding.instruments import find_instruments, refine_mode
from dateline.coding.keep import VERBAL, background, contained, tellable
from dateline.coding.merge import merge
from dateline.coding.reader_triggers import ReaderTriggers
from dateline.coding.scene import Scene, set_scene
from dateline.coding.scheme.codes import codes_of
from dateline.coding.sense import sport_page
from dateline.coding.sides import both_sides
from dateline.coding.spread import spread
from dateline.coding.tally import share_out
from dateline.coding.territory import territory_of
from dateline.coding.triggers import TriggerFinder
from dateline.coding.vicinity import around
from dateline.coding.when import Timeline
from dateline.coding.where import event_place
from dateline.model.document import Document
from dateline.model.event import Commitment, Event
from dateline.model.parse import Parse
from dateline.model.record import Mentions

TITLES = frozenset({"title", "heading"})
OFFENSIVES = frozenset({"offensive", "counteroffensive", "counter-offensive"})


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes documents with one finder of triggers; finders can be exchanged, to compare rules and a model."""

    finder: TriggerFinder
    consultation: Consultation = field(default_factory=Consultation)
    doubt: Doubt = field(default_factory=Doubt)

    def code(
        self, doc: Document, parse: Parse, mentions: Mentions, reading: Reading | None = None
    ) -> tuple[Event, ...]:
        """All events of a document, in the order of their triggers; by rules alone where there is no reading."""
        scene = set_scene(doc, parse, mentions, reading)
        if sport_page(scene):
            return ()
        drafts = [fill_roles(scene, candidate) for candidate in self.finder.find(scene)]
        drafts = contained(scene, drafts + demands(scene) + declarations(scene))
        timeline = Timeline(doc, parse, mentions.times)
        for draft in drafts:
            announced(scene, draft)
            complete(scene, draft, timeline)
            self.consultation.consult(scene, draft)
        drafts = [one for d in drafts if tellable(scene, d) for one in spread(scene, d)]
        merged = merge(scene, drafts)
        share_out(scene, merged)
        for d in merged:
            only_movement(scene, d)
            both_sides(scene, d)
        merged = [d for d in merged if not background(scene, d) and not self.doubt.doubted(scene, d)]
        if is_address(doc, parse):
            merged = [d for d in merged if not loose(scene, d)]
        return tuple(to_event(scene, draft, n) for n, draft in enumerate(merged, 1))


def only_movement(scene: Scene, draft: Draft) -> None:
    """An offensive of which no fighting is told is a movement of troops, as the codebook has it."""
    if draft.type != "ASSAULT" or draft.patients or draft.counts or len(draft.agents) > 1:
        return
    if all(an_offensive(scene, i) for i in (draft.i, *draft.members)):
        draft.type, draft.mode = "MOBILIZE", "troops"
        draft.rules["type"] += ", no fighting told"


def an_offensive(scene: Scene, i: int) -> bool:
    """Whether a word names an offensive, or is the verb that opens one."""
    opened = [
        scene.token(c).lemma.lower() for c in scene.parse.children(i) if scene.token(c).dep in ("dobj", "nsubjpass")
    ]
    return scene.token(i).lemma.lower() in OFFENSIVES or any(lemma in OFFENSIVES for lemma in opened)


def complete(scene: Scene, draft: Draft, timeline: Timeline) -> None:
    """Fill the slots that other rooms know how to fill."""
    doc, parse, mentions = scene.doc, scene.parse, scene.mentions
    address(scene, draft)
    find_instruments(scene, draft)
    refine_mode(scene, draft)
    section = doc.section_at(draft.trigger.start)
    draft.in_title = (section is not None and section.kind in TITLES) or headline(scene, draft)
    links = scene.links_at(draft.i)
    draft.commitment = taken_as_given(scene, draft, spoken(draft, assess(parse, draft.i, links)))
    here = draft.trigger.start
    draft.time = timeline.at(draft.i)
    involved = tuple(draft.participants)
    draft.place = event_place(doc, parse, draft.i, around(mentions.places, here, 80, 20), involved, draft.type)
    near = around(mentions.quantities, here, 30, 30)
    draft.counts = list(event_counts(doc, parse, draft.i, near, involved, event_type=draft.type))
    draft.chain = event_chain(parse, draft.i, links)


def headline(scene: Scene, draft: Draft) -> bool:
    """Whether the trigger stands in a first line without a full stop, the head of a text without a title."""
    sentence = scene.parse.sentence_of(draft.i)
    if sentence.i > 0:
        return False
    end = scene.doc.text.find("\n", sentence.start)
    line = scene.doc.text[sentence.start : end].rstrip()
    return end > 0 and sentence.end >= sentence.start + len(line) and line[-1:] not in '.!?"”’:'


def spoken(draft: Draft, commitment: Commitment) -> Commitment:
    """The status of a speech act is that of the speaking: what it says may be disputed, that it was said is not."""
    if draft.type in VERBAL and commitment.status in ("denied", "disputed", "hypothetical", "threatened", "ongoing"):
        return replace(commitment, status="happened", polarity="+")
    return commitment


def to_event(scene: Scene, draft: Draft, number: int) -> Event:
    """The finished record of one happening."""
    spans = sorted(
        {(m.start, m.end): m for m in draft.mentions if not m.overlaps(draft.trigger)}.values(), key=lambda m: m.start
    )
    territory, rule = territory_of(scene, draft)
    rules = dict(draft.rules)
    if rule:
        rules["territory"] = rule
    return Event(
        id=f"e{number}",
        trigger=draft.trigger,
        type=draft.type,
        mode=draft.mode,
        mentions=tuple(spans),
        contexts=contexts_of(scene, draft),
        agents=tuple(draft.agents),
        patients=tuple(draft.patients),
        two_sided=draft.two_sided,
        instruments=tuple(sorted(draft.instruments, key=lambda q: q.start)),
        place=draft.place.place,
        place_status=draft.place.status,
        place_reason=draft.place.reason,
        precision_place=draft.place.precision,
        time=draft.time,
        counts=tuple(draft.counts),
        territory=territory,
        polarity=draft.commitment.polarity,
        certainty=draft.commitment.certainty,
        status=draft.commitment.status,
        hedges=draft.commitment.hedges,
        chain=draft.chain,
        codes=codes_of(scene, draft, territory),
        rules=rules,
    )


CODER = Coder(ReaderTriggers())


def code_events(doc: Document, parse: Parse, mentions: Mentions, reading: Reading | None = None) -> tuple[Event, ...]:
    """All events of a document, in the order of their triggers.

    Args:
        doc: the report.
        parse: its words; offsets are those of `doc.text`.
        mentions: what the layers found in it.
        reading: what the small model says of it; None for rules alone.

    Returns:
        One event per happening; () for texts that tell of none.

    Source: the codebook, docs/design/0070-events.md.

    >>> from dateline.annotate.language import load_parser
    >>> from dateline.read.plain import plain_sections
    >>> text = "Gunmen attacked a convoy near the border on Monday."
    >>> doc = Document("sha256:0", "a.txt", "text/plain", text, language="en", sections=plain_sections(text))
    >>> events = code_events(doc, load_parser().parse(doc), Mentions())
    >>> [(e.type, e.agents[0].quote, e.patients[0].quote) for e in events]
    [('ASSAULT', 'Gunmen', 'a convoy')]
    """
    return CODER.code(doc, parse, mentions, reading)
