"""The log's tables in PostgreSQL, and the triggers that keep them append-only. Never changes a table that is there."""

from __future__ import annotations

from typing import Final, LiteralString

import psycopg

SCHEMA: Final = "log"
EVENTS: Final = "events"
CHANNEL: Final = "raaderum_log"

TURN: Final = 7_110_268_011
"""The advisory lock that whoever appends holds until the commit, so that positions are visible in their order.

Not a lock on the table, for which autovacuum would have to stand back, and could keep the log waiting.
"""
SETUP: Final = TURN + 1
"""Held by who makes the tables, since IF NOT EXISTS alone fails when two try at once."""

_KEPT: Final = ("events", "commands", "documents")

STATEMENTS: tuple[LiteralString, ...] = (
    "CREATE SCHEMA IF NOT EXISTS log",
    """CREATE TABLE log.events (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        originator_id text NOT NULL,
        originator_version bigint NOT NULL,
        topic text NOT NULL,
        state bytea NOT NULL CHECK (length(state) <= 65535),
        UNIQUE (originator_id, originator_version)
    )""",
    # The events that opened a workshop, one each: what workshops there are is asked of it.
    "CREATE INDEX opened ON log.events (position) WHERE originator_version = 1",
    """CREATE TABLE log.commands (
        workshop text NOT NULL,
        actor text NOT NULL,
        command_id text NOT NULL,
        digest bytea NOT NULL,
        first bigint NOT NULL,
        last bigint NOT NULL,
        PRIMARY KEY (workshop, actor, command_id)
    )""",
    "CREATE TABLE log.documents (hash text PRIMARY KEY, data bytea NOT NULL)",
    "CREATE TABLE log.meta (name text PRIMARY KEY, value text NOT NULL)",
    "CREATE TABLE log.checkpoints (workshop text PRIMARY KEY, seq bigint NOT NULL, data bytea NOT NULL)",
    # Who owns a workshop (leases.py). A free one keeps its row, so that no term is ever given twice.
    "CREATE TABLE log.nodes (node text PRIMARY KEY, until timestamptz NOT NULL)",
    "CREATE TABLE log.owners (workshop text PRIMARY KEY, node text NOT NULL, term int NOT NULL)",
    # The log's incarnation (settled.md 7): made with it, and anew by a restore.
    "INSERT INTO log.meta VALUES ('epoch', substr(replace(gen_random_uuid()::text, '-', ''), 1, 16))",
    """CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% are never changed or removed', TG_TABLE_NAME; END $$""",
    *(
        statement
        for table in _KEPT
        for statement in (
            f"CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON log.{table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION log.refuse()",
            f"ALTER TABLE log.{table} ENABLE ALWAYS TRIGGER {table}_refuse",  # also for who replays a dump as a replica
        )
    ),
)


def create(connection: psycopg.Connection) -> None:
    """All tables, or none if they are there. psycopg.Error."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [SETUP])
        if connection.execute("SELECT to_regclass('log.meta') IS NOT NULL").fetchone() != (True,):
            for statement in STATEMENTS:
                connection.execute(statement)


INSERT_DOCUMENT: Final = "INSERT INTO log.documents VALUES (%s, %s) ON CONFLICT (hash) DO NOTHING"

# One statement is one round trip and one transaction, and it either came to be or did not: whoever stands still in
# the middle of it holds no lock. Beside several statements it also takes the least of both processes' time; `%b`,
# which is binary, takes a third of ours that text would.
_TURN: Final = f"turn AS MATERIALIZED (SELECT pg_advisory_xact_lock({TURN}), pg_notify('{CHANNEL}', ''))"
_COMMANDS: Final = (
    "INSERT INTO log.commands SELECT c.* FROM unnest("
    "%b::text[], %b::text[], %b::text[], %b::bytea[], %b::bigint[], %b::bigint[]) AS c (workshop)"
)
_EVENTS: Final = (
    "INSERT INTO log.events (originator_id, originator_version, topic, state) "
    "SELECT e.workshop, e.seq, e.topic, e.state FROM turn, unnest("
    "%b::text[], %b::bigint[], %b::text[], %b::bytea[]) WITH ORDINALITY AS e (workshop, seq, topic, state, n)"
)
APPEND: Final = f"WITH {_TURN}, commanded AS ({_COMMANDS}) {_EVENTS} ORDER BY e.n RETURNING position"

# The same for batches with a term: those whose workshop has another owner by now fall away, and are named. The share
# of the owner's row is kept until the commit, so that who takes the lease next reads all that was appended before.
_OWNED: Final = (
    "owned AS MATERIALIZED (SELECT o.workshop FROM turn, log.owners o JOIN unnest(%b::text[], %b::int[]) "
    "AS f (workshop, term) ON o.workshop = f.workshop AND o.term = f.term AND o.node <> '' FOR SHARE OF o), "
    "lost AS MATERIALIZED (SELECT f.workshop FROM unnest(%b::text[]) AS f (workshop) "
    "WHERE f.workshop NOT IN (SELECT workshop FROM owned))"
)
APPEND_AS_OWNER: Final = (
    f"WITH {_TURN}, {_OWNED}, "  # noqa: S608 - only constants are put in
    f"commanded AS ({_COMMANDS} WHERE c.workshop NOT IN (SELECT workshop FROM lost)), "
    f"appended AS ({_EVENTS} WHERE e.workshop NOT IN (SELECT workshop FROM lost) ORDER BY e.n) "
    "SELECT workshop FROM lost"
)

_EVENT: Final = "SELECT position, originator_id, originator_version, topic, state FROM log.events"
SELECT_EVENTS: Final = (
    f"{_EVENT} WHERE originator_id = %s AND originator_version > %s ORDER BY originator_version LIMIT %s"
)
SELECT_LAST_EVENT: Final = f"{_EVENT} WHERE originator_id = %s ORDER BY originator_version DESC LIMIT 1"

SELECT_NOTIFICATIONS: Final = (
    "SELECT originator_id, originator_version, topic, state, position FROM log.events WHERE position >= %s "
    "AND (%s::bigint IS NULL OR position <= %s) AND (%s::text[] = '{}' OR topic = ANY (%s::text[])) "
    "ORDER BY position LIMIT %s"
)

_COMMAND: Final = "SELECT workshop, actor, command_id, digest, first, last FROM log.commands"
SELECT_COMMAND: Final = f"{_COMMAND} WHERE workshop = %s AND actor = %s AND command_id = %s"
SELECT_COMMANDS: Final = f"{_COMMAND} WHERE workshop = %s AND first > %s ORDER BY first"
SELECT_COMMAND_KEYS: Final = """SELECT actor, command_id FROM log.commands
    WHERE workshop = %s AND (actor, command_id) > (%s, %s) ORDER BY actor, command_id LIMIT %s"""

SELECT_WORKSHOPS: Final = "SELECT originator_id FROM log.events WHERE originator_version = 1 ORDER BY position"

SELECT_LAST_POSITION: Final = "SELECT coalesce(max(position), 0) FROM log.events"

HAS_DOCUMENT: Final = "SELECT 1 FROM log.documents WHERE hash = %s"
SELECT_DOCUMENT: Final = "SELECT data FROM log.documents WHERE hash = %s"

SELECT_EPOCH: Final = "SELECT value FROM log.meta WHERE name = 'epoch'"
UPDATE_EPOCH: Final = "UPDATE log.meta SET value = %s WHERE name = 'epoch'"

UPSERT_CHECKPOINT: Final = (
    "INSERT INTO log.checkpoints AS c VALUES (%s, %s, %s) ON CONFLICT (workshop) "
    "DO UPDATE SET seq = excluded.seq, data = excluded.data WHERE c.seq <= excluded.seq"
)
SELECT_CHECKPOINT: Final = "SELECT seq, data FROM log.checkpoints WHERE workshop = %s"
DELETE_CHECKPOINT: Final = "DELETE FROM log.checkpoints WHERE workshop = %s"
