"""A finance officer or a facilitator with files in hand, as their browser talks to the server. Expects nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from server.importing import Mapping
from tests.server.harness import House
from tests.server.importing.folders import FJORDBAEK


def fjordbaek(*, without: str = "") -> dict[str, bytes]:
    """The demo's own files by name."""
    return {file.name: file.read_bytes() for file in sorted(FJORDBAEK.glob("*.csv")) if file.name != without}


def changed(data: bytes, row: str, column: str, value: str) -> bytes:
    """One cell of a CSV file another: of the row that begins with `row`. No cell of it holds a semicolon."""
    head, *lines = data.decode("utf-8-sig").splitlines()
    place = head.split(";").index(column)
    written = []
    for line in lines:
        cells = line.split(";")
        if cells[0] == row:
            cells[place] = value
        written.append(";".join(cells))
    return "\r\n".join((head, *written, "")).encode()


class Keeper:
    """bearer: of whoever hands in. Answers are (status, JSON)."""

    def __init__(self, house: House, bearer: str, language: str = "da") -> None:
        self._http = house.http
        self._headers = {"Authorization": f"Bearer {bearer}", "Accept-Language": language}

    async def hand_in(self, name: str, data: bytes) -> tuple[int, Any]:
        answer = await self._http.post("/api/imports", params={"name": name}, content=data, headers=self._headers)
        return answer.status_code, answer.json()

    async def hand_in_all(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            status, answer = await self.hand_in(name, data)
            assert status == 200, answer

    async def look(self) -> tuple[int, Any]:
        return await self._ask("GET", "/api/imports")

    async def clear(self) -> tuple[int, Any]:
        return await self._ask("DELETE", "/api/imports")

    async def mappings(self) -> tuple[int, Any]:
        return await self._ask("GET", "/api/mappings")

    async def try_out(self, mapping: Mapping | object = None) -> tuple[int, Any]:
        return await self._ask("POST", "/api/imports/try", {"mapping": msgspec.to_builtins(mapping)})

    async def use(self, mapping: Mapping | object = None, note: str = "") -> tuple[int, Any]:
        return await self._ask("POST", "/api/imports/use", {"mapping": msgspec.to_builtins(mapping), "note": note})

    async def go_back(self, **documents: str) -> tuple[int, Any]:
        return await self._ask("POST", "/api/documents/use", documents)

    async def download(self, address: str) -> bytes:
        answer = await self._http.get(address, headers=self._headers)
        assert answer.status_code == 200, answer.text
        return answer.content

    async def _ask(self, method: str, address: str, body: object = None) -> tuple[int, Any]:
        answer = await self._http.request(method, address, json=body, headers=self._headers)
        return answer.status_code, answer.json()
