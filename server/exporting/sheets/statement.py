"""The sheet of the result statement: every line a formula, the base and each table side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.books import Books
from domain.budget.documents import Amounts, ReportLine
from server.exporting.book import Sheet, Style, cell_name, column_name
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import HEAD, NOTE, TITLE, TOTALS
from server.exporting.sheets.sums import Sums

BLOCKS = TOTALS
"""Whose figures stand below: the row above the years."""
FIRST = HEAD + 1
LABELS = 2


@dataclass(frozen=True, slots=True)
class Block:
    """One budget: the base (sums: of the budget lines), or a table's on top of it (sums: of its choices)."""

    name: str
    amounts: Mapping[str, Amounts]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Stated:
    """Where others find a line's amount. block 0 is the base."""

    sheet: Sheet
    rows: dict[str, int]
    years: int

    def amount(self, line: str, block: int, year: int) -> str:
        return self.sheet.ref(self.rows[line], LABELS + block * self.years + year)


def write(sheet: Sheet, books: Books, assumed: Assumed, blocks: Sequence[Block], difference: bool) -> Stated:
    """difference: a last block for what the one table changes."""
    years = books.budget.years
    rows = {line.id: FIRST + place for place, line in enumerate(books.report.lines)}
    stated = Stated(sheet, rows, len(years))
    sheet.text(TITLE, 0, f"Resultatopgørelse, {books.budget.municipality}", "title")
    sheet.height(TITLE, 22)
    sheet.text(NOTE, 0, "Hele kr., løbende priser. + er udgift eller underskud, − er indtægt eller overskud.", "quiet")
    sheet.headings(HEAD, 0, ("Id", "Post"))
    sheet.widths(0, (8, 52))
    names = [block.name for block in blocks] + (["Ændring"] if difference else [])
    for place, name in enumerate(names):
        first = LABELS + place * len(years)
        sheet.headings(BLOCKS, first, [name, *("\u00a0" for _ in years[1:])], "block")
        sheet.headings(HEAD, first, [str(year) for year in years], "head_number")
        sheet.widths(first, [14] * len(years))
    for line in books.report.lines:
        row = rows[line.id]
        sheet.text(row, 0, line.id, "total_text" if line.heading else "quiet")
        sheet.text(row, 1, line.name, "total_text" if line.heading else "text")
        for place, block in enumerate(blocks):
            _line(stated, line, place, block, assumed)
        if difference:
            _difference(stated, line, len(blocks), blocks)
    sheet.freeze(HEAD + 1, LABELS)
    sheet.paper(HEAD, repeat=LABELS, breaks=[LABELS + place * len(years) for place in range(2, len(names), 2)][:60])
    return stated


def _line(stated: Stated, line: ReportLine, block: int, whose: Block, assumed: Assumed) -> None:
    row = stated.rows[line.id]
    for year in range(stated.years):
        column = LABELS + block * stated.years + year
        formula = "=" + _formula(stated, line, block, year, whose, assumed)
        stated.sheet.formula(row, column, formula, whose.amounts[line.id][year], _style(line))


def _formula(stated: Stated, line: ReportLine, block: int, year: int, whose: Block, assumed: Assumed) -> str:
    row = stated.rows[line.id]
    column = LABELS + block * stated.years + year
    match line.kind:
        case "leaf":
            base = "" if block == 0 else cell_name(row, LABELS + year) + "+"
            return base + whose.sums.of(f"${column_name(0)}{row + 1}", year)
        case "sum":
            return _sum([stated.rows[term] for term in line.terms], column)
        case "balance":
            before = assumed.opening(line.opening) if year == 0 else cell_name(row, column - 1)
            return f"{before}-{cell_name(stated.rows[line.terms[0]], column)}"
        case "average":
            balance = stated.rows[line.terms[0]]
            before = assumed.opening(line.opening) if year == 0 else cell_name(balance, column - 1)
            moved = f"{assumed.opening(line.opening_average)}-{assumed.opening(line.opening)}"
            return f"INT(({before}+{cell_name(balance, column)})/2)+{moved}"


def _sum(rows: list[int], column: int) -> str:
    """Rows that follow each other as a range, as a person would write it."""
    if len(rows) > 2 and rows == list(range(rows[0], rows[0] + len(rows))):
        return f"SUM({cell_name(rows[0], column)}:{cell_name(rows[-1], column)})"
    return "+".join(cell_name(row, column) for row in rows)


def _difference(stated: Stated, line: ReportLine, place: int, blocks: Sequence[Block]) -> None:
    row = stated.rows[line.id]
    base, table = blocks[0].amounts[line.id], blocks[-1].amounts[line.id]
    for year in range(stated.years):
        columns = [LABELS + block * stated.years + year for block in (place - 1, 0)]
        formula = f"={cell_name(row, columns[0])}-{cell_name(row, columns[1])}"
        changed = table[year] - base[year]
        stated.sheet.formula(row, LABELS + place * stated.years + year, formula, changed, _style(line))


def _style(line: ReportLine) -> Style:
    return "total" if line.heading else "kroner"
