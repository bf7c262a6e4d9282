"""What a worker keeps out of its memory."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from dateline.run.tools import without_torch


def test_a_worker_does_not_load_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", ModuleType("torch"))  # put back afterwards, whatever was there
    del sys.modules["torch"]
    without_torch()
    with pytest.raises(ImportError):
        __import__("torch")


def test_torch_that_is_there_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ModuleType("torch")
    monkeypatch.setitem(sys.modules, "torch", there)
    without_torch()
    assert sys.modules["torch"] is there
