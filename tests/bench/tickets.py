"""Tickets for many bearers, on few connections that stay open. Never keeps one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

CONNECTIONS = 4


async def tickets(host: str, port: int, bearers: Sequence[str]) -> list[str]:
    """One for each, in order; they hold for half a minute. ConnectionError if one is refused."""
    found = [""] * len(bearers)

    async def some(first: int) -> None:
        reader, writer = await asyncio.open_connection(host, port)
        try:
            for place in range(first, len(bearers), CONNECTIONS):
                found[place] = await _ticket(reader, writer, f"{host}:{port}", bearers[place])
        finally:
            writer.close()

    await asyncio.gather(*(some(first) for first in range(min(CONNECTIONS, len(bearers)))))
    return found


async def _ticket(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, bearer: str) -> str:
    headers = f"Host: {host}\r\nAuthorization: Bearer {bearer}\r\nContent-Length: 0\r\n\r\n"
    writer.write(f"POST /api/ticket HTTP/1.1\r\n{headers}".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    size = int(head.partition("content-length:")[2].partition("\r\n")[0])
    body = await reader.readexactly(size)
    if " 200 " not in head.partition("\r\n")[0]:
        raise ConnectionError(body.decode())
    return str(json.loads(body)["ticket"])
