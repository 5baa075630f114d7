"""Where a log is kept: the one place that chooses between SQLite and PostgreSQL.

Never imports PostgreSQL's packages for a log that is a file: who keeps one need not have them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from eventsourcing.persistence import PersistenceError

from server.books import POSTGRES
from server.log.datastore import LogDatastore
from server.log.errors import LogError, LogUnavailable
from server.log.recorder import LogRecorder
from server.log.recording import Recorder


def open_recorder(database: Path | str) -> Recorder:
    """Makes the log if it is missing. LogNotDurable, LogUnavailable."""
    if isinstance(database, str) and database.startswith(POSTGRES):
        try:
            from server.log.postgres.recorder import PostgresLogRecorder
        except ImportError as error:
            raise LogUnavailable(
                f"PostgreSQL needs packages of its own: pip install 'raaderum[nodes]' ({error})"
            ) from error
        return PostgresLogRecorder.open(database)
    return _in_file(Path(database))


def _in_file(path: Path) -> Recorder:
    datastore = LogDatastore(path)
    try:
        path.touch(mode=0o600)
        recorder = LogRecorder(datastore)
        recorder.create_table()
    except (PersistenceError, sqlite3.Error, OSError) as error:
        datastore.close()
        raise LogUnavailable(f"{path} cannot be opened as a log: {error}") from error
    except LogError:
        datastore.close()
        raise
    return recorder
