"""make soak: 300 clients for half an hour. Exit code 1 if memory or the write-ahead log outgrow their figures.

python -m tests.faults.soak [--minutes 30] [--clients 300] [--windows 3]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.faults.befalling.soak import MB, Soak
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail

AT_A_TABLE: Final = 10

MOST_GROWTH: Final = 1 * MB
"""Bytes in ten minutes."""

MOST_WAL: Final = 64 * MB
"""Bytes."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--clients", type=int, default=300, help="ten at a table")
    parser.add_argument("--windows", type=int, default=3, help="in which growth is looked at; the first is warming up")
    arguments = parser.parse_args()
    soak = Soak(arguments.minutes * 60 / arguments.windows)
    tables = max(1, arguments.clients // AT_A_TABLE)
    with tempfile.TemporaryDirectory(prefix="raaderum-soak-") as folder:
        print(f"{tables * AT_A_TABLE} clients, {arguments.windows} windows of {soak.lasts / 60:.1f} min", flush=True)
        logbook = asyncio.run(sail(lone_ship(Path(folder)), soak, arguments.windows, 1, tables, AT_A_TABLE))
    per_ten_minutes = [window / soak.lasts * 600 for window in soak.windows[1:] or soak.windows]
    growth = max(per_ten_minutes)
    print(f"{len(logbook.log):,} events, {logbook.acknowledged:,} acknowledged, {len(logbook.faults)} faults")
    print(f"memory grew by {growth / MB:.2f} MB in ten minutes at most (figure: {MOST_GROWTH / MB:.0f} MB)")
    print(f"the write-ahead log had {soak.largest_wal / MB:.1f} MB at most (figure: {MOST_WAL / MB:.0f} MB)")
    for fault in logbook.faults[:5]:
        print(f"  {fault.kind}: {fault.what}")
    return 0 if not logbook.faults and growth <= MOST_GROWTH and soak.largest_wal <= MOST_WAL else 1


if __name__ == "__main__":
    sys.exit(main())
