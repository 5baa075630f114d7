"""The log's tables, and the triggers that keep them append-only. Never changes a table that is there."""

from __future__ import annotations

EVENTS = "events"

_KEPT = ("events", "commands", "documents")


def _append_only(table: str, operation: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuse_{operation.lower()} BEFORE {operation} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are never changed or removed'); END"
    )


STATEMENTS: tuple[str, ...] = (
    # position orders all workshops; AUTOINCREMENT, so that no number is ever given twice.
    """CREATE TABLE IF NOT EXISTS events (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL CHECK (length(state) <= 65535),
        UNIQUE (originator_id, originator_version)
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS commands (
        workshop TEXT NOT NULL,
        actor TEXT NOT NULL,
        command_id TEXT NOT NULL,
        digest BLOB NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (workshop, actor, command_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS documents (
        hash TEXT PRIMARY KEY,
        data BLOB NOT NULL
    ) STRICT""",
    # What was worked out from the events, sealed: replaced and removed at will, for it can be worked out again.
    """CREATE TABLE IF NOT EXISTS checkpoints (
        workshop TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # The log's incarnation (settled.md 7): made with it, and anew by a restore.
    "INSERT INTO meta (name, value) VALUES ('epoch', lower(hex(randomblob(8)))) ON CONFLICT (name) DO NOTHING",
    *(_append_only(table, operation) for table in _KEPT for operation in ("UPDATE", "DELETE")),
)

INSERT_EVENT = "INSERT INTO events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
INSERT_COMMAND = "INSERT INTO commands (workshop, actor, command_id, digest, first, last) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_DOCUMENT = "INSERT INTO documents (hash, data) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING"

_EVENT = "SELECT position, originator_id, originator_version, topic, state FROM events"
SELECT_EVENTS = f"{_EVENT} WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version LIMIT ?"
SELECT_LAST_EVENT = f"{_EVENT} WHERE originator_id = ? ORDER BY originator_version DESC LIMIT 1"

_COMMAND = "SELECT workshop, actor, command_id, digest, first, last FROM commands"
SELECT_COMMAND = f"{_COMMAND} WHERE workshop = ? AND actor = ? AND command_id = ?"
SELECT_COMMANDS = f"{_COMMAND} WHERE workshop = ? AND first > ? ORDER BY first"
SELECT_COMMAND_KEYS = """SELECT actor, command_id FROM commands WHERE workshop = ? AND (actor, command_id) > (?, ?)
    ORDER BY actor, command_id LIMIT ?"""

# Jumps from workshop to workshop in the index, where DISTINCT would read every event.
SELECT_WORKSHOPS = """WITH RECURSIVE ids (id) AS (
        SELECT min(originator_id) FROM events
        UNION ALL
        SELECT (SELECT min(originator_id) FROM events WHERE originator_id > ids.id) FROM ids WHERE ids.id IS NOT NULL
    )
    SELECT originator_id FROM events JOIN ids ON originator_id = ids.id AND originator_version = 1 ORDER BY position"""

UPSERT_CHECKPOINT = """INSERT INTO checkpoints (workshop, seq, data) VALUES (?, ?, ?)
    ON CONFLICT (workshop) DO UPDATE SET seq = excluded.seq, data = excluded.data
    WHERE excluded.seq >= checkpoints.seq"""
SELECT_CHECKPOINT = "SELECT seq, data FROM checkpoints WHERE workshop = ?"
DELETE_CHECKPOINT = "DELETE FROM checkpoints WHERE workshop = ?"

SELECT_EPOCH = "SELECT value FROM meta WHERE name = 'epoch'"
UPDATE_EPOCH = "UPDATE meta SET value = ? WHERE name = 'epoch'"
