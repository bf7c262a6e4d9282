"""What is announced rather than done.

"Will give" is AGREE, "will attack" THREATEN, "must leave" REQUEST, "will not accept" REJECT.
"""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS, surface_subject
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
