"""Random days in the life of a case: on disk it does what the one in memory does, also when it is closed and opened."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dateline.errors import StoreError
from dateline.model.capture import Capture
from dateline.model.document import Document, OffsetMap
from dateline.model.record import Provenance, Record
from dateline.run.verify import Checked, breaks
from dateline.store import MemoryCase, open_case
from dateline.wire import encode_record

NOW = "2024-05-09T10:00:00+00:00"
TEXTS = st.sampled_from(["Two men left.", "All left.", "Bombs fell.", "قصف."])
NAMES = st.sampled_from(["a.txt", "b.txt", "تقرير.txt"])
EDITIONS = st.sampled_from(["one", "two", "three"])


def capture_of(text: str, uri: str) -> Capture:
    """A capture of this text."""
    content = text.encode()
    return Capture(hashlib.sha256(content).hexdigest(), content, uri, "text/plain")


class Life(RuleBasedStateMachine):
    """The same calls on both adapters."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.disk = open_case(Path(self.folder.name), create=True)
        self.memory = MemoryCase()

    @rule(text=TEXTS, uri=NAMES, edition=EDITIONS)
    def add(self, text: str, uri: str, edition: str) -> None:
        """Store a document."""
        capture = capture_of(text, uri)
        document = Document(id=f"sha256:{capture.sha256}", uri=uri, media_type="text/plain", text=text)
        line = encode_record(Record(document=document, provenance=Provenance(program="dateline", version=edition)))
        added = [case.add(capture, line, OffsetMap(), edition, NOW) for case in (self.disk, self.memory)]
        assert added[0] == added[1]

    @rule(text=TEXTS, uri=NAMES)
    def add_address(self, text: str, uri: str) -> None:
        """See bytes under another name."""
        refused = []
        for case in (self.disk, self.memory):
            try:
                case.add_address(capture_of(text, uri).sha256, uri, NOW)
            except StoreError:
                refused.append(case)
        assert len(refused) != 1

    @rule(text=st.none() | TEXTS, uri=NAMES, reason=st.sampled_from(["no text", "too large"]))
    def add_failure(self, text: str | None, uri: str, reason: str) -> None:
        """Fail to read something."""
        for case in (self.disk, self.memory):
            case.add_failure(uri, reason, "one", NOW, capture_of(text, uri) if text else None)

    @rule()
    def open_again(self) -> None:
        """Close the case and open it."""
        self.disk.close()
        self.disk = open_case(Path(self.folder.name), create=True)

    @invariant()
    def both_hold_the_same(self) -> None:
        """Documents, records, failures and originals agree, and nothing is broken."""
        assert self.disk.documents() == self.memory.documents()
        assert self.disk.failures() == self.memory.failures()
        assert list(self.disk.originals()) == list(self.memory.originals())
        for document in self.disk.documents():
            for edition in document.editions:
                assert self.disk.record(document.sha256, edition) == self.memory.record(document.sha256, edition)

    def teardown(self) -> None:
        """Nothing is broken at the end."""
        assert list(breaks(self.disk, Checked())) == []
        self.disk.close()
        self.folder.cleanup()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
