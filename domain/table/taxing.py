"""Turning a tax's rate at a table. Never beside a proposal of the catalogue that turns the same tax (settled.md 21)."""

from __future__ import annotations

from domain import errors
from domain.books import Books
from domain.budget.taxes import RatedTax
from domain.table import commands, events
from domain.table.choosing import rates_cleared, withdrawn
from domain.table.state import TableBudget


def set_rate(table: TableBudget, command: commands.SetTaxRate, books: Books) -> tuple[events.TableEvent, ...]:
    """The catalogue's proposals on that tax go out first. A rate that is the budget's own is cleared, not set."""
    tax = _tax(command.tax, books)
    if command.year not in books.budget.years:
        raise errors.UnknownYear("not a year of the budget", year=command.year)
    if not 0 <= command.rate <= tax.whole:
        raise errors.RateOutOfRange(f"0 to {tax.whole} thousandths", limit=tax.whole)
    years = [year for year in tax.years if year == command.year or (command.onward and year > command.year)]
    turned = [fact for year in years for fact in _turned(table, tax, year, command.rate)]
    rivals = [id for id in books.tax_proposals[command.tax] if id in table.choices]
    if not any(isinstance(fact, events.TaxRateSet) for fact in turned):
        return tuple(turned)
    return (*withdrawn(table, rivals, books.relations), *turned)


def _turned(table: TableBudget, tax: RatedTax, year: int, rate: int) -> tuple[events.TableEvent, ...]:
    before = table.rates.get((tax.tax.id, year))
    if rate == tax.rate_of(year):
        return () if before is None else (events.TaxRateCleared(table.number, tax.tax.id, year),)
    return () if before == rate else (events.TaxRateSet(table.number, tax.tax.id, year, rate),)


def clear_rate(table: TableBudget, command: commands.ClearTaxRate, books: Books) -> tuple[events.TableEvent, ...]:
    return rates_cleared(table, _tax(command.tax, books).tax.id)


def _tax(id: str, books: Books) -> RatedTax:
    tax = books.report.taxes.get(id)
    if tax is None:
        raise errors.UnknownTax("the budget has no such tax", tax=id)
    return tax
