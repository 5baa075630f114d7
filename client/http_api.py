"""The requests before the websocket: look, come in, ask for a ticket, names, documents. Never keeps a bearer on disk.

On the standard library's `http.client` in a thread: a handful of small requests a person, none of them on the way of an
edit, so no further package is needed, and no proxy of the environment comes between a hall's laptop and its server.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import msgpack

from client.errors import HttpRefused, SignedOut, Unreachable

COOKIE = "__Host-raaderum"
TIMEOUT = 10.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What coming in gives. bearer: to be kept by this device. pid None: not a person."""

    workshop: str
    bearer: str
    role: str
    pid: str | None
    table: int | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    cookie: str
    body: bytes


class Http:
    """url: where the server answers, as http://host:port. Every method raises HttpRefused or Unreachable."""

    def __init__(self, url: str, lang: str = "da") -> None:
        self.url = url.rstrip("/")
        self.lang = lang

    async def look(self, code: str) -> dict[str, Any]:
        """The workshop behind a join code: title, groups, committees, tables, people."""
        return await self._post_json("/api/look", {"code": code})

    async def claim(self, code: str, pid: str) -> Seat:
        """Take the seat of somebody who is expected. HttpRefused `seat_taken`: another device has it."""
        return await self._come_in("/api/claim", {"code": code, "pid": pid})

    async def register(self, code: str, name: str, group: str, home_committee: str = "") -> Seat:
        """A latecomer; at no table until the facilitator seats them."""
        asked = {"code": code, "name": name, "group": group, "home_committee": home_committee}
        return await self._come_in("/api/register", asked)

    async def enter(self, secret: str) -> Seat:
        """By the secret of a link: facilitator, hall screen, table device, a person's badge."""
        return await self._come_in("/api/enter", {"secret": secret})

    async def ticket(self, bearer: str) -> str:
        """For one websocket, within 30 s. SignedOut: the bearer holds no more."""
        try:
            answer = await self._post_json("/api/ticket", {}, bearer)
        except HttpRefused as refused:
            if refused.status == 401:
                raise SignedOut(refused.say) from refused
            raise
        return str(answer["ticket"])

    async def names(self, bearer: str) -> dict[str, str]:
        """pid -> name, of those the bearer may see."""
        answer = await self._request("GET", "/api/names", bearer=bearer)
        names: dict[str, str] = json.loads(answer.body)["names"]
        return names

    async def document(self, bearer: str, digest: str) -> Any:
        """A budget, catalogue or set of assumptions by its SHA-256, as plain maps and lists."""
        answer = await self._request("GET", f"/api/documents/{digest}", bearer=bearer)
        return msgpack.unpackb(answer.body, strict_map_key=False)

    async def people(self, bearer: str, csv: str) -> dict[str, Any]:
        """Register participants (facilitator): lines of name;group;home_committee;table under such a header."""
        answer = await self._request("POST", "/api/people", csv.encode(), "text/csv; charset=utf-8", bearer)
        return _json_map(answer)

    async def links(self, bearer: str) -> dict[str, Any]:
        """Join code, hall, tables and badges (facilitator)."""
        return _json_map(await self._request("GET", "/api/links", bearer=bearer))

    async def _come_in(self, path: str, asked: Mapping[str, Any]) -> Seat:
        answer = await self._request("POST", path, json.dumps(asked).encode(), "application/json")
        said = _json_map(answer)
        bearer = said.get("bearer") or answer.cookie
        return Seat(said["workshop"], bearer, said["role"], said.get("pid"), said.get("table"))

    async def _post_json(self, path: str, asked: Mapping[str, Any], bearer: str = "") -> dict[str, Any]:
        answer = await self._request("POST", path, json.dumps(asked).encode(), "application/json", bearer)
        return _json_map(answer)

    async def _request(
        self, method: str, path: str, body: bytes | None = None, content_type: str = "", bearer: str = ""
    ) -> _Answer:
        headers = {"Accept-Language": self.lang}
        if content_type:
            headers["Content-Type"] = content_type
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        answer = await asyncio.to_thread(_exchange, self.url, method, path, body, headers)
        if answer.status >= 400:
            raise _refusal(answer)
        return answer


def _exchange(url: str, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> _Answer:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    connection = (
        http.client.HTTPSConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    )
    try:
        connection.request(method, parts.path + path, body, headers)
        response = connection.getresponse()
        cookies: SimpleCookie = SimpleCookie(response.getheader("Set-Cookie", ""))
        cookie = cookies[COOKIE].value if COOKIE in cookies else ""
        return _Answer(response.status, cookie, response.read())
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(f"no answer from {url}: {error or type(error).__name__}") from error
    finally:
        connection.close()


def _json_map(answer: _Answer) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(answer.body)
    return said


def _refusal(answer: _Answer) -> HttpRefused:
    try:
        said = _json_map(answer)
        return HttpRefused(answer.status, str(said["code"]), str(said["say"]))
    except (ValueError, KeyError, TypeError):
        return HttpRefused(answer.status, "http_error", f"the server answered {answer.status}")
