"""One table's sheet: its choices, and what each of them does, as a person would work it out (domain/budget/RULES.md).

To the left what was chosen and what it comes to; to the right, beyond what is printed, how: amounts, the amounts after
the start was moved, the price index. Rounded once a proposal and year: a proposal that counts in several places gives
each the rounded sum so far less what those above it got.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.books import Books
from domain.budget.documents import Amounts
from server.exporting.book import Sheet, cell_name, column_name
from server.exporting.sheets.assumptions import Assumed
from server.exporting.sheets.listing import FIRST, HEAD, HEAD_HEIGHT, TOTALS, head
from server.exporting.sheets.proposals import Catalogued
from server.exporting.sheets.sums import Sums
from server.exporting.sheets.taxes import WHOLE, Taxed
from server.exporting.words import ORIGINS, erased, reasons
from server.exporting.worked import Choice, Table, TurnedTax
from server.importing.workbook import tables

RANK, PROPOSAL, TITLE, COMMITTEE, TYPE, SHARE, SHIFT, POST, INDEX, EFFECT = range(10)
_NAMES: Final = ("Nr.", "Forslag", "Titel", "Udvalg", "Type", "Andel, pct.", "Udskudt, år", "Post", "Prisindeks")
_WIDTHS: Final = (5, 11, 40, 8, 13, 8, 9, 8, 13)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each block of one column a year begins."""

    years: tuple[int, ...]

    @property
    def set(self) -> int:
        return EFFECT + len(self.years)

    @property
    def reason(self) -> int:
        return self.set + len(self.years)

    @property
    def base(self) -> int:
        return self.reason + 1

    @property
    def moved(self) -> int:
        return self.base + len(self.years)

    @property
    def index(self) -> int:
        return self.moved + len(self.years)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What other sheets ask of it. sums: for the statement. shares, proposals: columns, as in a formula."""

    sheet: Sheet
    sums: Sums
    proposals: str
    shares: str

    def total(self, year: int) -> str:
        return self.sheet.ref(TOTALS, EFFECT + year)


def write(sheet: Sheet, table: Table, books: Books, assumed: Assumed, taxed: Taxed, catalogued: Catalogued) -> Chosen:
    writer = _Writer(sheet, table, books, assumed, taxed, catalogued)
    last = writer.write()
    effects = (EFFECT + year for year in range(len(books.budget.years)))
    post, proposal, share, *amounts = (
        sheet.column_ref(column, FIRST, last) for column in (POST, PROPOSAL, SHARE, *effects)
    )
    return Chosen(sheet, Sums(post, tuple(amounts)), proposal, share)


class _Writer:
    def __init__(
        self, sheet: Sheet, table: Table, books: Books, assumed: Assumed, taxed: Taxed, catalogued: Catalogued
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._books = books
        self._assumed = assumed
        self._taxed = taxed
        self._catalogued = catalogued
        self._years = books.budget.years
        self._at = _Columns(self._years)

    def write(self) -> int:
        """The last row."""
        number, name = self._table.facts.number, erased(self._table.facts.name)
        title = f"Bord {number}: {name}" if name and name != f"Bord {number}" else f"Bord {number}"
        head(
            self._sheet,
            title,
            f"Effekt i hele kr., løbende priser. Et fastsat beløb er i {self._years[0]}-priser (skat, lån og afdrag: "
            "årets egne) og træder i stedet for andelen.",
        )
        self._headings(HEAD, "Effekt", "Fastsat", "Begrundelse", "Grundbeløb", "Efter udskydning", "Prisindeks")
        row = FIRST
        for rank, choice in enumerate(self._table.choices, start=1):
            row = self._choice(row, rank, choice)
        if self._table.turned:
            row = self._taxes(row + 1)
        last = max(row - 1, FIRST)
        self._totals(last)
        self._sheet.freeze(HEAD + 1, TITLE + 1)
        self._sheet.paper(HEAD, area=(last, self._at.reason))
        return last

    def _headings(self, row: int, *blocks: str) -> None:
        effect, set_, reason, base, moved, index = blocks
        at, sheet = self._at, self._sheet
        sheet.headings(row, 0, _NAMES)
        sheet.headings(row, SHARE, _NAMES[SHARE : SHIFT + 1], "head_middle")
        sheet.headings(row, RANK, _NAMES[:1], "head_middle")
        sheet.height(row, HEAD_HEIGHT)
        sheet.widths(0, _WIDTHS)
        sheet.text(row, at.reason, reason, "head")
        for first, name in ((EFFECT, effect), (at.set, set_), (at.base, base), (at.moved, moved), (at.index, index)):
            sheet.headings(row, first, [f"{name} {year}" for year in self._years], "head_number")
            sheet.widths(first, [13] * len(self._years))
        sheet.widths(at.reason, [42])
        sheet.aside(at.base, at.index + len(self._years) - 1)

    def _totals(self, last: int) -> None:
        self._sheet.text(TOTALS, TITLE, "Bordets ændringer i alt", "total_text")
        changes = self._table.changes or (0,) * len(self._years)
        for year in range(len(self._years)):
            cells = f"{cell_name(FIRST, EFFECT + year)}:{cell_name(last, EFFECT + year)}"
            self._sheet.formula(TOTALS, EFFECT + year, f"=SUM({cells})", changes[year], "total")

    def _choice(self, first: int, rank: int, choice: Choice) -> int:
        """The row after its last. Share, shift and set amounts stand in its first row and hold for all."""
        sheet, chosen, proposal = self._sheet, choice.chosen, choice.proposal
        sheet.number(first, RANK, rank, "share")
        sheet.text(first, TITLE, proposal.title or erased(None), "wrap")
        sheet.cell(first, COMMITTEE, proposal.committee)
        sheet.text(first, TYPE, ORIGINS.get(choice.origin, tables.TYPES[proposal.type]), "wrap")
        sheet.number(first, SHARE, chosen.share, "share")
        sheet.number(first, SHIFT, chosen.shift, "share")
        sheet.cell(first, self._at.reason, reasons(chosen), "wrap")
        for place, year in enumerate(self._years):
            if year in chosen.amounts:
                sheet.number(first, self._at.set + place, chosen.amounts[year], "input")
        count = len(proposal.postings)
        for posting in range(count):
            self._posting(first, first + posting, first + count - 1, posting, choice)
        return first + count

    def _posting(self, first: int, row: int, last: int, place: int, choice: Choice) -> None:
        sheet, at, proposal = self._sheet, self._at, choice.proposal
        posting = proposal.postings[place]
        sheet.text(row, PROPOSAL, proposal.id)
        sheet.cell(row, POST, posting.post)
        sheet.cell(row, INDEX, posting.index)
        moved = _moved(posting.amounts, choice.chosen.shift, masked=proposal.category == "tax")
        index = self._books.report.index(posting.index)
        named = f"${column_name(INDEX)}{row + 1}"
        for year in range(len(self._years)):
            if choice.origin != "catalogue":
                sheet.number(row, at.base + year, posting.amounts[year])
            else:
                base = "=" + self._catalogued.amount(proposal.id, place, year)
                sheet.formula(row, at.base + year, base, posting.amounts[year])
            sheet.formula(row, at.moved + year, self._moving(first, row, year, proposal.category == "tax"), moved[year])
            sheet.formula(row, at.index + year, "=" + self._assumed.index(named, year), index[year], "whole")
            sheet.formula(row, EFFECT + year, self._effect(first, row, last, year), choice.parts[place][year])

    def _moving(self, first: int, row: int, year: int, masked: bool) -> str:
        """Costs move along the years; a tax keeps its years, and those before its moved start give nothing."""
        shift = f"${column_name(SHIFT)}${first + 1}"
        ends = [f"${column_name(self._at.base + place)}{row + 1}" for place in (0, len(self._years) - 1)]
        if masked:
            return f"=IF({shift}>{year},0,{column_name(self._at.base + year)}{row + 1})"
        return f"=IF({shift}>{year},0,INDEX({ends[0]}:{ends[1]},1,{year + 1}-{shift}))"

    def _effect(self, first: int, row: int, last: int, year: int) -> str:
        at = self._at
        share = f"${column_name(SHARE)}${first + 1}"
        set_ = cell_name(first, at.set + year)
        if first == last:
            base, index = cell_name(row, at.moved + year), cell_name(row, at.index + year)
            return f'=IF({set_}="",ROUND({base}*{index}*{share}/100000,0),ROUND({set_}*{index}/1000,0))'
        so_far = f"SUMPRODUCT({_down(first, row, at.moved + year)},{_down(first, row, at.index + year)})"
        whole = f"SUM({_down(first, last, at.moved + year)})"
        above = f"-SUM({_down(first, row - 1, EFFECT + year)})" if row > first else ""
        alone = f"ROUND({set_}*{cell_name(row, at.index + year)}/1000,0)" if row == first else "0"
        spread = f"ROUND({set_}*{so_far}/({whole}*1000),0){above}"
        return f'=IF({set_}="",ROUND({so_far}*{share}/100000,0){above},IF({whole}=0,{alone},{spread}))'

    def _taxes(self, row: int) -> int:
        """The rates the table turned, in a block of their own below the choices. The row after its last."""
        self._headings(row, "Effekt", "Sats (1/1000)", "Hvad satsen er en del af", "Grundlag", "Uændret sats", "")
        self._sheet.text(row, TITLE, "Skattesatser, som bordet har ændret", "head")
        for turned in self._table.turned:
            row += 1
            self._tax(row, turned)
        return row + 1

    def _tax(self, row: int, turned: TurnedTax) -> None:
        sheet, at, tax = self._sheet, self._at, turned.tax
        id, whole = tax.tax.id, WHOLE[tax.tax.unit]
        sheet.text(row, PROPOSAL, id)
        sheet.text(row, TITLE, tax.tax.name, "wrap")
        sheet.cell(row, POST, tax.post)
        sheet.text(row, at.reason, tables.UNITS[tax.tax.unit], "quiet")
        for place, year in enumerate(self._years):
            if year in turned.rates:
                sheet.number(row, at.set + place, turned.rates[year], "input")
            sheet.formula(row, at.base + place, "=" + self._taxed.base(id, place), tax.bases[place])
            sheet.formula(row, at.moved + place, "=" + self._taxed.rate(id, place), tax.rates[place])
            base, rate, set_ = (cell_name(row, first + place) for first in (at.base, at.moved, at.set))
            formula = f'=IF({set_}="",0,ROUND({base}*{rate}/{whole},0)-ROUND({base}*{set_}/{whole},0))'
            sheet.formula(row, EFFECT + place, formula, turned.change[place])


def _down(first: int, last: int, column: int) -> str:
    return f"{cell_name(first, column)}:{cell_name(last, column)}"


def _moved(amounts: Amounts, shift: int, *, masked: bool) -> tuple[int, ...]:
    return tuple(_moved_one(amounts, shift, masked))


def _moved_one(amounts: Amounts, shift: int, masked: bool) -> Iterator[int]:
    for year, amount in enumerate(amounts):
        if year < shift:
            yield 0
        else:
            yield amount if masked else amounts[year - shift]
