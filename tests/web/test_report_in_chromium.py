"""The report page in a real Chromium: it draws, selects everywhere, asks nothing of the network, has no error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.export.report import write_report
from dateline.model.document import Document, Section
from dateline.model.event import Event, EventTime, Participant
from dateline.model.place import Place, PlaceMention
from dateline.model.record import Provenance, Record
from dateline.model.span import quote

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no Chromium on this machine (CI has one)", allow_module_level=True)

TEXT = "شرطة: 𝔄 Shells hit Oru. Later the rebels seized Oru. Villagers fled to Ema."


def event(number: int, trigger: str, kind: str, agent: str | None, place: str | None) -> Event:
    at = TEXT.index(trigger)
    who = TEXT.index(agent) if agent else 0
    return Event(
        id=f"e{number}",
        trigger=quote(TEXT, at, at + len(trigger)),
        type=kind,
        agents=(Participant(who, who + len(agent), agent),) if agent else (),
        place=place,
        place_status="stated" if place else None,
        time=EventTime(reason="no date in the text"),
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    places = []
    for number, (name, latitude) in enumerate((("Oru", 1.5), ("Ema", 2.5)), start=1):
        at = TEXT.index(name)
        spot = Place(f"own:{name}", name, latitude, 30.25, "settlement", "UG", radius_km=20)
        places.append(
            PlaceMention(at, at + len(name), name, id=f"p{number}", status="resolved", place=spot, precision=2)
        )
    events = (
        event(1, "hit", "ASSAULT", None, "p1"),
        event(2, "seized", "ASSAULT", "the rebels", "p1"),
        event(3, "fled", "DISPLACE", "Villagers", "p2"),
    )
    document = Document(
        "sha256:" + "ab" * 32, "شرطة.txt", "text/plain", TEXT, sections=(Section(0, len(TEXT), "body"),)
    )
    record = Record(
        document=document,
        places=tuple(places),
        events=events,
        provenance=Provenance(program="dateline", version="0"),
    )
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report([record], path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: complaints.append(request.url) if request.url != report.as_uri() else None)
    tab.goto(report.as_uri())
    yield tab
    tab.close()
    assert complaints == []


def test_choosing_in_the_list_selects_on_the_map_and_opens_the_source(page: Page) -> None:
    page.locator("#list li").nth(1).click()
    assert page.locator("#source h2").inner_text() == "Assault: seized"
    assert page.locator(".spot.on title").text_content() == "Oru: 2 events, near the place"
    assert page.locator("#source .text mark.k-who").inner_text() == "the rebels"
    assert page.locator("#source .text mark.k-what").inner_text() == "seized"


def test_choosing_on_the_map_selects_in_the_list(page: Page) -> None:
    page.locator(".spot", has_text="Ema").locator("circle").click()
    assert "fled" in page.locator('#list li[aria-selected="true"]').inner_text()


def test_the_keyboard_walks_the_list_and_escape_lets_go(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "seized" in page.locator('#list li[aria-selected="true"]').inner_text()
    page.keyboard.press("Escape")
    assert page.locator('#list li[aria-selected="true"]').count() == 0


def test_filters_narrow_every_view_and_the_reset_brings_all_back(page: Page) -> None:
    page.locator("#by-type").select_option("Displacement")
    assert page.locator("#list li").count() == 1
    assert page.locator(".spot").count() == 1
    page.locator("#reset").click()
    page.wait_for_function("document.querySelectorAll('#list li').length === 3")
    page.locator("#find").fill("rebels")
    assert page.locator("#list li").count() == 1


def test_what_is_not_known_is_said(page: Page) -> None:
    page.locator("#list li").nth(0).click()
    missing = page.locator("#source .missing").all_inner_texts()
    assert "not known: no date in the text" in missing
    assert "not known: the text names nobody here" in missing


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, report: Path) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(report.as_uri())
    tab.locator("#list li").nth(1).click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.close()
