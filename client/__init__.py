"""A small client of Råderum's wire protocol, for scripts, simulated participants and load.

It knows server/PROTOCOL.md and nothing of the server's code. Come in, look, edit, leave:

    from client import Http, Refused, connect

    async def lower_an_amount(url: str, code: str) -> None:
        http = Http(url)
        people = (await http.look(code))["people"]
        free = next(person for person in people if person["table"] and not person["claimed"])
        seat = await http.claim(code, free["pid"])

        async with connect(url, seat.bearer) as day:
            table = day.you.table
            try:
                saved = await day.send("choose_proposal", table=table, proposal="R-03", share=50)
                print("on disk as number", saved.last)
            except Refused as refused:
                print(refused.say)
            await day.until(lambda day: "choice/R-03" in day.view(f"table/{table}"))
            print(day.view(f"table/{table}")["headline"]["missing"], "kr. left to find")

A lost connection heals by itself: `send` returns when the server has the command on disk, however often it had to
be said. After `async with` nothing is left behind. tests/client runs these lines.
"""

from __future__ import annotations

from client.day import Day, connect
from client.errors import (
    BrokenProtocol,
    ClientError,
    HttpRefused,
    Refused,
    SignedOut,
    Unanswered,
    Unreachable,
)
from client.http_api import Http, Seat
from client.pending import Saved
from client.you import You

__all__ = [
    "BrokenProtocol",
    "ClientError",
    "Day",
    "Http",
    "HttpRefused",
    "Refused",
    "Saved",
    "Seat",
    "SignedOut",
    "Unanswered",
    "Unreachable",
    "You",
    "connect",
]
