"""make faults: the long set, with a table of what came of it. Exit code 1 if anything did that must not.

python -m tests.faults [--only WORDS] [--rounds N] [--seed N] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.cases import CASES, CONTROLS, Berth, Case
from tests.faults.logbook import Logbook
from tests.faults.voyage import sail

HEAD = f"{'what befell':<26}{'rounds':>7}{'acknowledged':>14}{'left open':>11}{'healed in':>11}{'faults':>8}"
SHOWN = 5
"""Faults of a case that are told in full."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="cases whose name has this in it")
    parser.add_argument("--rounds", type=int, default=0, help="instead of each case's own number")
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**6), help="of the moments; else another each time"
    )
    parser.add_argument("--keep", type=Path, help="keep what the servers said and wrote in this folder")
    arguments = parser.parse_args()
    chosen = [case for case in (*CASES, *CONTROLS) if arguments.only in case.name]
    if not chosen:
        parser.error(f"no case has {arguments.only!r} in its name")
    begun = time.monotonic()
    print(f"seed {arguments.seed}\n\n{HEAD}", flush=True)
    well = [_tried(case, arguments.rounds or case.rounds, arguments.seed, arguments.keep) for case in chosen]
    print(f"\n{sum(well)} of {len(well)} as they must be, in {time.monotonic() - begun:.0f} s")
    return 0 if all(well) else 1


def _tried(case: Case, rounds: int, seed: int, keep: Path | None) -> bool:
    """Whether it came out as it must. What cannot be tried here says why, and counts as well."""
    if obstacle := case.obstacle():
        print(f"{case.name:<26}{'-':>7}  not tried: {obstacle}", flush=True)
        return True
    with tempfile.TemporaryDirectory(prefix="raaderum-faults-") as folder:
        berth = Berth(keep / case.name if keep else Path(folder))
        try:
            ship, befalls = case.prepare(berth)
            logbook = asyncio.run(sail(ship, befalls, rounds, seed))
        except Exception:  # whatever it is, the other cases are tried too
            print(f"{case.name:<26}{rounds:>7}  broke off:\n{traceback.format_exc()}", flush=True)
            return False
        finally:
            berth.clear()
        print(f"{_line(case, rounds, logbook)}  {case.figures(befalls)}", flush=True)
        return _is_well(case, logbook)


def _line(case: Case, rounds: int, logbook: Logbook) -> str:
    counts = f"{logbook.acknowledged:>14,}{logbook.left_open:>11,}{logbook.healed:>9.1f} s{len(logbook.faults):>8}"
    return f"{case.name:<26}{rounds:>7}{counts}"


def _is_well(case: Case, logbook: Logbook) -> bool:
    faults = logbook.faults
    if case.found:
        found = case.found in logbook.kinds
        print("    found out, as it must be" if found else f"    NOT FOUND OUT: not {case.found}", flush=True)
        return found
    for fault in faults[:SHOWN]:
        print(f"    {fault.kind}: {fault.what}", flush=True)
    if len(faults) > SHOWN:
        print(f"    ... and {len(faults) - SHOWN} more", flush=True)
    return not faults


if __name__ == "__main__":
    sys.exit(main())
