"""Makes files in a process of its own, so that the hall does not wait while a workbook is written.

One at a time, and few in line: a file that many ask for at once is asked for again. Never trusts the process to end.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import Final

import msgspec

from server.exporting.facts import DayFacts
from server.exporting.print.statement import Wish, statement_pdf
from server.exporting.workbook import workbook
from server.exporting.worked import worked_out
from server.minutes.made import made_minutes
from server.minutes.order import MinutesOrder
from server.settings import ROOT

SECONDS: Final = 90.0
"""Some four times what a workbook of 30,000 lines and twelve tables takes."""
IN_LINE: Final = 12


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """A workbook of all tables in the facts; with a wish, a statement on paper; with minutes, the protocol."""

    facts: DayFacts
    wish: Wish | None = None
    minutes: MinutesOrder | None = None


class PressBusy(Exception):
    """Too many files are being made."""


class PressFailed(Exception):
    """The process ended without a file, or not in time. Says what it wrote last."""


def made(order: PrintOrder) -> bytes:
    """The file, made here and now."""
    day = worked_out(order.facts)
    if order.minutes is not None:
        return made_minutes(day, order.minutes)
    return workbook(day) if order.wish is None else statement_pdf(day, order.wish)


class Press:
    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._in_line = 0

    async def make(self, order: PrintOrder) -> bytes:
        """The file; PressBusy, PressFailed."""
        if self._in_line >= IN_LINE:
            raise PressBusy
        self._in_line += 1
        try:
            async with self._turn:
                return await self._run(msgspec.msgpack.encode(order))
        finally:
            self._in_line -= 1

    async def _run(self, order: bytes) -> bytes:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "server.exporting", cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe
        )
        try:
            out, err = await asyncio.wait_for(process.communicate(order), self._seconds)
        except TimeoutError:
            raise PressFailed("not in time") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode != 0:
            raise PressFailed(err.decode(errors="replace").strip()[-1_000:])
        return out
