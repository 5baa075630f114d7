"""The long days that several measures work on, made once a run. Never handed out twice: each gets a copy."""

from __future__ import annotations

import shutil
from typing import cast

from tests.bench.context import Context
from tests.bench.day import Day, long_day

PEOPLE, TABLES = 200, 20
"""In the day of 100,000 events, and in the short one that it is compared with."""

FEW, ONE = 20, 2
"""The same in a smoke test."""

AT_ONE_TABLE = 10


async def long(context: Context) -> Day:
    """A day of 100,000 events at 20 tables."""
    return await _kept(context, "long day", *_people(context), context.size.events)


async def short(context: Context) -> Day:
    """The same people's first 1,000 events."""
    return await _kept(context, "short day", *_people(context), context.size.few_events)


async def at_one_table(context: Context) -> Day:
    """100,000 events of ten people at one table."""
    return await _kept(context, "day at one table", AT_ONE_TABLE, 1, context.size.events)


def _people(context: Context) -> tuple[int, int]:
    return (PEOPLE, TABLES) if context.size.people > FEW else (FEW, ONE)


async def _kept(context: Context, name: str, people: int, tables: int, events: int) -> Day:
    if name not in context.kept:
        context.tell(f"· living through a day of {events:,} events at {tables} tables")
        context.kept[name] = await long_day(context.new_folder("day"), people, tables, events)
    day = cast(Day, context.kept[name])
    copy = context.new_folder("copy")
    shutil.copytree(day.database.parent, copy, dirs_exist_ok=True)
    return Day(copy / day.database.name, day.crowd)
