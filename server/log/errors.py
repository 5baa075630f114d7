"""What can go wrong with the log. Each says where, and what to do about it; none is ever swallowed.

LogError
├── LogNotDurable      at start: the database would lose acknowledged edits, or their order; refused
├── LogUnavailable     disk full, I/O error, locked: nothing is accepted until `reopen` succeeds
├── LogDamaged         at reading: a row is not what was written there
├── LogTooNew          at reading: written by a newer Råderum than this one
├── BatchRefused       at appending: the batch contradicts itself or runs backwards
│   └── EventTooLarge  one event's envelope is over 65,535 bytes
├── VersionConflict    at appending: another writer was there first
├── NotOwner           at appending: another node has taken the workshop over; nothing was written
└── DocumentMissing    no document with that hash
"""

from __future__ import annotations


class LogError(Exception):
    """The family. Never raised itself."""


class LogNotDurable(LogError):
    """The database would acknowledge what is not on disk, or show events out of order."""


class LogUnavailable(LogError):
    """Nothing can be written now. What was being written is on disk or not; reading tells."""


class LogDamaged(LogError):
    """A stored row, or a document, is not what it says it is."""


class LogTooNew(LogError):
    """An event, or a version of one, that this release does not know."""


class BatchRefused(LogError):
    """The seqs are not contiguous from expected + 1, or the time runs backwards. A bug of the sender."""


class EventTooLarge(BatchRefused):
    """One event's envelope does not fit."""


class VersionConflict(LogError):
    """The workshop's version in the log is not the one the batch was decided on."""


class NotOwner(LogError):
    """The workshop's lease no longer has the term that the batch names."""


class DocumentMissing(LogError, KeyError):
    """The log holds no document with that hash."""

    def __str__(self) -> str:
        return Exception.__str__(self)
