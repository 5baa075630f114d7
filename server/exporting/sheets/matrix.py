"""The sheet of proposals x tables: the share each table took, how many they are, and what they agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from server.exporting.book import Sheet, cell_name
from server.exporting.facts import AgreedRow
from server.exporting.sheets.listing import FIRST, HEAD, HEAD_HEIGHT, head
from server.exporting.sheets.table import Chosen
from server.exporting.worked import Day
from server.importing.workbook import tables

_NAMES = ("Forslag", "Titel", "Udvalg", "Type")
_WIDTHS = (10, 44, 9, 14)


def write(sheet: Sheet, day: Day, chosen: Sequence[Chosen]) -> None:
    years = day.books.budget.years
    first = len(_NAMES)
    counted = first + len(day.tables)
    head(
        sheet,
        "Forslag x borde",
        f"Andel i pct. ved hvert bord. Enige: mindst {day.facts.threshold} borde i samme retning; alternativer tæller "
        "sammen i den øverste række. Det mindste, som de enige borde har valgt, i hele kr., løbende priser.",
    )
    sheet.headings(HEAD, 0, _NAMES)
    sheet.widths(0, _WIDTHS)
    sheet.height(HEAD, HEAD_HEIGHT)
    sheet.headings(HEAD, first, [f"Bord {table.facts.number}" for table in day.tables], "head_middle")
    sheet.widths(first, [9] * len(day.tables))
    agreed = ("Borde", "Heraf i samme retning", "Enige", *(f"Mindst {year}" for year in years))
    sheet.headings(HEAD, counted, agreed[:3], "head_middle")
    sheet.headings(HEAD, counted + 3, agreed[3:], "head_number")
    sheet.widths(counted, (8, 12, 8, *(14 for _ in years)))
    shares = [{choice.proposal.id: choice.chosen.share for choice in table.choices} for table in day.tables]
    rows = {row.row: row for row in day.facts.agreed}
    for row, proposal in enumerate(day.books.catalogue.proposals, start=FIRST):
        sheet.text(row, 0, proposal.id)
        sheet.text(row, 1, proposal.title, "wrap")
        sheet.cell(row, 2, proposal.committee)
        sheet.text(row, 3, tables.TYPES[proposal.type])
        _shares(sheet, row, proposal.id, shares, chosen)
        _agreed(sheet, row, counted + 1, rows.get(proposal.id))
    last = FIRST + len(day.books.catalogue.proposals) - 1
    _effects(sheet, last + 2, day, chosen)
    sheet.freeze(HEAD + 1, 2)
    sheet.filter(HEAD, last, counted + 2 + len(years))
    sheet.paper(HEAD)


def _shares(sheet: Sheet, row: int, id: str, shares: Sequence[Mapping[str, int]], chosen: Sequence[Chosen]) -> None:
    first = len(_NAMES)
    for place, (of_table, table) in enumerate(zip(shares, chosen, strict=True)):
        found = f"MATCH($A{row + 1},{table.proposals},0)"
        sheet.formula(row, first + place, f'=IFERROR(INDEX({table.shares},{found}),"")', of_table.get(id, ""), "share")
    if chosen:
        cells = f"{cell_name(row, first)}:{cell_name(row, first + len(chosen) - 1)}"
        sheet.formula(row, first + len(chosen), f"=COUNT({cells})", sum(id in each for each in shares), "share")


def _agreed(sheet: Sheet, row: int, first: int, agreed: AgreedRow | None) -> None:
    """As the hall showed it; the direction that most tables took is more than a formula should hide."""
    if agreed is None or not agreed.tables:
        return
    sheet.number(row, first, agreed.tables, "share")
    if agreed.agreed:
        sheet.text(row, first + 1, "ja", "good")
    for place, amount in enumerate(agreed.smallest):
        sheet.number(row, first + 2 + place, amount)


def _effects(sheet: Sheet, row: int, day: Day, chosen: Sequence[Chosen]) -> None:
    """What each table's choices come to, its own proposals and tax rates among them."""
    for place, year in enumerate(day.books.budget.years):
        sheet.text(row + place, 1, f"Effekt i alt {year}, 1.000 kr.", "total_text")
        for column, (table, its) in enumerate(zip(day.tables, chosen, strict=True), start=len(_NAMES)):
            whole = table.changes[place] if table.changes else 0
            sheet.formula(row + place, column, f"={its.total(place)}/1000", whole / 1000, "total")
