"""All that `make faults` tries, each on a ship of its own, and what must come of it. Never sails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from tests.faults import defects, loop_disk
from tests.faults.befalling.clocks import with_a_jumping_clock
from tests.faults.befalling.databases import (
    IN_NO_HURRY,
    AllCrash,
    ConnectionsCut,
    DatabaseCrash,
    DatabaseFrozen,
    DatabaseRestart,
    OnPostgres,
    commit_without_the_disk,
)
from tests.faults.befalling.disks import FailingDisk, FullDisk
from tests.faults.befalling.kill import Kill
from tests.faults.befalling.lines import Lines
from tests.faults.befalling.mutes import MOST_HELD, Mutes
from tests.faults.befalling.nodes import OwnerKilled, OwnerStopped, RedisEmptied, RedisLost, RollingRestart, Splits
from tests.faults.befalling.power import PowerLoss
from tests.faults.befalling.real_disks import FAILING_SYNC, FAILING_WRITE, Filled, Traced, Unplugged
from tests.faults.befalling.stammer import Stammer
from tests.faults.befalling.storm import Storm, with_few_descriptors
from tests.faults.loop_disk import LoopDisk
from tests.faults.lossy_server import Synchronous, on_lossy_disk, weaken
from tests.faults.quick_server import Alteration, as_it_is
from tests.faults.ship import Ship, fleet, lone_ship, nodes
from tests.faults.voyage import Calm
from tests.services.postgres import Postgres
from tests.services.redis import Redis


class Berth:
    """What a case may use: a folder, a disk, a database. Each is made when it is asked for, and cleared away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def disk(self) -> LoopDisk:
        return LoopDisk(self.folder)

    @cached_property
    def postgres(self) -> Postgres:
        postgres = Postgres()
        postgres.start()
        return postgres

    @cached_property
    def unhurried_postgres(self) -> Postgres:
        postgres = Postgres(settings=IN_NO_HURRY)
        postgres.start()
        return postgres

    @cached_property
    def redis(self) -> Redis:
        redis = Redis()
        redis.start()
        return redis

    def clear(self) -> None:
        if "redis" in self.__dict__:
            self.redis.remove()
        if "postgres" in self.__dict__:
            self.postgres.remove()
        if "unhurried_postgres" in self.__dict__:
            self.unhurried_postgres.remove()
        if "disk" in self.__dict__:
            self.disk.remove()


Voyage = tuple[Ship, Calm]


@dataclass(frozen=True, slots=True)
class Case:
    """rounds: of the long set. found: a negative control, in which this fault must be found.

    obstacle: why it cannot be tried here, or nothing. figures: what it measured, once it is over.
    """

    name: str
    rounds: int
    prepare: Callable[[Berth], Voyage]
    found: str = ""
    obstacle: Callable[[], str] = field(default=lambda: "")
    figures: Callable[[Calm], str] = field(default=lambda befalls: "")


def _no_strace() -> str:
    return "" if shutil.which("strace") else "no strace"


def _on_lossy_disk(berth: Berth, befalls: Calm) -> Voyage:
    return lone_ship(berth.folder, on_lossy_disk(berth.folder)), befalls


def _on_postgres(berth: Berth, befalling: type[OnPostgres]) -> Voyage:
    return fleet(berth.folder, berth.postgres.new_database()), befalling(berth.postgres)


def _on_unhurried_postgres(berth: Berth) -> Voyage:
    database = berth.unhurried_postgres.new_database()
    return fleet(berth.folder, database, alter=commit_without_the_disk), AllCrash(berth.unhurried_postgres)


def _on_nodes(befalling: Callable[[Berth], Calm], count: int = 3) -> Callable[[Berth], Voyage]:
    return lambda b: (nodes(b.folder, b.postgres.new_database(), b.redis.url, count), befalling(b))


def _splits(berth: Berth) -> Calm:
    return Splits(berth.postgres.folder / ".s.PGSQL.5432", Path(urlsplit(berth.redis.url).path))


def _storm(befalls: Calm) -> str:
    assert isinstance(befalls, Storm)
    return f"all live in {befalls.slowest:.1f} s (figure: 10 s)"


def _mutes(befalls: Calm) -> str:
    assert isinstance(befalls, Mutes)
    return f"gone in {befalls.slowest:.0f} s (30 s), {befalls.dearest / 1000:.0f} kB each ({MOST_HELD // 1000} kB)"


def _unplugged(berth: Berth, alter: Alteration = as_it_is) -> Voyage:
    return lone_ship(berth.disk.folder, alter), Unplugged(berth.disk)


def _altered(alter: Alteration, befalls: Callable[[], Calm]) -> Callable[[Berth], Voyage]:
    return lambda berth: (lone_ship(berth.folder, alter), befalls())


def _weakened(synchronous: Synchronous) -> Callable[[Berth], Voyage]:
    return lambda berth: (lone_ship(berth.folder, on_lossy_disk(berth.folder, synchronous)), PowerLoss())


CASES: Final = (
    Case("kill -9", 100, _altered(as_it_is, Kill)),
    Case("power cut, ext4", 100, _unplugged, obstacle=loop_disk.obstacle),
    Case("power cut, lossy disk", 100, _weakened("FULL")),
    Case("full disk, ext4", 10, lambda b: (lone_ship(b.disk.folder), Filled(b.disk)), obstacle=loop_disk.obstacle),
    Case("full disk, limit", 10, _altered(as_it_is, FullDisk)),
    Case("sync fails, strace", 10, _altered(as_it_is, lambda: Traced(FAILING_SYNC)), obstacle=_no_strace),
    Case("write fails, strace", 10, _altered(as_it_is, lambda: Traced(FAILING_WRITE)), obstacle=_no_strace),
    Case("sync fails, power cut", 20, lambda b: _on_lossy_disk(b, FailingDisk("sync"))),
    Case("write fails, power cut", 20, lambda b: _on_lossy_disk(b, FailingDisk("write"))),
    Case("lines cut, stalled, slow", 50, _altered(as_it_is, Lines)),
    Case("said twice, out of order", 20, _altered(as_it_is, Stammer)),
    Case("clock jumps, kill -9", 20, _altered(with_a_jumping_clock, Kill)),
    Case("50 that do not read", 2, _altered(as_it_is, lambda: Mutes(50)), figures=_mutes),
    Case("storm of 1,000", 3, _altered(partial(with_few_descriptors, 1_024), lambda: Storm(1_000)), figures=_storm),
    Case("database killed", 30, lambda b: _on_postgres(b, DatabaseCrash)),
    Case("all killed", 30, lambda b: _on_postgres(b, AllCrash)),
    Case("database restarted", 10, lambda b: _on_postgres(b, DatabaseRestart)),
    Case("database stands still", 10, lambda b: _on_postgres(b, DatabaseFrozen)),
    Case("database's lines cut", 30, lambda b: _on_postgres(b, ConnectionsCut)),
    Case("nodes: owner killed", 20, _on_nodes(lambda b: OwnerKilled())),
    Case("nodes: owner stopped", 10, _on_nodes(lambda b: OwnerStopped())),
    Case("nodes: split", 20, _on_nodes(_splits)),
    Case("nodes: rolling restart", 10, _on_nodes(lambda b: RollingRestart())),
    Case("nodes: all killed", 10, _on_nodes(lambda b: Kill())),
    Case("nodes: database killed", 10, _on_nodes(lambda b: DatabaseCrash(b.postgres))),
    Case("nodes: Redis lost", 10, _on_nodes(lambda b: RedisLost(b.redis))),
    Case("nodes: Redis emptied", 10, _on_nodes(lambda b: RedisEmptied(b.redis))),
)

CONTROLS: Final = (
    Case("acknowledge too early", 5, _altered(defects.acknowledge_before_the_commit, Kill), "lost"),
    Case("synchronous=NORMAL", 3, _weakened("NORMAL"), "lost"),
    Case("synchronous=OFF", 3, _weakened("OFF"), "lost"),
    Case(
        "the same, NORMAL, ext4",
        3,
        lambda b: _unplugged(b, partial(weaken, "NORMAL")),
        "lost",
        obstacle=loop_disk.obstacle,
    ),
    Case("forget commands", 3, _altered(defects.forget_commands, Stammer), "doubled"),
    Case("synchronous_commit=off", 3, _on_unhurried_postgres, "lost"),
)
