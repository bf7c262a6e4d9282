"""What was attacked is no means of the attack."""

from __future__ import annotations

from dateline import read_text


def test_a_weapon_that_is_the_target_is_no_instrument() -> None:
    (event,) = read_text("Two aircraft bombed a tank near the bridge on 3 May 2015.").events
    assert [p.quote for p in event.patients] == ["a tank"]
    assert event.instruments == ()
