"""What PostgreSQL could do at best: the same bytes in the same batches through psycopg, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Sequence

import psycopg

_TABLE = """CREATE TABLE IF NOT EXISTS bare (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, workshop text NOT NULL, seq bigint NOT NULL,
    type text NOT NULL, state bytea NOT NULL, UNIQUE (workshop, seq))"""

_INSERT = (
    "INSERT INTO bare (workshop, seq, type, state) SELECT %b, e.seq, %b, e.state "
    "FROM unnest(%b::bigint[], %b::bytea[]) WITH ORDINALITY AS e (seq, state, n) ORDER BY e.n"
)


def durable_edits(database: str, envelopes: Sequence[bytes], batches: Sequence[int]) -> float:
    """Edits a second, each batch one statement that is on disk before the next."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(_TABLE)
        connection.execute("TRUNCATE bare")
        done = 0
        begun = time.perf_counter()
        for size in batches:
            states = list(envelopes[done : done + size])
            if states:
                seqs = list(range(done + 1, done + 1 + len(states)))
                connection.execute(_INSERT, ("w" * 32, "table.amount_set", seqs, states), binary=True)
            done += len(states)
        return done / (time.perf_counter() - begun)


def envelopes_of(database: str, count: int) -> list[bytes]:
    """The last `count` envelopes in a server's log, as they stand there."""
    with psycopg.connect(database) as connection:
        rows = connection.execute("SELECT state FROM log.events ORDER BY position DESC LIMIT %s", (count,)).fetchall()
    return [bytes(row[0]) for row in reversed(rows)]


def appends(database: str) -> int:
    """Transactions that have appended to the log so far."""
    with psycopg.connect(database, autocommit=True) as connection:
        row = connection.execute("SELECT count(DISTINCT xmin::text) FROM log.events").fetchone()
    assert row is not None
    return int(row[0])
