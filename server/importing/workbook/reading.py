"""Reads a workbook of ours back, whatever a person has changed in it since. Never guesses: a bad cell is told.

Rows may be added, removed and sorted, columns may be moved, and what formulas come to is not read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from domain.budget.accounts import CodeList
from domain.budget.documents import (
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    Index,
    Layer,
    Limit,
    LineAmounts,
    PolicyArea,
    Quantity,
    ReportLine,
    SteeringArea,
    Tax,
)
from domain.budget.layouts import Layout
from domain.budget.report import Report
from domain.proposals.catalogue import Catalogue, Proposal
from domain.proposals.fit import check_fit
from domain.proposals.relations import Relations
from server.importing.imported import Imported
from server.importing.problems import ImportProblem, Problems
from server.importing.workbook import tables
from server.importing.workbook.cells import TEXT, WORDS, Cell, CellIsWrong, is_blank
from server.importing.workbook.columns import Column, Nested, Rows, headings_of, put_at

Grids: TypeAlias = Mapping[str, Sequence[Sequence[Cell]]]
"""Sheet -> rows -> cells from A1 on, as a reader of spreadsheets gives them."""

T = TypeVar("T")
SEARCHED: Final = 40
"""Rows in which the headings must stand: people put notes above them."""


def is_ours(grids: Grids) -> bool:
    """Whether the workbook bears our mark, of whatever format."""
    return bool(_mark(grids)[0] == tables.MARK)


def read_workbook(file: str, grids: Grids) -> Imported:
    """The three documents. file: its name, for the problems. ImportFailed with every problem and its remedy."""
    problems = Problems()
    if _mark(grids)[1] != tables.FORMAT:
        problems.add(ImportProblem(f"{file}, {tables.ABOUT}", 1, "B", str(_mark(grids)[1]), "other_format"))
    problems.refuse_if_any()
    imported = _Reader(file, grids, problems).read()
    problems.refuse_if_any()
    try:
        Relations(imported.catalogue)
        check_fit(imported.catalogue, Report(imported.budget, imported.assumptions))
    except ValueError as error:
        problems.add(ImportProblem(file, 0, "", "", "contradicts", str(error)))
        problems.refuse_if_any()
    return imported


def _mark(grids: Grids) -> tuple[Cell, Cell]:
    first = next(iter(grids.get(tables.ABOUT, ())), ())
    return (first[0], first[1]) if len(first) > 1 else ("", "")


class _Reader:
    def __init__(self, file: str, grids: Grids, problems: Problems) -> None:
        self._file = file
        self._grids = grids
        self._problems = problems

    def read(self) -> Imported:
        about = self._about()
        years = self._years(about, tables.YEARS)
        assumed = self._years(about, tables.ASSUMED_YEARS)
        budget = Budget(
            **{field: about.get(name, "") for name, field in tables.ABOUT_BUDGET},
            years=years,
            committees=self._rows(tables.COMMITTEES, tables.COMMITTEE_ROWS, years, Committee),
            policy_areas=self._rows(tables.POLICY_AREAS, tables.POLICY_AREA_ROWS, years, PolicyArea),
            steering_areas=self._rows(tables.STEERING_AREAS, tables.STEERING_AREA_ROWS, years, SteeringArea),
            lines=self._rows(tables.LINES, tables.LINE_ROWS, years, BudgetLine),
            report=self._rows(tables.REPORT, tables.REPORT_ROWS, years, ReportLine),
            layers=self._rows(tables.LAYERS, tables.LAYER_ROWS, years, Layer),
            code_lists=self._nested(tables.CODE_LISTS, tables.CODE_ROWS, years, CodeList),
            taxes=self._rows(tables.TAXES, tables.TAX_ROWS, years, Tax),
            limits=self._rows(tables.LIMITS, tables.LIMIT_ROWS, years, Limit),
            layouts=self._nested(tables.LAYOUTS, tables.LAYOUT_ROWS, years, Layout),
        )
        proposals = self._nested(tables.PROPOSALS, tables.PROPOSAL_ROWS, years, Proposal)
        catalogue = Catalogue(about.get(tables.ABOUT_CATALOGUE[0], ""), years, proposals)
        assumptions = Assumptions(
            years=assumed,
            indices=self._rows(tables.ASSUMPTIONS, tables.INDEX_ROWS, assumed, Index),
            quantities=self._rows(tables.ASSUMPTIONS, tables.QUANTITY_ROWS, assumed, Quantity),
            name=about.get(tables.ABOUT_ASSUMPTIONS[0], ""),
            amounts=self._rows(tables.ASSUMPTIONS, tables.AMOUNT_ROWS, assumed, LineAmounts),
        )
        return Imported(budget, catalogue, assumptions)

    def _about(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, row in enumerate(self._grids[tables.ABOUT], start=1):
            if len(row) > 1 and not is_blank(row[0]):
                found[str(row[0])] = self._read(tables.ABOUT, number, "B", row[1], TEXT.read) or ""
        return found

    def _years(self, about: Mapping[str, str], name: str) -> tuple[int, ...]:
        words = WORDS.read(about.get(name, ""))
        if not words or not all(word.isascii() and word.isdigit() for word in words):
            self._problem(tables.ABOUT, 0, name, about.get(name, ""), "no_years", "2027, 2028, 2029, 2030")
            return ()
        return tuple(map(int, words))

    def _rows(self, sheet: str, rows: Rows, years: tuple[int, ...], kind: type[T]) -> tuple[T, ...]:
        found = [
            self._fields(sheet, number, cells, rows.columns, years)
            for number, cells in self._cells(sheet, rows.columns, years)
            if not rows.art or cells.art == rows.art
        ]
        return tuple(self._shaped(found, kind))

    def _nested(self, sheet: str, nested: Nested, years: tuple[int, ...], kind: type[T]) -> tuple[T, ...]:
        """Rows of one key belong together, wherever they stand; what is the item's own stands in one of them."""
        rows: dict[Any, list[tuple[int, _Row]]] = {}
        for number, cells in self._cells(sheet, nested.columns, years):
            key = self._fields(sheet, number, cells, (nested.key,), years)[nested.key.path]
            rows.setdefault(key, []).append((number, cells))
        whole = [self._gathered(sheet, nested, years, key, found) for key, found in rows.items()]
        return tuple(self._shaped(whole, kind))

    def _gathered(
        self, sheet: str, nested: Nested, years: tuple[int, ...], key: object, rows: list[tuple[int, _Row]]
    ) -> dict[str, Any]:
        own, of_inner = ([name for *_, name in headings_of(some, years)] for some in (nested.own, nested.of_inner))
        holders = [(number, cells) for number, cells in rows if any(map(cells.has, own))] or rows[:1]
        for number, _ in holders[1:]:
            self._problem(sheet, number, nested.key.heading, str(key), "twice", str(holders[0][0]))
        inner = [
            self._fields(sheet, number, cells, nested.of_inner, years)
            for number, cells in rows
            if any(map(cells.has, of_inner))
        ]
        fields = self._fields(sheet, *holders[0], nested.own, years)
        return {nested.key.path: key, **fields, nested.inner: inner}

    def _cells(self, sheet: str, columns: Sequence[Column], years: tuple[int, ...]) -> Iterator[tuple[int, _Row]]:
        """(row as a spreadsheet counts it, its cells), without blank rows."""
        if sheet not in self._grids:
            self._problem(sheet, 0, "", "", "missing_sheet")
            return
        grid = self._grids[sheet]
        wanted = [heading for column, _, heading in headings_of(columns, years) if column.path]
        head = _head_of(grid, set(wanted))
        names = [_name(cell) for cell in grid[head]] if head < len(grid) else []
        missing = [heading for heading in wanted if heading not in names]
        for heading in missing:
            self._problem(sheet, head + 1, heading, "", "missing_column")
        places = {heading: names.index(heading) for heading in wanted if heading in names}
        for number, cells in enumerate(() if missing else grid[head + 1 :], start=head + 2):
            row = _Row(cells, places)
            if any(map(row.has, wanted)):
                yield number, row

    def _fields(
        self, sheet: str, number: int, cells: _Row, columns: Iterable[Column], years: tuple[int, ...]
    ) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column in columns:
            if not column.path:
                continue
            values: list[Any] = []
            for place, heading in enumerate(column.headings(years)):
                if place == 1 and column.alone and not any(map(cells.has, column.headings(years)[1:])):
                    break
                values.append(self._read(sheet, number, heading, cells.at(heading), column.kind.read))
            put_at(fields, column.path, tuple(values) if column.yearly else values[0])
        return fields

    def _read(self, sheet: str, number: int, heading: str, cell: Cell, read: Callable[[Cell], Any]) -> Any:
        try:
            return read(cell)
        except CellIsWrong as wrong:
            self._problem(sheet, number, heading, str(cell or ""), wrong.code, wrong.about)
            return None

    @staticmethod
    def _shaped(found: Iterable[dict[str, Any]], kind: type[T]) -> Iterator[T]:
        """What has a bad cell has been told, and is left out."""
        for fields in found:
            try:
                yield msgspec.convert(fields, kind)
            except msgspec.ValidationError:
                continue

    def _problem(self, sheet: str, row: int, column: str, value: str, code: str, about: str = "") -> None:
        self._problems.add(ImportProblem(f"{self._file}, {sheet}", row, column, value, code, about))


class _Row:
    """The cells of one row, by the heading they stand under."""

    __slots__ = ("_cells", "_places", "art")

    def __init__(self, cells: Sequence[Cell], places: Mapping[str, int]) -> None:
        self._cells = cells
        self._places = places
        self.art = cells[0] if cells else ""

    def at(self, heading: str) -> Cell:
        place = self._places[heading]
        return self._cells[place] if place < len(self._cells) else ""

    def has(self, heading: str) -> bool:
        """Whether anything stands in it."""
        return not is_blank(self.at(heading))


def _head_of(grid: Sequence[Sequence[Cell]], wanted: set[str]) -> int:
    """The row, from 0, that holds most of the headings; the first if none does."""
    counts = [len(wanted.intersection(map(_name, row))) for row in grid[:SEARCHED]]
    return counts.index(max(counts)) if counts else 0


def _name(cell: Cell) -> str:
    """A heading; a year alone may come back as a number."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell or "").strip()
