"""`raaderum` on a disk that can be unplugged, and told to fail. Part of no build that is handed out.

FULL is the product as it is; the other levels are negative controls, which must lose what they acknowledge.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final, Literal

import server.log.datastore
from tests.faults.defects import put
from tests.faults.lossy_vfs import LossyVfs
from tests.faults.quick_server import Alteration

JOURNAL: Final = "asked-of-the-disk"
TROUBLE: Final = "trouble"

Synchronous = Literal["FULL", "NORMAL", "OFF"]


def on_lossy_disk(folder: Path, synchronous: Synchronous = "FULL") -> Alteration:
    """Of a server whose databases lie in `folder`."""
    return partial(_alter, folder, synchronous)


def _alter(folder: Path, synchronous: Synchronous) -> None:
    weaken(synchronous)
    LossyVfs(folder / JOURNAL, folder / TROUBLE).install()


def weaken(synchronous: Synchronous) -> None:
    """SQLite waits for the disk as told, on whatever disk."""
    if synchronous != "FULL":
        pragma = f"PRAGMA synchronous={synchronous}"
        put(server.log.datastore, "WRITER_PRAGMAS", lambda pragmas: (*pragmas, pragma))
        put(server.log.datastore, "check_durable", lambda check: lambda cursor: None)
