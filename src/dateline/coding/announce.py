"""What is announced rather than done.

"Will give" is AGREE, "will attack" THREATEN, "must leave" REQUEST, "will not accept" REJECT.
"""

from __future__ import annotations

from dateline.coding.arguments import speaker_for
from dateline.coding.complement import of_content
from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS, surface_subject, verb_frame
from dateline.coding.lexicon import Entry, Roles, load_words
from dateline.coding.parties import is_party, parties, resolve
from dateline.coding.scene import Scene
from dateline.coding.triggers import Candidate

GOOD = frozenset({"AID", "COOPERATE", "RETREAT", "SUPPORT", "CONCEDE", "AGREE"})
BAD = {
    "ASSAULT": "violence",
    "MOBILIZE": None,
    "COERCE": "restrict",
    "SANCTION": "relations",
    "PROTEST": "restrict",
}
SPEAKING = load_words("speaking")
WILLING = load_words("willing")


def announced(scene: Scene, draft: Draft) -> None:
    """Turn an act that is only announced by its doer into the speech act that it is.

    An announced meeting or operation stays what it is and is planned; so does what somebody else foretells.
    """
    i = draft.i
    verb = scene.token(i)
    if verb.pos not in VERBS or not draft.agents:
        return
    modal = modal_of(scene, i)
    if modal is None:
        return
    negated = any(scene.token(c).dep == "neg" for c in scene.parse.children(i))
    if negated:
        if modal in ("will", "would", "wo", "'ll"):
            draft.type, draft.mode = "REJECT", None
            draft.rules["type"] += ", announced not to be done"
    elif draft.type in (*GOOD, "CONSULT", "SANCTION") and conditional(scene, i):
        draft.type, draft.mode = "THREATEN", None
        draft.rules["type"] += ", announced on a condition"
    elif draft.type in GOOD:
        draft.type, draft.mode = "AGREE", None
        draft.rules["type"] += ", announced"
    elif draft.type in BAD and told(scene, i):
        draft.mode = {"arrest": "arrest"}.get(draft.mode or "", BAD[draft.type])
        draft.type = "THREATEN"
        draft.rules["type"] += ", announced"


def conditional(scene: Scene, i: int) -> bool:
    """Whether it will be done "unless" something happens."""
    return any(
        scene.token(d).lower == "unless"
        for c in scene.parse.children(i)
        if scene.token(c).dep == "advcl"
        for d in scene.parse.children(c)
    )


def modal_of(scene: Scene, i: int) -> str | None:
    """The word that puts the verb into an announced future."""
    for c in scene.parse.children(i):
        token = scene.token(c)
        if token.dep == "aux" and token.lower in ("will", "would", "'ll", "wo"):
            return token.lower
    head = scene.token(scene.token(i).head)
    if scene.token(i).dep in ("xcomp", "ccomp") and head.lower in WILLING:
        return "willing"
    return None


def told(scene: Scene, i: int) -> bool:
    """Whether the verb stands in what somebody says."""
    token = scene.token(i)
    for _ in range(3):
        if token.dep == "ccomp" and scene.token(token.head).lemma in SPEAKING:
            return True
        if token.dep not in ("conj", "xcomp"):
            break
        token = scene.token(token.head)
    return False


def declarations(scene: Scene) -> list[Draft]:
    """What a party says it will not do (REJECT) or is willing to do (AGREE), whatever the verb."""
    out = []
    for token in scene.parse.tokens:
        if token.lower in WILLING:
            verb = next(
                (c for c in scene.parse.children(token.i) if scene.token(c).dep in ("xcomp", "ccomp", "prep")), None
            )
            if verb is None or not told(scene, above(scene, token.i)):
                continue
            out += declared(scene, token.i, verb, "AGREE", "said to be willing")
        elif token.dep == "neg" and token.i > 0 and scene.token(token.i - 1).lower in ("will", "would", "wo"):
            if told(scene, token.head):
                out += declared(scene, token.head, token.head, "REJECT", "said not to be done")
    return out


def above(scene: Scene, i: int) -> int:
    """The verb that carries an adjective ("is willing"), else the word itself."""
    return scene.token(i).head if scene.token(i).dep in ("acomp", "oprd") else i


def declared(scene: Scene, i: int, verb: int, kind: str, rule: str) -> list[Draft]:
    """A declaration by the subject of the word at `i` about the act at `verb`."""
    subject = surface_subject(scene.parse, above(scene, i))
    if subject is None:
        return []
    speaker = speaker_for(scene, subject)
    if not is_party(scene, speaker) or scene.token(speaker).lower in ("i", "we", "you"):
        return []
    entry = Entry("willing", "v", kind, None, Roles(("s",), ("o",)), (), frozenset(), 0)
    draft = Draft(Candidate(i, i, i, entry, verb_frame(scene.parse, verb), {}), kind, None, scene.parse.quote(i, i))
    draft.agents = [resolve(scene, p) for p in parties(scene, speaker)]
    of_content(scene, draft, verb)
    draft.rules["type"] = rule
    return [draft]


DEMAND = Entry("must", "v", "REQUEST", None, Roles(("s",), ("o",)), (), frozenset(), 0)


def demands(scene: Scene) -> list[Draft]:
    """Demands told with "must": "the mission said both sides must let convoys pass"."""
    out = []
    for token in scene.parse.tokens:
        if token.lower != "must" or token.dep != "aux":
            continue
        verb = token.head
        governor = scene.token(scene.token(verb).head)
        if scene.token(verb).dep != "ccomp" or governor.lemma not in SPEAKING or governor.i == verb:
            continue
        speaker, asked = surface_subject(scene.parse, governor.i), surface_subject(scene.parse, verb)
        if speaker is None or asked is None or not is_party(scene, speaker) or not is_party(scene, asked):
            continue
        draft = Draft(
            Candidate(token.i, token.i, token.i, DEMAND, None, {}), "REQUEST", None, scene.parse.quote(token.i, token.i)
        )
        draft.agents = [resolve(scene, p) for p in parties(scene, speaker)]
        draft.patients = [resolve(scene, p) for p in parties(scene, asked)]
        draft.rules["type"] = "said that somebody must do it"
        out.append(draft)
    return out
