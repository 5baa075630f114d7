"""make faults: twenty rounds of kill -9 under load. python -m tests.faults [--rounds N] [--seed N]"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.befalling.kill import Kill
from tests.faults.ship import lone_ship
from tests.faults.voyage import sail


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    seed = secrets.randbelow(10**6)
    parser.add_argument("--seed", type=int, default=seed, help="of the moments; by default another each time")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="raaderum-faults-") as folder:
        logbook = asyncio.run(sail(lone_ship(Path(folder)), Kill(), arguments.rounds, arguments.seed))
    print(
        f"{logbook.rounds} x kill -9 (seed {arguments.seed}): {logbook.acknowledged} acknowledged edits, "
        f"{len(logbook.log)} events, {len(logbook.faults)} faults, {time.monotonic() - begun:.0f} s"
    )
    for fault in logbook.faults:
        print(f"  {fault.kind}: {fault.what}")
    return 1 if logbook.faults else 0


if __name__ == "__main__":
    sys.exit(main())
