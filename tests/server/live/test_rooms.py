"""All workshops of a server, and its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.importing import read
from server.opening import open_workshop, store_documents
from server.service import Service
from server.settings import Settings
from tests.server.harness import FJORDBAEK


async def test_a_room_that_fails_while_the_server_ends_leaves_the_others_to_end_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service.open(Settings(tmp_path / "log.sqlite", "http://127.0.0.1", pages=tmp_path))
    documents = store_documents(service, read(FJORDBAEK))
    first, second = [await open_workshop(service, "Aktørdag", documents, 1) for _ in range(2)]
    stop = first.stop

    async def stop_as_the_other_fails() -> None:
        await stop()
        second._give_up([])

    monkeypatch.setattr(first, "stop", stop_as_the_other_fails)
    await service.close()
    assert not service.store.healthy, "it is closed"
