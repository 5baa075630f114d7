"""The demo's people and targets, for any budget."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from domain.workshop.commands import ClaimSeat, ReleaseSeat, SetTarget
from server.demo.day import FJORDBAEK, Plan, free_guest, go_on, guests, open_day, participants, targets
from server.importing import Imported, read
from server.live.rooms import new_order
from server.opening import order
from server.service import Service
from server.settings import Settings

COMMITTEES = ["PKO", "LAE", "SOC"]


@pytest.fixture(scope="module")
def fjordbaek() -> Imported:
    return read(FJORDBAEK)


def target_of(found: list[SetTarget], year: int, table: int) -> int:
    """A table's own goes before the one for all."""
    return next(t.change for n in (table, 0) for t in found if (t.year, t.table) == (year, n))


def test_everybody_is_named_by_group_and_number_and_no_name_stands_twice() -> None:
    people = [*participants(Plan(12, 72, 1.0), COMMITTEES), *guests(Plan(12, 72, 1.0))]
    assert len({person.name for person in people}) == len(people) == 84
    assert all(re.fullmatch(r"(Byråd|Ledelse|Medarbejder|Gæst) \d+", person.name) for person in people)


def test_every_table_has_the_same_number_of_people_of_every_group_and_one_free_seat() -> None:
    plan = Plan(12, 72, 1.0)
    people = list(participants(plan, COMMITTEES))
    assert set(Counter(person.table for person in people).values()) == {6}
    for table in range(1, 13):
        groups = {person.group for person in people if person.table == table}
        assert groups == {"council", "management", "employees"}
    assert [guest.table for guest in guests(plan)] == list(range(1, 13))


@pytest.mark.parametrize("people", [0, 1, 2, 7, 100])
def test_exactly_so_many_people_come_as_were_asked_for(people: int) -> None:
    assert len(list(participants(Plan(3, people, 1.0), COMMITTEES))) == people


def test_a_budget_without_committees_has_people_too() -> None:
    assert {person.home_committee for person in participants(Plan(1, 6, 1.0), [])} == {""}


def test_every_target_asks_for_an_improvement_that_the_catalogue_could_find(fjordbaek: Imported) -> None:
    for target in targets(fjordbaek, tables=12):
        index = fjordbaek.budget.years.index(target.year)
        savings = sum(min(0, p.base(index)) for p in fjordbaek.catalogue.proposals if p.category == "operating")
        assert savings < target.change < 0


def test_some_tables_must_find_more_and_some_less_than_the_others(fjordbaek: Imported) -> None:
    found = list(targets(fjordbaek, tables=12))
    asked = [target_of(found, 2021, table) for table in range(1, 13)]
    assert len(set(asked)) == 3
    assert min(asked) < target_of(found, 2021, 0) < max(asked)


async def test_after_an_interruption_the_simulated_people_get_new_devices_and_visitors_keep_theirs(
    tmp_path: Path, fjordbaek: Imported
) -> None:
    service = Service.open(Settings(tmp_path / "log.sqlite", "http://localhost"))
    try:
        room = await open_day(service, fjordbaek, Plan(2, 3, 1.0))
        for pid in list(room.workshop.participants):
            await room.submit(new_order(ClaimSeat(pid, "device")))
        assert free_guest(room) is None
        await go_on(room)
        kept = {person.group for person in room.workshop.participants.values() if person.device}
        assert kept == {"guest"}
        await order(room, ReleaseSeat(next(p.pid for p in room.workshop.participants.values() if p.group == "guest")))
        assert free_guest(room) is not None
    finally:
        await service.close()
