"""Building an index from sources, and opening it."""

from __future__ import annotations

import json
import multiprocessing
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import SettingError, StoreError
from dateline.gazetteer import open_gazetteer
from dateline.gazetteer.build import build_index
from dateline.gazetteer.entry import Row, Source
from dateline.gazetteer.index import Index
from dateline.gazetteer.sources import open_source

OWN = Source("own", "credit of the owner", "CC0")
TABLE = """name\tlatitude\tlongitude\tkind\tcountry\talternates
Brela\t10.5\t20.25\tsettlement\tXA\tBrelah|Brilla
Toma Plain\t11\t21\tregion\tXA\t
"""
DUMP_LINE = (
    "{id}\tPlace {id}\tPlace {id}\tPlatz {id},Ort {id}\t{lat}\t{lon}\tP\tPPL\tXA\t\t01\t\t\t\t{pop}"
    "\t\t\tX/Y\t2020-01-01\n"
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def index_of(tmp_path: Path, *paths: Path) -> Path:
    target = tmp_path / "index.sqlite"
    build_index(target, [open_source(path) for path in paths])
    return target


def test_a_table_of_ones_own_is_found_by_every_name(tmp_path: Path) -> None:
    gazetteer = open_gazetteer(index_of(tmp_path, write(tmp_path / "own.tsv", TABLE)))
    place = gazetteer.find("brelah")[0].place
    assert (place.name, place.latitude, place.longitude, place.country) == ("Brela", 10.5, 20.25, "XA")
    assert gazetteer.find("Toma Plain")[0].place.kind == "region"
    assert gazetteer.find("Nowhere") == ()


def test_a_similar_spelling_is_found_when_asked_for(tmp_path: Path) -> None:
    table = "name\tlatitude\tlongitude\nKhalimova\t1\t2\n"
    gazetteer = open_gazetteer(index_of(tmp_path, write(tmp_path / "own.tsv", table)))
    assert gazetteer.find("Khalimovo") == ()
    assert gazetteer.find_similar("Khalimovo")[0].place.name == "Khalimova"


BAD_LINES = [
    ("Far\t91\t0\tsettlement\tXA\t", "no point on earth"),  # latitude off the globe
    ("Wide\t0\t181\tsettlement\tXA\t", "no point on earth"),  # longitude off the globe
    ("Nan\tnan\t0\tsettlement\tXA\t", "no point on earth"),  # a number that is none
    ("Word\tnorth\t0\tsettlement\tXA\t", "could not convert"),  # no number
    ("\t1\t1\tsettlement\tXA\t", "no name"),  # nameless
    ("Odd\t1\t1\tplanet\tXA\t", "kind 'planet'"),  # a kind that does not exist
    ("Long\t1\t1\tsettlement\tXA\t\tmore\tmore", "8 columns"),  # too many columns
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_line_that_cannot_be_used_is_named_and_the_others_are_kept(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path / "own.tsv", TABLE + line + "\nMako\t1\t1\tsettlement\tXA\t\n")
    report = build_index(tmp_path / "index.sqlite", [open_source(path)])
    assert [(bad.source, bad.line) for bad in report.bad] == [("own.tsv", 4)]
    assert reason in report.bad[0].reason
    assert (report.places, report.bad_count) == (3, 1)


def test_a_file_of_no_known_form_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"odd\.txt: neither"):
        open_source(write(tmp_path / "odd.txt", "just words\n"))
    with pytest.raises(SettingError, match="cannot be read"):
        open_source(tmp_path / "missing.tsv")


def feature(properties: dict[str, str], form: str, coordinates: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": form, "coordinates": coordinates}}


def test_geojson_points_and_areas_are_taken_and_broken_features_named(tmp_path: Path) -> None:
    features = [
        feature({"name": "Camp Lio", "kind": "camp"}, "Point", [30, 5]),
        feature({"name": "Ara"}, "Polygon", [[[0, 0], [2, 0], [2, 2], [0, 0]]]),
        feature({"name": "Off"}, "Point", [300, 5]),
        {"type": "Feature", "properties": None, "geometry": None},
    ]
    path = write(tmp_path / "own.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    report = build_index(tmp_path / "i.sqlite", [open_source(path)])
    gazetteer = open_gazetteer(tmp_path / "i.sqlite")
    assert gazetteer.find("Camp Lio")[0].place.kind == "camp"
    area = gazetteer.find("Ara")[0].place
    assert (area.latitude, area.longitude) == (1.0, 1.0)
    assert area.radius_km > 50
    assert report.bad_count == 2


def test_two_sources_that_know_one_place_make_one_place_with_the_names_of_both(tmp_path: Path) -> None:
    first = Row("geonames:1", "Sela", 1.0, 2.0, "settlement", "XA", population=900)
    again = Row("geonames:1", "Zela", 1.1, 2.1, "settlement", "XA")
    target = tmp_path / "i.sqlite"
    report = build_index(target, [(OWN, [first]), (Source("second", "", ""), [again])])
    gazetteer = open_gazetteer(target)
    assert report.places == 1
    assert gazetteer.find("Zela")[0].place == gazetteer.find("Sela")[0].place
    assert [source.name for source in gazetteer.sources()] == ["own", "second"]


def dump(path: Path, lines: int) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for n in range(1, lines + 1):
            out.write(DUMP_LINE.format(id=n, lat=(n % 1700) / 10 - 85, lon=(n % 3500) / 10 - 175, pop=n % 5000))
    return path


def test_a_dump_of_geonames_streams(tmp_path: Path) -> None:
    path = dump(tmp_path / "XA.txt", 20_000)
    path.write_text(path.read_text() + "77\ttoo few columns\n", encoding="utf-8")
    report = build_index(tmp_path / "i.sqlite", [open_source(path)])
    assert (report.places, report.bad_count) == (20_000, 1)
    assert report.bad[0].line == 20_001
    assert open_gazetteer(tmp_path / "i.sqlite").find("Platz 17")[0].place.id == "geonames:17"


@pytest.mark.slow
def test_two_million_rows_stream_in_bounded_memory(tmp_path: Path) -> None:
    path = dump(tmp_path / "allCountries.txt", 2_000_000)
    context = multiprocessing.get_context("spawn")
    queue: multiprocessing.Queue[tuple[int, int]] = context.Queue()
    worker = context.Process(target=_build_and_weigh, args=(path, tmp_path / "big.sqlite", queue))
    worker.start()
    places, kilobytes = queue.get(timeout=900)
    worker.join()
    assert places == 2_000_000
    assert kilobytes < 400_000


def _build_and_weigh(path: Path, target: Path, queue: multiprocessing.Queue[tuple[int, int]]) -> None:
    report = build_index(target, [open_source(path)])
    queue.put((report.places, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


DAMAGES = [
    (lambda data: b"", "not a gazetteer index"),  # empty
    (lambda data: b"not a database at all" * 500, "damaged"),  # something else
    (lambda data: data[: len(data) // 2], "cut off|damaged"),  # half of it
    (lambda data: data[:100] + bytes(4000) + data[4100:], "damaged|never finished"),  # holes in the schema
]


@pytest.mark.parametrize(("spoil", "message"), DAMAGES)
def test_a_damaged_index_is_refused_with_a_way_out(tmp_path: Path, spoil, message: str) -> None:  # type: ignore[no-untyped-def]
    target = index_of(tmp_path, write(tmp_path / "own.tsv", TABLE))
    target.write_bytes(spoil(target.read_bytes()))
    with pytest.raises(StoreError, match=message) as caught:
        Index(target)
    assert "dateline gazetteer build" in str(caught.value)


def test_a_build_that_fails_leaves_the_old_index_and_no_litter(tmp_path: Path) -> None:
    target = index_of(tmp_path, write(tmp_path / "own.tsv", TABLE))
    before = target.read_bytes()

    def rows() -> Iterator[Row]:
        yield Row("x:1", "A", 0, 0, "settlement")
        raise OSError("the disk is gone")

    with pytest.raises(StoreError, match="the disk is gone"):
        build_index(target, [(OWN, rows())])
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.sqlite", "own.tsv"]


def _build(args: tuple[Path, Path]) -> int:
    return build_index(args[0], [open_source(args[1])]).places


def test_two_processes_that_build_at_once_leave_a_whole_index(tmp_path: Path) -> None:
    path = dump(tmp_path / "XA.txt", 3_000)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_build, [(tmp_path / "i.sqlite", path)] * 2) == [3_000, 3_000]
    index = Index(tmp_path / "i.sqlite")
    index.verify()
    assert index.counts()["places"] == 3_000


def test_look_ups_are_quick(tmp_path: Path) -> None:
    gazetteer = open_gazetteer(index_of(tmp_path, dump(tmp_path / "XA.txt", 3_000)))
    started = time.process_time()
    for n in range(2_000):
        gazetteer.find(f"Place {n + 1}")
    assert time.process_time() - started < 0.4
