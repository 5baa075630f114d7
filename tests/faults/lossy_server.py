"""`raaderum` on a disk that can be unplugged. python -m tests.faults.lossy_server FULL|NORMAL|OFF FOLDER serve ...

FULL is the product as it is; the others are negative controls, which must lose what they acknowledge.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Literal

import server.log.datastore
from server.commandline import main
from tests.faults.defects import put
from tests.faults.lossy_vfs import LossyVfs

JOURNAL: Final = "asked-of-the-disk"
TROUBLE: Final = "trouble"

Synchronous = Literal["FULL", "NORMAL", "OFF"]


def on_lossy_disk(folder: Path, synchronous: Synchronous = "FULL") -> tuple[str, ...]:
    """The command of a server whose databases lie in `folder`."""
    return (sys.executable, "-m", "tests.faults.lossy_server", synchronous, str(folder))


def weaken(synchronous: str) -> None:
    pragma = f"PRAGMA synchronous={synchronous}"
    put(server.log.datastore, "WRITER_PRAGMAS", lambda pragmas: (*pragmas, pragma))
    put(server.log.datastore, "check_durable", lambda check: lambda cursor: None)


if __name__ == "__main__":
    level, where = sys.argv.pop(1), Path(sys.argv.pop(1))
    if level != "FULL":
        weaken(level)
    LossyVfs(where / JOURNAL, where / TROUBLE).install()
    main()
