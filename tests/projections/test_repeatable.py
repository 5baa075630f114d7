"""The same day gives the same bytes in every process: nothing hangs on the order in which a set is walked."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import msgpack

from server.settings import ROOT
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live
from tests.projections.random_day import random_day


def digest() -> str:
    """SHA-256 over every change of a day, in order, as msgpack."""
    live, hashed = Live(fjordbaek()), hashlib.sha256()
    for fact in random_day(7, 200, fjordbaek()):
        live.live(fact)
        for view, change in sorted(live.projections.take_changes().items()):
            hashed.update(msgpack.packb([view, change.from_, change.to, change.rows, change.gone]))
    return hashed.hexdigest()


def test_a_day_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = "from tests.projections.test_repeatable import digest; print(digest())"
    digests = {
        subprocess.run(  # noqa: S603 - this very interpreter, with a line of our own
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2", "77")
    }
    assert digests == {digest()}
