"""Copies of log and directory, taken while everything goes on, and brought back. Never overwrites anything.

The log is copied first and the directory after it, so that no event in the copy lacks its key. A copy is whole
before it bears its name. Who has been forgotten since a backup was taken must be forgotten again after restoring it.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from server.log import schema

LOG = "log.db"
DIRECTORY = "directory.db"


NOT_A_FILE = (
    "a log in PostgreSQL is copied with PostgreSQL's own tools, for instance pg_dump --schema=log --schema=directory; "
    "see docs/operations.md"
)


class BackupFailed(Exception):
    """The copy could not be made or taken back. Says which file, and what to do."""


def back_up(log: Path, directory: Path, target: Path) -> None:
    """Into the folder `target`, made if missing, as `log.db` and `directory.db`. BackupFailed."""
    _must_not_exist(target / LOG, target / DIRECTORY)
    with _explained(), _unfinished(target) as folder:
        _copy(log, folder / LOG)
        _copy(directory, folder / DIRECTORY)
        _name((folder / DIRECTORY, target / DIRECTORY), (folder / LOG, target / LOG))


def restore(source: Path, log: Path, directory: Path) -> str:
    """The backup in the folder `source` as a new log and its directory. The new epoch: clients start over.

    BackupFailed, also if there is a log already.
    """
    for missing in (file for file in (source / LOG, source / DIRECTORY) if not file.is_file()):
        raise BackupFailed(f"{missing} is missing: {source} is no backup of ours")
    _must_not_exist(log, directory)
    epoch = secrets.token_hex(8)
    with _explained(), _unfinished(log.parent) as folder:
        _copy(source / LOG, folder / LOG)
        _copy(source / DIRECTORY, folder / DIRECTORY)
        with closing(sqlite3.connect(folder / LOG, isolation_level=None)) as database:
            database.execute(schema.UPDATE_EPOCH, (epoch,))
        _name((folder / DIRECTORY, directory), (folder / LOG, log))
    return epoch


def _copy(source: Path, copy: Path) -> None:
    """One consistent moment of a database that may be written to meanwhile."""
    copy.touch(mode=0o600)
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as reader, closing(sqlite3.connect(copy)) as writer:
        reader.backup(writer)
    with closing(sqlite3.connect(copy)) as whole:
        found = whole.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        raise BackupFailed(f"{source} is damaged: {found[0][0]}")


@contextmanager
def _unfinished(parent: Path) -> Iterator[Path]:
    """A folder of its own for what is not whole yet."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = parent / f".unfinished-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def _name(*files: tuple[Path, Path]) -> None:
    """Give the files their names, in this order, once all of them are on disk."""
    for unfinished, _ in files:
        _sync(unfinished)
    for unfinished, final in files:
        os.link(unfinished, final)  # unlike a rename it never replaces what has come there meanwhile
        _sync(final.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _must_not_exist(*files: Path) -> None:
    for there in (file for file in files if file.exists()):
        raise BackupFailed(f"{there} exists already, and nothing is ever overwritten; name another place")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"{error}; check the path, the rights and the space on the disk") from error
