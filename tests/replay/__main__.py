"""All generated workshops, under other hash seeds. Run: python -m tests.replay [HOW MANY]

Never stops at the first difference: all of them are told, and the exit code is 1 if there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from server.checkpoints import ladder
from server.settings import ROOT
from tests.replay.same import differing

HOW_MANY = 2_000
AT_A_TIME = 250
"""In one process, each with a PYTHONHASHSEED of its own."""


def main() -> int:
    if sys.argv[1:2] == ["--part"]:
        return part(int(sys.argv[2]), int(sys.argv[3]))
    how_many = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    begun, failed = time.monotonic(), 0
    for first in range(0, how_many, AT_A_TIME):
        last = min(first + AT_A_TIME, how_many)
        line = [sys.executable, "-m", "tests.replay", "--part", str(first), str(last)]
        env = {**os.environ, "PYTHONHASHSEED": str(first + 1)}
        failed |= subprocess.run(line, cwd=ROOT, env=env, check=False).returncode  # noqa: S603 - our own line
        print(f"{last} of {how_many} workshops, {time.monotonic() - begun:.0f} s", flush=True)
    print("something differs" if failed else "live, replayed and begun anywhere: the same rows")
    return 1 if failed else 0


def part(first: int, last: int) -> int:
    found = 0
    for seed in range(first, last):
        ladder.EVERY = 5 + seed % 60
        for what in differing(seed):
            print(what, flush=True)
            found = 1
    return found


if __name__ == "__main__":
    sys.exit(main())
