"""A printed result statement held against the one the lines add up to. The lines count; changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from domain.budget.report import Report
from server.importing.tables import Entry
from server.importing.tables.totals import told


def check_printed(entries: Iterable[Entry], report: Report) -> None:
    """A difference of at most one of the printed unit is rounding: Esbjerg's printed total is 1 off its items."""
    by_word = {line.name.casefold(): line.id for line in report.lines} | {
        line.id.casefold(): line.id for line in report.lines
    }
    for entry in entries:
        line = by_word.get(entry.get("id").casefold()) or by_word.get(entry.get("name").casefold())
        if line is None:
            entry.problem(
                "id" if entry.get("id") else "name", "not_in_the_statement", entry.get("id") or entry.get("name")
            )
            continue
        columns = entry.reader.table.amounts
        unit = columns.unit // int(10**columns.decimals) if columns else 1
        for place, printed, exact in zip(entry.reader.amount_places, entry.amounts, report.base[line], strict=False):
            if abs(printed - exact) > unit:
                entry.problem_at(place, "total_differs", f"{told(printed)} / {told(exact)} kr.")
            elif printed != exact:
                entry.problem_at(place, "total_rounded", f"{told(printed - exact)} kr.")
