"""make bench: the measures of performance.md, each beside its limit in the same run.

python -m tests.bench [P1 P2 ...] [--cold] [--quick] [--json PATH] [--write]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import uvloop

from tests.bench.context import Context
from tests.bench.measures import MEASURES
from tests.bench.record import Record
from tests.bench.report import table
from tests.bench.size import FULL, QUICK
from tests.bench.whole import bench, chosen


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"some of {' '.join(MEASURES)}; else all")
    parser.add_argument("--quick", action="store_true", help="a smoke test: few people, short rounds, no figures worth")
    parser.add_argument("--cold", action="store_true", help="measure `make demo` in a fresh clone, too: it installs")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and its pictures from it")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    arguments = parser.parse_args()
    try:
        names = chosen(arguments.measures, with_cold=arguments.cold)
    except KeyError as unknown:
        parser.error(str(unknown.args[0]))
    with tempfile.TemporaryDirectory(prefix="raaderum-bench-") as folder:
        context = Context(Path(folder), QUICK if arguments.quick else FULL, lambda line: print(line, flush=True))
        report = uvloop.run(bench(context, names))
    print()
    print(table(report))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(report.as_map(), indent=2) + "\n", encoding="utf-8")
    if arguments.write:
        record = Record.read()
        record.take(report)
        record.write()


if __name__ == "__main__":
    main()
