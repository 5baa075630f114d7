"""Heavy readings take their turn in one thread, and leave the others to those who load workshops and mend the log."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from server.line import IN_LINE, DeskLine, LineIsLong


async def test_one_at_a_time_while_other_threads_stay_free() -> None:
    line, open_ = DeskLine(), Event()
    waiting = [asyncio.create_task(line.run(open_.wait)) for _ in range(IN_LINE)]
    await asyncio.sleep(0)
    with pytest.raises(LineIsLong):
        await line.run(len, "nobody's turn")
    others = [asyncio.to_thread(len, "free") for _ in range(20)]
    assert await asyncio.gather(*others) == [4] * 20
    open_.set()
    assert await asyncio.gather(*waiting) == [True] * IN_LINE
    assert await line.run(len, "my turn") == 7
    line.close()


async def test_whoever_goes_away_still_counts_until_the_work_is_done() -> None:
    """The thread goes on: as many again would stand in line behind nobody."""
    line, open_ = DeskLine(), Event()
    gone = [asyncio.create_task(line.run(open_.wait)) for _ in range(IN_LINE)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    with pytest.raises(LineIsLong):
        await line.run(len, "")
    open_.set()
    line.close()


async def test_a_reading_that_fails_says_so_and_leaves_the_line() -> None:
    line = DeskLine()
    for _ in range(IN_LINE + 1):
        with pytest.raises(ValueError, match="not a number"):
            await line.run(_fails)
    line.close()


def _fails() -> None:
    raise ValueError("not a number")
