"""The tables that ship, and the core index made from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.gazetteer import core, tables
from dateline.gazetteer.build import KINDS, build_index
from dateline.gazetteer.index import Gazetteer, Index


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The shipped tables without the settlements: quick to build."""
    target = tmp_path_factory.mktemp("tables") / "tables.sqlite"
    build_index(target, core.core_sources()[:-1])
    return Gazetteer((Index(target),))


def test_our_list_of_what_city_lists_lack_has_its_sources() -> None:
    rows = list(tables.table("features"))
    assert len(rows) >= 400
    for row in rows:
        assert row["kind"] in KINDS
        assert row["source"].startswith("by hand")
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert float(row["radius_km"]) > 0


def test_every_table_says_where_it_comes_from() -> None:
    folder = Path(tables.__file__).parent / "data"
    for path in folder.glob("*.tsv"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


FOUND = [
    ("Donbas", "region", "UA"),  # a region no list has
    ("Shuja'iyya", "quarter", "PS"),  # a quarter under another spelling
    ("Zamzam camp", "camp", "SD"),  # a camp
    ("al-Omar oil field", "facility", "SY"),  # an oil field
    ("Euphrates", "water", None),  # a river
    ("Kakhovka Dam", "facility", "UA"),  # a dam
    ("Rafah crossing", "facility", "PS"),  # a crossing
    ("DRC", "country", "CD"),  # an abbreviation
    ("Burma", "country", "MM"),  # a former name
    ("Calif.", "admin1", "US"),  # an abbreviated state
    ("Scotland", "admin1", "GB"),  # a unit that Natural Earth lacks
    ("Nineveh", "admin1", "IQ"),  # a governorate
    ("Platte Co.", "admin2", "US"),  # a county, abbreviated
    ("Middle East", "region", None),  # a macro-region
]


@pytest.mark.parametrize(("name", "kind", "country"), FOUND)
def test_places_that_city_lists_lack_are_found(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in {(e.place.kind, e.place.country) for e in gazetteer.find(name)}


def test_demonyms_lead_to_their_country(gazetteer: Gazetteer) -> None:
    entry = gazetteer.find("Sudanese")[0]
    assert (entry.match, entry.place.country) == ("demonym", "SD")


def test_the_core_is_made_at_first_use_and_again_when_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "cache_path", lambda: tmp_path / "core.sqlite")
    monkeypatch.setattr(core, "added_path", lambda: tmp_path / "added.sqlite")
    monkeypatch.setattr(core, "core_sources", lambda: [(tables.SOURCES["countries"], tables.country_rows())])
    lines: list[str] = []
    assert core.open_gazetteer(progress=lines.append).find("Mali")
    assert "preparing" in lines[0]
    lines.clear()
    core.open_gazetteer(progress=lines.append)
    assert lines == []
    (tmp_path / "core.sqlite").write_bytes(b"rubbish" * 1000)
    assert core.open_gazetteer(progress=lines.append).find("Mali")
    assert "made again" in lines[0]


def test_added_places_stand_beside_the_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "cache_path", lambda: tmp_path / "core.sqlite")
    monkeypatch.setattr(core, "added_path", lambda: tmp_path / "data" / "added.sqlite")
    monkeypatch.setattr(core, "core_sources", lambda: [(tables.SOURCES["countries"], tables.country_rows())])
    for name, line in (("one", "Brela\t1\t2"), ("two", "Toma\t3\t4")):
        path = tmp_path / f"{name}.tsv"
        path.write_text(f"name\tlatitude\tlongitude\n{line}\n", encoding="utf-8")
        core.add_sources([path])
    gazetteer = core.open_gazetteer()
    assert gazetteer.find("Brela")
    assert gazetteer.find("Toma")
    assert gazetteer.find("Mali")
