"""The worst files that we know of, handed to a running server while a table goes on editing: it is unmoved."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.harness import Wire, running
from tests.server.importing.broken.archives import ARCHIVES
from tests.server.importing.broken.case import USUAL, Case
from tests.server.importing.broken.texts import TEXTS
from tests.server.web.keeper import Keeper
from tests.server.web.test_presented import bearer_of

NAMES = (
    "a million rows",
    "a million rows in a workbook",
    "a zip whose directory lies",
    "a million laughs in the list of sheets",
    "a cell in the far corner that hides",
)
SHARE: dict[str, Any] = {"share": 100}
WORST = [case for case in (*TEXTS, *ARCHIVES) if case.name in NAMES]


@contextlib.asynccontextmanager
async def editing(wire: Wire) -> AsyncIterator[list[str]]:
    """R-17 chosen and withdrawn, over and over. The list is of the answers, and grows."""
    answers: list[str] = []
    stop = asyncio.Event()

    async def edit() -> None:
        while not stop.is_set():
            chosen = len(answers) % 2 == 1
            command = "withdraw_proposal" if chosen else "choose_proposal"
            answer = await wire.do(command, table=1, proposal="R-17", **({} if chosen else SHARE))
            answers.append(answer["t"])

    task = asyncio.create_task(edit())
    try:
        yield answers
    finally:
        stop.set()
        await task


@pytest.mark.parametrize("case", WORST, ids=[case.name for case in WORST])
async def test_a_table_edits_on_while_the_worst_of_files_is_handed_in_and_tried(tmp_path: Path, case: Case) -> None:
    """The file is told of both times; every edit meanwhile is acknowledged, and nothing else happens to the day."""
    data = case.data()
    async with running(tmp_path) as house, house.wire(await house.seated("ann")) as ann:
        keeper = Keeper(house, await bearer_of(house, "finance"))
        async with editing(ann) as answers:
            status, shown = await keeper.hand_in(case.file, data)
            during_the_first = len(answers)
            tried, told = await keeper.try_out(USUAL)
            during_both = len(answers)
        assert (status, tried, told["ok"]) == (200, 200, False)
        assert case.code in {problem["code"] for problem in shown["problems"]}
        assert case.code in {problem["code"] for problem in told["problems"]}
        assert 0 < during_the_first < during_both
        assert set(answers) == {"ok"}
        rows = await ann.reaches("table/1", house.seq)
        assert ("choice/R-17" in rows) == (len(answers) % 2 == 1)
        assert len(house.room.workshop.versions) == 1


def test_five_of_them_are_tried() -> None:
    assert [case.name for case in WORST] == sorted(NAMES, key=[case.name for case in (*TEXTS, *ARCHIVES)].index)
