"""Files are made in a process of their own, one at a time, and one that does not end is ended. Never on the loop."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from server.exporting.press import IN_LINE, Press, PressBusy, PressFailed, PrintOrder, made
from server.exporting.print.layout import PrintedLayout, PrintedRow
from server.exporting.print.statement import Wish
from tests.server.exporting.days import choice, facts, table
from tests.server.exporting.fuldby import FULDBY

ORDER = PrintOrder(facts(FULDBY, table(1, choice("E-1", amounts={2028: -1}))))


async def test_the_press_makes_what_would_be_made_here() -> None:
    press = Press()
    assert await press.make(ORDER) == made(ORDER)
    rows = (PrintedRow("Resultat", 0, True, ((-1, -2, -3, -4), (5, 6, 7, 8))),)
    printed = replace(ORDER, wish=Wish(1, "thousands", PrintedLayout("", "", "current", rows)))
    assert await press.make(printed) == made(printed)


async def test_the_hall_goes_on_while_a_file_is_made() -> None:
    """The loop turns again and again meanwhile; made on the loop, it would not turn once."""
    turns, making = 0, asyncio.create_task(Press().make(ORDER))
    while not making.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert await making
    assert turns > 3


async def test_a_process_that_does_not_end_is_ended() -> None:
    with pytest.raises(PressFailed, match="not in time"):
        await Press(seconds=0.01).make(ORDER)


async def test_a_process_that_fails_says_why() -> None:
    broken = replace(ORDER, facts=replace(ORDER.facts, budget=b"\x80"))
    with pytest.raises(PressFailed, match="DocumentIsBroken"):
        await Press().make(broken)


async def test_who_comes_when_the_line_is_full_is_sent_away_and_the_others_are_served() -> None:
    press = Press(seconds=0.01)
    waiting = [asyncio.create_task(press.make(ORDER)) for _ in range(IN_LINE)]
    await asyncio.sleep(0)
    with pytest.raises(PressBusy):
        await press.make(ORDER)
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(answer) for answer in answers] == [PressFailed] * IN_LINE
    with pytest.raises(PressFailed):
        await press.make(ORDER)
