"""Keys under which place names are filed."""

from __future__ import annotations

import pytest

from dateline.gazetteer.names import exact_key, is_latin, likeness, skeleton

SAME_KEY = [
    ("Goražde", "Gorazde"),  # diacritics
    ("Mek'ele", "Mekele"),  # ayn and ejectives
    ("U.S.", "US"),  # full stops
    ("Deir ez-Zor", "deir ez zor"),  # hyphen and case
    ("The Hague", "Hague"),  # the article
]
SAME_SKELETON = [
    ("Hodeidah", "Al Ḩudaydah"),  # article, o/u, -ah
    ("Khan Younis", "Khān Yūnis"),  # ou/u
    ("Mekelle", "Mek'ele"),  # doubled letters
    ("Kyiv", "Kiev"),  # Ukrainian and Russian
    ("Deir ez-Zor", "Dayr az-Zawr"),  # ei/ay, o/aw
    ("Qamishli", "Kamishly"),  # q/k
    ("Chechnya", "Chechnia"),  # y/i
    ("Tal Afar", "Tall Afar"),  # tell
]


@pytest.mark.parametrize(("one", "other"), SAME_KEY)
def test_case_marks_and_articles_do_not_part_names(one: str, other: str) -> None:
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(("one", "other"), SAME_SKELETON)
def test_romanisations_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Mosul", "Masyaf"), ("Homs", "Hama"), ("Gaza", "Goma")])
def test_different_towns_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_likeness_lies_between_nothing_and_all() -> None:
    assert likeness("donetsk", "donetsk") == 1.0
    assert 0.3 < likeness("donetsk", "donezk") < 1.0
    assert likeness("abc", "xyz") == 0.0


def test_scripts_are_told_apart() -> None:
    assert is_latin("Dar‘ā")
    assert not is_latin("Алеппо")
