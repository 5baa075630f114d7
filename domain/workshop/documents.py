"""A new version of budget, catalogue or assumptions in the middle of the day. Never changes what a table chose.

What a version must have, since the day uses it already: the same years, every line that has a target, a rule for every
own proposal's committee and steering area, and every tax and proposal that a table holds (retired ones are kept). What
it must not have is a proposal under a number that a table has given to one of its own.
"""

from __future__ import annotations

from domain import clean, errors
from domain.books import Books
from domain.table.state import TableBudget
from domain.workshop import commands, events
from domain.workshop.state import Workshop

MAX_VERSIONS = 200


def replace(workshop: Workshop, command: commands.ReplaceDocuments) -> tuple[events.DocumentsReplaced, ...]:
    """The same three documents again are silence."""
    wished = (command.budget, command.catalogue, command.assumptions)
    if wished == (workshop.budget, workshop.catalogue, workshop.assumptions):
        return ()
    if len(workshop.versions) >= MAX_VERSIONS:
        raise errors.TooMany("no more versions", limit=MAX_VERSIONS)
    note = clean.reason(command.note)
    for line, _year in {(line, year) for _, line, year in workshop.targets}:
        if not _is_targetable(line, command.books):
            raise _unfit("line", line)
    for table in workshop.tables.values():
        _check_table(table, command.books)
    return (events.DocumentsReplaced(*wished, note),)


def check_years(before: Books, after: Books) -> None:
    """Another budget year is another workshop: every amount that a table set names a year of this one."""
    if before.budget.years != after.budget.years:
        raise _unfit("years", " ".join(map(str, before.budget.years)))


def _is_targetable(line: str, books: Books) -> bool:
    return any(known.id == line for known in books.report.lines) and books.report.is_targetable(line)


def _check_table(table: TableBudget, books: Books) -> None:
    committees = {committee.id for committee in books.budget.committees}
    for own in table.own.values():
        if own.id in books.relations.proposals:
            raise _unfit("number", own.id)
        if own.committee not in committees:
            raise _unfit("committee", own.committee)
        for area in {own.steering_area, own.costing.steering_area if own.costing else own.steering_area}:
            try:
                books.report.area(area, own.committee)
            except errors.UnknownSteeringArea:
                raise _unfit("steering_area", area) from None
    for id in table.choices:
        if id not in table.own and id not in books.relations.proposals:
            raise _unfit("proposal", id)
    for tax, _year in table.rates:
        if tax not in books.report.taxes:
            raise _unfit("tax", tax)


def _unfit(what: str, which: str) -> errors.DocumentsDoNotFit:
    return errors.DocumentsDoNotFit(f"the day uses the {what} {which} already", what=what, which=which)
