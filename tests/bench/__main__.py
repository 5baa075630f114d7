"""make bench: how fast an edit reaches every screen, and how many durable edits a second, each beside its limit.

python -m tests.bench [--quick] [--json PATH]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import uvloop

from tests.bench.report import table
from tests.bench.whole import FULL, QUICK, bench


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a smoke test: few people, short rounds, no figures worth")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    with tempfile.TemporaryDirectory(prefix="raaderum-bench-") as folder:
        figures = uvloop.run(bench(Path(folder), size, print))
    print()
    print(table(figures))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
