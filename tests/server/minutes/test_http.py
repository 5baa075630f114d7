"""The protocol over real HTTP. Who may ask at all: `tests/server/web/test_roles.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.harness import House, running


async def asked(house: House, path: str, link: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {await house.enter(link)}"}
    return await house.http.get(path, headers=headers)


def named(blocks: dict[str, Any]) -> list[str]:
    return [
        note
        for section in blocks["sections"] if section["id"] == "people"
        for block in section["blocks"] if block["kind"] == "grid"
        for row in block["rows"]
        for note in row["cells"][0]["notes"]
    ]  # fmt: skip


async def test_names_are_on_it_only_for_a_facilitator_who_asks(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        facilitator = house.links.facilitator()
        assert named((await asked(house, "/api/protocol", facilitator)).json()) == []
        found = named((await asked(house, "/api/protocol?names=1", facilitator)).json())
        assert found == ["Deltager ann, Deltager bob", "Deltager cat", "Deltager dan"]
        for link in (house.links.finance(), house.links.evaluator()):
            assert (await asked(house, "/api/protocol?names=1", link)).status_code == 403


async def test_it_is_in_the_askers_language_or_the_one_asked_for(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        link = house.links.evaluator()
        assert (await asked(house, "/api/protocol", link)).json()["language"] == "da"
        assert (await asked(house, "/api/protocol?lang=en", link)).json()["language"] == "en"


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [("/api/protocol.pdf", "application/pdf", "protokol.pdf"), ("/api/protocol.html", "text/html", "protokol.html")],
)
async def test_it_is_a_file_to_save(tmp_path: Path, path: str, kind: str, name: str) -> None:
    async with running(tmp_path) as house:
        answer = await asked(house, path, house.links.finance())
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    "query", ["lang=xx", "zone=", "zone=../../etc/passwd", f"zone={'x' * 65}", "names=2", "zone=%00", "lang="]
)
async def test_bad_questions_are_refused(tmp_path: Path, query: str) -> None:
    async with running(tmp_path) as house:
        answer = await asked(house, f"/api/protocol?{query}", house.links.facilitator())
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
