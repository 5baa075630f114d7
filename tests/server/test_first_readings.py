"""A server's first readings may come together, in threads, and never end it. Each try is a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from server import documents, importing
from tests.server.importing.folders import FJORDBAEK

TOGETHER = """
import sys, threading
from pathlib import Path
from domain.budget.documents import Budget
from server import documents
from server.importing import decode
sys.setswitchinterval(1e-6)
budget, mapping = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes()
start = threading.Barrier(8)
def read():
    start.wait()
    {reading}
threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""

TRIES = 6
"""Where shapes were learnt at the first reading, half of all processes ended with a segmentation fault."""


@pytest.mark.parametrize("reading", ["documents.decode(budget, Budget)", "decode(mapping)"])
def test_eight_first_readings_at_a_time_leave_the_process_standing(tmp_path: Path, reading: str) -> None:
    budget, mapping = tmp_path / "budget", tmp_path / "mapping"
    budget.write_bytes(documents.encode(importing.read(FJORDBAEK).budget))
    mapping.write_bytes(importing.encode(importing.mappings()["fjordbaek"]))
    command = (sys.executable, "-c", TOGETHER.format(reading=reading), str(budget), str(mapping))
    for _ in range(TRIES):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
        assert done.returncode == 0, done.stderr
