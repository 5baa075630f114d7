"""A command that comes again is known, however long ago it was; one that is new is so without asking the log."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from server.live import remembered as remembered_module
from server.live.remembered import Remembered
from server.live.sieve import FIRST, Sieve
from server.log.store import LogUnavailable, RememberedCommand, Store
from tests.server.log.samples import OTHER, WORKSHOP, batch, log_in, remembered


class Asked(Store):
    """Counts how often the log is asked for one command, and in which threads."""

    looks = 0
    threads: ClassVar[set[int]] = set()

    def find_command(self, workshop: str, actor: str, command_id: str) -> RememberedCommand | None:
        self.looks += 1
        self.threads.add(threading.get_ident())
        return super().find_command(workshop, actor, command_id)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Asked]:
    with log_in(tmp_path) as log:
        log.__class__ = Asked
        assert isinstance(log, Asked)
        yield log


def find(known: Remembered, seq: int, actor: str = "") -> RememberedCommand | None:
    """As a room does with a batch of one."""
    command = remembered(seq)
    key = (actor or command.actor, command.command_id)
    asyncio.run(known.look_up([key]))
    return known.find(*key)


def test_what_the_log_held_before_is_found(log: Asked) -> None:
    log.append(batch(1, 30)).result()
    known = Remembered(log, WORKSHOP)
    known.read()
    assert [find(known, seq) for seq in range(1, 31)] == [remembered(seq) for seq in range(1, 31)]
    assert log.looks == 30


def test_the_log_is_asked_for_a_whole_batch_and_never_on_the_loop(log: Asked) -> None:
    log.append(batch(1, 30)).result()
    log.threads.clear()
    known = Remembered(log, WORKSHOP)
    keys = [(remembered(seq).actor, remembered(seq).command_id) for seq in (3, 40, 5)]
    asyncio.run(known.look_up(keys))
    assert [known.find(*key) for key in keys] == [remembered(3), None, remembered(5)]
    assert log.looks == 3
    assert len(log.threads) == 1
    assert threading.get_ident() not in log.threads


def test_what_was_looked_up_for_one_batch_is_not_believed_in_the_next(log: Asked) -> None:
    """Another writer may have put it into the log meanwhile."""
    known = Remembered(log, WORKSHOP)
    assert find(known, 1) is None
    log.append(batch(1, 1)).result()
    assert find(known, 1) == remembered(1)


def test_what_is_new_is_seldom_looked_up(log: Asked) -> None:
    """Also what another workshop knows, or another actor."""
    log.append(batch(1, 30)).result()
    log.append(batch(1, 30, OTHER)).result()
    known = Remembered(log, WORKSHOP)
    known.read()
    assert all(find(known, seq) is None for seq in range(100, 200))
    assert all(find(known, seq, "p:other") is None for seq in range(1, 31))
    assert log.looks < 10


def test_until_the_log_has_been_read_every_unknown_command_is_looked_up(log: Asked) -> None:
    log.append(batch(1, 3)).result()
    known = Remembered(log, WORKSHOP)
    assert find(known, 2) == remembered(2)
    assert find(known, 4) is None
    assert log.looks == 2


def test_a_log_that_cannot_be_read_now_is_asked_each_time(log: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(workshop: str) -> Iterator[tuple[str, str]]:
        raise LogUnavailable("gone for a moment")

    log.append(batch(1, 3)).result()
    known = Remembered(log, WORKSHOP)
    monkeypatch.setattr(log, "command_keys", unreadable)
    known.read()
    assert find(known, 3) == remembered(3)


def test_what_was_just_done_is_known_without_a_look(log: Asked) -> None:
    """Also before it is on disk, as within a batch."""
    known = Remembered(log, WORKSHOP)
    known.read()
    known.add(remembered(1))
    assert find(known, 1) == remembered(1)
    assert log.looks == 0


def test_what_is_held_no_longer_is_found_in_the_log(log: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_module, "KEPT", 5)
    known = Remembered(log, WORKSHOP)
    known.read()
    log.append(batch(1, 20)).result()
    for seq in range(1, 21):
        known.add(remembered(seq))
    assert [find(known, seq) for seq in range(1, 21)] == [remembered(seq) for seq in range(1, 21)]
    assert log.looks == 15


def test_commands_are_read_page_by_page(log: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.log.store.PAGE", 7)
    log.append(batch(1, 30)).result()
    log.append(batch(1, 5, OTHER)).result()
    assert sorted(log.command_keys(WORKSHOP)) == [("p:x7", remembered(seq).command_id) for seq in range(1, 31)]


def test_only_commands_after_a_position_are_loaded(log: Asked) -> None:
    log.append(batch(1, 30)).result()
    assert log.load_commands(WORKSHOP, 28) == [remembered(29), remembered(30)]


def test_a_sieve_lets_pass_all_that_was_put_in_and_little_else() -> None:
    """Over several layers."""
    sieve = Sieve()
    for number in range(3 * FIRST + 1):
        sieve.add(("p:one", f"{number}"))
    assert all(sieve.may_hold(("p:one", f"{number}")) for number in range(3 * FIRST + 1))
    passed = sum(sieve.may_hold(("p:two", f"{number}")) for number in range(10_000))
    assert passed < 200
