"""A fresh log for each test. Never shared: a log cannot be emptied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.log.store import Store
from tests.server.log.samples import log_in


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Store]:
    with log_in(tmp_path) as store:
        yield store
