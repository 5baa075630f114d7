"""Targets: what a result line must change in a year (settled.md 22). Never says whether one is reached."""

from __future__ import annotations

from domain import errors
from domain.books import Books
from domain.workshop import commands, events
from domain.workshop.seats import check_table
from domain.workshop.state import TargetKey, Workshop

MAX_AMOUNT = 10**12
"""Kroner: a million millions; a slip of the finger, not a municipality."""


def set_(workshop: Workshop, command: commands.SetTarget, books: Books) -> tuple[events.TargetSet, ...]:
    key = _key(workshop, command, books)
    if abs(command.change) > MAX_AMOUNT:
        raise errors.AmountOutOfRange("too large for a budget", limit=MAX_AMOUNT)
    return () if workshop.targets.get(key) == command.change else (events.TargetSet(*key, command.change),)


def clear(workshop: Workshop, command: commands.ClearTarget, books: Books) -> tuple[events.TargetCleared, ...]:
    key = _key(workshop, command, books)
    return (events.TargetCleared(*key),) if key in workshop.targets else ()


def _key(workshop: Workshop, command: commands.SetTarget | commands.ClearTarget, books: Books) -> TargetKey:
    line = command.line or books.budget.target_line
    if command.table:
        check_table(workshop, command.table)
    if all(known.id != line for known in books.budget.report):
        raise errors.UnknownLine("the report has no such line", line=line)
    if not books.report.is_targetable(line):
        raise errors.LineNotTargetable("a state of money, not a year's flow", line=line)
    if command.year not in books.budget.years:
        raise errors.UnknownYear("not a year of the budget", year=command.year)
    return command.table, line, command.year
