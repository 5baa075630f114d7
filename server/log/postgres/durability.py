"""What PostgreSQL must promise before it may keep a log. Never chooses a setting: they are the operator's.

Acknowledged means on disk, and in an order that every reader sees (trust.md, "The log must not lie", 1 and 3).
"""

from __future__ import annotations

import psycopg

from server.log.errors import LogNotDurable

OLDEST = 14_00_00
"""Of PostgreSQL: the first that waits until a connection it was told to end has ended."""

_ASKED = (
    "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'), "
    "current_setting('server_encoding'), pg_is_in_recovery()"
)
_HOLD = "SELECT set_config('synchronous_commit', current_setting('synchronous_commit'), false)"
"""For as long as the connection lives, though the server's configuration be read again."""
_FUNCTIONS = (
    "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
    "WHERE n.nspname = 'log' AND p.proname LIKE 'es\\_insert\\_events%'"
)


def check_durable(connection: psycopg.Connection) -> None:
    """LogNotDurable if this connection would acknowledge what is not on disk, with the remedy. psycopg.Error."""
    row = connection.execute(_ASKED).fetchone()
    assert row is not None  # noqa: S101 - a SELECT without FROM has one row
    fsync, full_pages, synchronous, encoding, standby = row
    if connection.info.server_version < OLDEST:
        raise LogNotDurable(f"PostgreSQL is of version {connection.info.server_version // 10_000}; take 14 or newer")
    if fsync != "on" or full_pages != "on":
        raise LogNotDurable(
            f"PostgreSQL runs with fsync={fsync} and full_page_writes={full_pages}: a power cut would lose edits that "
            "were acknowledged, or the whole database. Set both to on in postgresql.conf and start it again"
        )
    if synchronous == "off":
        raise LogNotDurable(
            "PostgreSQL runs with synchronous_commit=off, and a power cut would lose edits that were acknowledged. "
            "Turn it on: ALTER DATABASE ... SET synchronous_commit = on (the same for the role, if it is set there)"
        )
    if encoding != "UTF8":
        raise LogNotDurable(f"the database's encoding is {encoding}; make one with ENCODING 'UTF8'")
    if standby:
        raise LogNotDurable("this PostgreSQL is a standby, which takes no edits; give the address of the primary")
    connection.execute(_HOLD)
    if connection.execute(_FUNCTIONS).fetchone() is not None:
        raise_functions()


def raise_functions() -> None:
    """The library's own way to insert, with which a reader missed 55 to 91 of 4,800 events (*tried*)."""
    raise LogNotDurable(
        "eventsourcing's database functions (POSTGRES_ENABLE_DB_FUNCTIONS) let events become visible out of order, so "
        "that readers miss some. Turn them off, and drop log.es_insert_events_text if it is there"
    )
