"""SQLite's file system, with a journal of what it asks of the disk, and a disk that can be told to fail.

Runs inside the server's process and wraps the functions SQLite itself calls (https://sqlite.org/vfs.html); the bytes
go to the real files as ever. `lossy_disk` tells from the journal what a power cut would have left.
Never changes what is written.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Final

from tests.faults.lossy_disk import FAILED, SYNC, TRUNCATE, WRITE, record

OK, FULL, IOERR_WRITE, IOERR_FSYNC = 0, 13, 10 | 3 << 8, 10 | 4 << 8
KEPT: Final = 0x100 | 0x800 | 0x80000
"""The kinds of files that outlive a process: database, rollback journal, write-ahead log."""

Close = CFUNCTYPE(c_int, c_void_p)
Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
Sync = CFUNCTYPE(c_int, c_void_p, c_int)
Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)


class Methods(Structure):
    """sqlite3_io_methods; what is not wrapped is only carried along."""

    _fields_ = (
        ("version", c_int),
        ("close", Close),
        ("read", c_void_p),
        ("write", Write),
        ("truncate", Truncate),
        ("sync", Sync),
        ("others", c_void_p * 13),
    )


class Vfs(Structure):
    """sqlite3_vfs."""

    _fields_ = (
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", Open),
        ("others", c_void_p * 14),
    )


_INSTALLED: Final[list[LossyVfs]] = []
"""SQLite keeps a pointer to each, so none may ever be collected."""


class LossyVfs:
    """journal: appended to. trouble: while this file is there, the disk fails as it says: write, full, sync."""

    def __init__(self, journal: Path, trouble: Path) -> None:
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(Vfs)
        self._descriptor = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._trouble = trouble
        self._names: dict[int, str] = {}
        self._wrapped: dict[int, Methods] = {}
        self._alive: list[Any] = []  # what C holds a pointer to must not be collected
        self._real: Vfs = self._library.sqlite3_vfs_find(None).contents
        self._own = Vfs()
        ctypes.memmove(byref(self._own), byref(self._real), ctypes.sizeof(Vfs))
        self._own.name = b"lossy"
        self._own.open = self._keep(Open(self._open))

    def install(self) -> None:
        """From here on every database of this process is opened through it."""
        _INSTALLED.append(self)
        assert self._library.sqlite3_vfs_register(byref(self._own), 1) == OK

    def _keep(self, function: Any) -> Any:
        self._alive.append(function)
        return function

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        # `name` stays the address SQLite gave: the file keeps it, and a copy of Python's would be gone by then.
        code: int = self._real.open(vfs, name, file, flags, out)
        if code == OK and name is not None and flags & KEPT:
            methods = ctypes.cast(file, POINTER(c_void_p))
            address = methods[0]
            assert address is not None
            if address not in self._wrapped:
                self._wrapped[address] = self._wrap(Methods.from_address(address))
            self._names[file] = Path(os.fsdecode(ctypes.string_at(name))).name
            methods[0] = ctypes.addressof(self._wrapped[address])
        return code

    def _wrap(self, real: Methods) -> Methods:
        own = Methods()
        ctypes.memmove(byref(own), byref(real), ctypes.sizeof(Methods))

        def write(file: int, data: int, size: int, offset: int) -> int:
            if (failure := self._failure()) in (FULL, IOERR_WRITE):
                return failure
            self._note(file, WRITE, offset, ctypes.string_at(data, size))
            return int(real.write(file, data, size, offset))

        def truncate(file: int, size: int) -> int:
            self._note(file, TRUNCATE, size)
            return int(real.truncate(file, size))

        def sync(file: int, flags: int) -> int:
            if self._failure() == IOERR_FSYNC:
                self._note(file, FAILED)
                return IOERR_FSYNC
            code = int(real.sync(file, flags))
            self._note(file, SYNC if code == OK else FAILED)
            return code

        def close(file: int) -> int:
            self._names.pop(file, None)
            return int(real.close(file))

        wrappers: tuple[tuple[str, Callable[..., Any], Callable[..., int]], ...] = (
            ("write", Write, write),
            ("truncate", Truncate, truncate),
            ("sync", Sync, sync),
            ("close", Close, close),
        )
        for name, kind, function in wrappers:
            setattr(own, name, self._keep(kind(function)))
        return own

    def _note(self, file: int, what: bytes, offset: int = 0, data: bytes = b"") -> None:
        os.write(self._descriptor, record(what, self._names[file], offset, data))

    def _failure(self) -> int:
        try:
            kind = self._trouble.read_text()
        except FileNotFoundError:
            return OK
        return {"write": IOERR_WRITE, "full": FULL, "sync": IOERR_FSYNC}.get(kind, OK)
