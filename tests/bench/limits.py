"""What this machine could do at best, measured in the same run as the figures beside it (settled.md 29)."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from server.log import schema
from tests.bench.context import Context
from tests.bench.generator import Address, generating
from tests.bench.seats import Cell, Seat
from tests.bench.served import Served


@contextlib.asynccontextmanager
async def echo_hall(context: Context, people: int, tables: int, cells: tuple[Cell, ...]) -> AsyncIterator[Served]:
    """The echo in a process of its own, with as many people at as many tables."""
    path = context.new_folder("echo") / "echo.sqlite"
    command = (sys.executable, "-m", "tests.bench.echo", str(path))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603, ASYNC220 - our own, and at once
    try:
        assert process.stdout is not None
        port = int(await asyncio.to_thread(process.stdout.readline))
        seats = [Seat(str(n % tables + 1), 0, n % tables + 1) for n in range(people)]
        async with generating() as generator:
            await generator.connect(Address("127.0.0.1", port), seats, has_tickets=True)
            yield Served(generator, [process.pid], cells, context.tell)
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def durable_edits(path: Path, envelopes: Sequence[bytes], batches: Sequence[int]) -> float:
    """Edits a second when nothing is done but writing: the same bytes, the log's own table, the same batch sizes."""
    log = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *schema.STATEMENTS):
        log.execute(statement)
    done = 0
    begun = time.perf_counter()
    for size in batches:
        states = envelopes[done : done + size]
        rows = [("w" * 32, seq, "table.amount_set", state) for seq, state in enumerate(states, done + 1)]
        log.execute("BEGIN")
        log.executemany(schema.INSERT_EVENT, rows)
        log.execute("COMMIT")
        done += len(states)
    seconds = time.perf_counter() - begun
    log.close()
    return done / seconds


def envelopes_of(database: Path, count: int) -> list[bytes]:
    """The last `count` envelopes in a server's log, as they stand there."""
    log = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    rows = log.execute("SELECT state FROM events ORDER BY position DESC LIMIT ?", (count,)).fetchall()
    log.close()
    return [bytes(row[0]) for row in reversed(rows)]
