"""What an import was understood as, before anything is stored: sums and counts to hold against the paper. Only data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from domain.budget.documents import Amounts, Budget
from domain.budget.report import Report
from server.importing.grids import Book
from server.importing.imported import Imported
from server.importing.mapping import Content
from server.importing.mapping import Mapping as FileMapping


class SheetFound(msgspec.Struct, frozen=True):
    """rows: with the names. hidden: as its author left it."""

    name: str
    rows: int
    columns: int
    hidden: bool


class FileFound(msgspec.Struct, frozen=True):
    """kind: csv, xlsx, xls, ods. encoding and delimiter: of CSV alone."""

    name: str
    kind: str
    encoding: str
    delimiter: str
    sheets: tuple[SheetFound, ...]


class SumOf(msgspec.Struct, frozen=True):
    """Whole kroner a year. id "" in a committee's place: lines of none."""

    id: str
    name: str
    lines: int
    amounts: Amounts


class Understood(msgspec.Struct, frozen=True):
    """committees: base lines as the files have them. report: the base's statement. counts: rows read, a content.

    unit: kroner in one of the lines' columns. proposals: the whole catalogue's base amounts.
    """

    files: tuple[FileFound, ...]
    mapping: str
    municipality: str
    currency: str
    years: tuple[int, ...]
    unit: int
    counts: Mapping[Content, int]
    committees: tuple[SumOf, ...]
    layers: tuple[SumOf, ...]
    report: tuple[SumOf, ...]
    proposals: SumOf | None


def understood(
    books: Sequence[Book], counts: Mapping[Content, int], imported: Imported | None, mapping: FileMapping | None
) -> Understood:
    """Without an import (a problem stood in the way) the files and counts alone."""
    lines = next((table for table in mapping.tables if table.content == "lines"), None) if mapping else None
    report = Report(imported.budget, imported.assumptions) if imported else None
    return Understood(
        files=tuple(map(_file, books)),
        mapping=mapping.name if mapping else "",
        municipality=imported.budget.municipality if imported else mapping.municipality if mapping else "",
        currency=imported.budget.currency if imported else "",
        years=imported.budget.years if imported else (),
        unit=lines.amounts.unit if lines and lines.amounts else 1,
        counts=counts,
        committees=tuple(_by_committee(imported.budget)) if imported else (),
        layers=tuple(_by_layer(imported)) if imported else (),
        report=tuple(_report(report)) if report else (),
        proposals=_proposals(imported) if imported else None,
    )


def _file(book: Book) -> FileFound:
    sheets = (
        SheetFound(sheet.name, len(sheet.rows), max(map(len, sheet.rows), default=0), sheet.hidden)
        for sheet in book.sheets
    )
    return FileFound(book.file, book.kind, book.encoding, book.delimiter, tuple(sheets))


def _by_committee(budget: Budget) -> Iterable[SumOf]:
    names = {committee.id: committee.name for committee in budget.committees} | {"": ""}
    of_committee: dict[str, list[Amounts]] = {id: [] for id in names}
    for line in budget.lines:
        of_committee[line.committee].append(line.amounts)
    for id, name in names.items():
        amounts = of_committee[id]
        if amounts:
            yield SumOf(id, name, len(amounts), tuple(map(sum, zip(*amounts, strict=True))))


def _by_layer(imported: Imported) -> Iterable[SumOf]:
    for layer in imported.budget.layers:
        amounts = [line.amounts for line in imported.budget.lines if line.layer == layer.id]
        years = len(imported.budget.years)
        yield SumOf(layer.id, layer.name, len(amounts), tuple(map(sum, zip(*amounts, strict=True))) or (0,) * years)


def _report(report: Report) -> Iterable[SumOf]:
    counts: dict[str, int] = {}
    for line in report.budget.lines:
        counts[line.post] = counts.get(line.post, 0) + 1
    for row in report.lines:
        yield SumOf(row.id, row.name, counts.get(row.id, 0), report.base[row.id])


def _proposals(imported: Imported) -> SumOf:
    proposals = imported.catalogue.proposals
    amounts = tuple(sum(proposal.base(year) for proposal in proposals) for year in range(len(imported.budget.years)))
    return SumOf("", imported.catalogue.title, len(proposals), amounts)
