"""The directory may be a database far away that stands still: nobody asks it on the event loop, or all would wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.workshop import commands
from server.books.sqlite import SqliteBook
from tests.server.harness import running


async def test_no_request_and_no_edit_asks_the_directory_on_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def watched(ask: Callable[..., Any]) -> Callable[..., Any]:
        def elsewhere(*args: Any) -> Any:
            asked.append(threading.current_thread().name)
            return ask(*args)

        return elsewhere

    async with running(tmp_path) as house:
        code = house.links.code()
        bearers = {pid: await house.seated(pid) for pid in ("ann", "bob")}
        for name in ("read", "write"):
            monkeypatch.setattr(SqliteBook, name, watched(getattr(SqliteBook, name)))
        await house.http.post("/api/look", json={"code": code})
        await house.http.post("/api/look", json={"code": "ABCD-EFGH"})
        await house.http.post("/api/register", json={"code": code, "name": "Late", "group": "council"})
        await house.http.get("/api/names", headers={"Authorization": f"Bearer {bearers['bob']}"})
        async with house.wire(bearers["ann"]) as ann:
            await ann.do("choose_proposal", table=1, proposal="R-03")
            answer = await ann.do("write_reason", table=1, proposal="R-03", reason="Because.")
            assert answer["t"] == "ok"
        await house.order(commands.ReleaseSeat("ann"))
    assert len(asked) > 6
    assert threading.main_thread().name not in asked
