"""Put the page together: one HTML file, nothing loaded from anywhere, under `default-src 'none'`."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import msgspec

from dateline.export.credits import PLACES
from dateline.export.report.outlines import outlines_around
from dateline.export.report.view import view_records
from dateline.model.record import Record

SCRIPTS = ("shared.js", "timeline.js", "map.js", "source.js", "app.js")
CREDITS = f"Places: {PLACES} Outlines: Natural Earth (public domain)."


def render_report(records: Iterable[Record], title: str = "Report") -> str:
    """The page as a string.

    Args:
        records: of the documents to show, in the order to show them.
        title: of the page.
    """
    view = view_records(records)
    outlines = outlines_around([event.point for event in view.events if event.point])
    style = _asset("report.css")
    script = "\n".join(_asset(name) for name in SCRIPTS)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = {
        "POLICY": html.escape(policy, quote=False),
        "TITLE": html.escape(title),
        "STYLE": style,
        "SCRIPT": script,
        "DATA": _inert(msgspec.json.encode({"view": view, "outlines": outlines}).decode()),
        "CREDITS": html.escape(CREDITS),
    }
    # one pass, so that a text which holds "{{CREDITS}}" stays as it is
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda hole: parts[hole[1]], _asset("page.html")) + "\n"


def write_report(records: Iterable[Record], path: Path, title: str = "Report") -> None:
    """Write the page to `path`, whole or not at all."""
    scratch = path.with_name(path.name + ".part")
    scratch.write_text(render_report(records, title), encoding="utf-8", newline="\n")
    os.replace(scratch, path)


def _asset(name: str) -> str:
    return files("dateline.export.report").joinpath("assets", name).read_text("utf-8").strip()


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _inert(json: str) -> str:
    """JSON that cannot end its script element, whatever the texts hold."""
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
