"""How much of a core another process has used. Linux tells; elsewhere the figure is left out."""

from __future__ import annotations

import os
from pathlib import Path


def seconds_of(pid: int) -> float | None:
    """CPU seconds of all threads of a process so far; None where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def share(before: float | None, after: float | None, seconds: float) -> float | None:
    """Of one core, over so many seconds."""
    return None if before is None or after is None else (after - before) / seconds
