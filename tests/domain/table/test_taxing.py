"""Turning a tax's rate at the table, and the catalogue's own proposals on that tax."""

from __future__ import annotations

from domain import errors
from domain.table.commands import ChooseProposal, ClearTaxRate, SetTaxRate, UndoLast
from domain.table.events import ProposalWithdrawn, TaxRateCleared, TaxRateSet
from domain.workshop import events as workshop_events
from domain.workshop.decide import Overwritten
from tests.domain.books import BOOKS, PROPOSALS, TWICE, books_of, proposal
from tests.domain.days import ROUND
from tests.domain.given import FACILITATOR, OTHER, Given, by, given
from tests.domain.table.test_choosing import chosen

FIRST = ROUND.workshop.seq + 1


def turned(year: int, rate: int, tax: str = "income") -> TaxRateSet:
    return TaxRateSet(1, tax, year, rate)


def cleared(year: int, tax: str = "income") -> TaxRateCleared:
    return TaxRateCleared(1, tax, year)


def test_TR1_a_rate_is_turned_in_its_year_and_those_after_it() -> None:
    given(ROUND).when(SetTaxRate(1, "income", 2022, 25_100)).then(turned(2022, 25_100), turned(2023, 25_100))


def test_TR1_a_rate_is_turned_in_its_year_alone() -> None:
    given(ROUND).when(SetTaxRate(1, "property", 2021, 19_000, onward=False)).then(turned(2021, 19_000, "property"))


def test_TR1_a_rate_takes_from_nothing_to_all_of_the_base() -> None:
    nothing = given(ROUND).when(SetTaxRate(1, "income", 2023, 0)).then(turned(2023, 0))
    nothing.when(SetTaxRate(1, "income", 2023, 100_000)).then(turned(2023, 100_000))
    given(ROUND).when(SetTaxRate(1, "income", 2023, -1)).then_rejected(errors.RateOutOfRange, limit=100_000)
    given(ROUND).when(SetTaxRate(1, "income", 2023, 100_001)).then_rejected(errors.RateOutOfRange, limit=100_000)
    given(ROUND).when(SetTaxRate(1, "property", 2023, 1_000_000)).then(turned(2023, 1_000_000, "property"))
    given(ROUND).when(SetTaxRate(1, "property", 2023, 1_000_001)).then_rejected(errors.RateOutOfRange, limit=1_000_000)


def test_TR1_the_tax_and_the_year_are_the_budgets() -> None:
    given(ROUND).when(SetTaxRate(1, "dogs", 2021, 5)).then_rejected(errors.UnknownTax, tax="dogs")
    given(ROUND).when(SetTaxRate(1, "income", 2024, 25_100)).then_rejected(errors.UnknownYear, year=2024)
    given(ROUND).when(ClearTaxRate(1, "dogs")).then_rejected(errors.UnknownTax, tax="dogs")


def test_TR1_the_rate_it_has_is_silence() -> None:
    once = given(ROUND, turned(2022, 25_100), turned(2023, 25_100))
    once.when(SetTaxRate(1, "income", 2022, 25_100)).then_nothing()
    once.when(SetTaxRate(1, "income", 2021, 25_100)).then(turned(2021, 25_100))


def test_TR2_the_budgets_own_rate_is_not_turned_but_cleared() -> None:
    given(ROUND).when(SetTaxRate(1, "income", 2021, 25_000)).then_nothing()
    half = given(ROUND, turned(2022, 25_100), turned(2023, 25_100))
    half.when(SetTaxRate(1, "income", 2023, 25_000)).then(cleared(2023))


def test_TR3_turning_a_rate_withdraws_the_proposals_that_turn_the_same_tax() -> None:
    table = given(ROUND, chosen("tax"), chosen("hours"))
    table.when(SetTaxRate(1, "income", 2023, 25_100)).then(ProposalWithdrawn(1, "tax"), turned(2023, 25_100))
    table.when(SetTaxRate(1, "property", 2023, 21_000)).then(turned(2023, 21_000, "property"))


def test_TR3_what_depends_on_a_withdrawn_proposal_goes_first() -> None:
    gift = proposal("gift", (5, 5, 5, 5), requires=["tax"])
    table = Given(ROUND.workshop, books_of((*PROPOSALS, gift))).and_given(chosen("tax"), chosen("gift"))
    table.when(SetTaxRate(1, "income", 2023, 25_100)).then(
        ProposalWithdrawn(1, "gift"), ProposalWithdrawn(1, "tax"), turned(2023, 25_100)
    )


def test_TR3_only_proposals_of_category_tax_turn_one() -> None:
    """Whatever account they name."""
    paper = proposal("paper", (-1, -1, -1, -1), function="07.68.90")
    assert books_of((*PROPOSALS, paper)).tax_proposals == {"income": ("tax",), "property": ()}
    assert BOOKS.taxes_of == {"tax": ("income",)}


def test_TR4_choosing_a_proposal_that_turns_a_tax_clears_its_rates_first() -> None:
    table = given(ROUND, turned(2023, 25_100), turned(2021, 24_900), turned(2020, 21_000, "property"))
    table.when(ChooseProposal(1, "tax")).then(cleared(2021), cleared(2023), chosen("tax"))


def test_TR4_so_does_choosing_what_requires_it() -> None:
    gift = proposal("gift", (5, 5, 5, 5), requires=["tax"])
    table = Given(ROUND.workshop, books_of((*PROPOSALS, gift))).and_given(turned(2023, 25_100))
    table.when(ChooseProposal(1, "gift")).then(cleared(2023), chosen("gift"), chosen("tax"))


def test_TR5_clearing_gives_every_year_the_budgets_own_rate() -> None:
    table = given(ROUND, turned(2023, 25_100), turned(2021, 24_900), turned(2020, 21_000, "property"))
    once = table.when(ClearTaxRate(1, "income")).then(cleared(2021), cleared(2023))
    once.when(ClearTaxRate(1, "income")).then_nothing()


def test_TR6_a_proposal_in_two_accounts_of_tax_is_out_of_the_way_of_both() -> None:
    """Two taxes may share a function."""
    shared = books_of(PROPOSALS, TWICE)
    assert shared.taxes_of == {"tax": ("income", "late")}
    table = Given(ROUND.workshop, shared).and_given(turned(2020, 25_100), turned(2020, 25_100, "late"))
    table.when(ChooseProposal(1, "tax")).then(cleared(2020), cleared(2020, "late"), chosen("tax"))
    taken = Given(ROUND.workshop, shared).and_given(chosen("tax"))
    taken.when(SetTaxRate(1, "late", 2023, 1)).then(ProposalWithdrawn(1, "tax"), turned(2023, 1, "late"))


def test_TB4_a_locked_table_turns_no_rate() -> None:
    locked = given(ROUND, turned(2023, 25_100), by(FACILITATOR, workshop_events.TableLocked(1)))
    locked.when(SetTaxRate(1, "income", 2021, 25_100)).then_rejected(errors.TableIsLocked, table=1)
    locked.when(ClearTaxRate(1, "income")).then_rejected(errors.TableIsLocked, table=1)


def test_CF1_two_people_at_one_rate_the_later_wins() -> None:
    basis = ROUND.workshop.seq
    table = given(ROUND, by(OTHER, turned(2023, 25_100)))
    table.when(SetTaxRate(1, "income", 2022, 25_200), basis=basis).then(
        turned(2022, 25_200), turned(2023, 25_200), overwrote=(Overwritten("rate/income/2023", OTHER, basis + 1),)
    )


def test_CF1_a_turned_rate_overwrites_the_proposal_it_puts_out() -> None:
    basis = ROUND.workshop.seq
    table = given(ROUND, by(OTHER, chosen("tax")))
    table.when(SetTaxRate(1, "income", 2023, 25_200), basis=basis).then(
        ProposalWithdrawn(1, "tax"), turned(2023, 25_200), overwrote=(Overwritten("choice/tax", OTHER, basis + 1),)
    )


def test_CF2_from_an_outbox_no_rate_of_anothers_is_turned_or_cleared() -> None:
    basis = ROUND.workshop.seq
    table = given(ROUND, by(OTHER, turned(2023, 25_100)))
    for late in (SetTaxRate(1, "income", 2022, 25_200), ClearTaxRate(1, "income"), ChooseProposal(1, "tax")):
        table.when(late, basis=basis, late=True).then_rejected(
            errors.ChangedSince, row="rate/income/2023", by=OTHER, seq=basis + 1
        )
    table.when(SetTaxRate(1, "income", 2022, 25_200, onward=False), basis=basis, late=True).then(turned(2022, 25_200))


def test_UN1_a_turned_rate_goes_back_and_what_it_put_out_comes_back() -> None:
    table = given(ROUND, chosen("hours"), chosen("tax"))
    once = table.when(SetTaxRate(1, "income", 2023, 25_100)).go_on()
    again = once.when(SetTaxRate(1, "income", 2023, 25_200)).go_on()
    back = again.when(UndoLast(1)).then(turned(2023, 25_100), undoes=FIRST + 4)
    back.when(UndoLast(1)).then(cleared(2023), chosen("tax"), undoes=FIRST + 2)


def test_UN1_cleared_rates_come_back() -> None:
    table = given(ROUND, turned(2021, 24_900), turned(2023, 25_100)).when(ClearTaxRate(1, "income")).go_on()
    table.when(UndoLast(1)).then(turned(2023, 25_100), turned(2021, 24_900), undoes=FIRST + 2)


def test_UN3_a_rate_that_another_turned_since_is_not_undone() -> None:
    table = given(ROUND, turned(2023, 25_100), by(OTHER, turned(2023, 25_300)))
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="rate/income/2023", by=OTHER)


def test_UN4_a_rate_is_not_undone_beside_a_proposal_that_turns_the_tax() -> None:
    table = given(ROUND, turned(2023, 25_100), cleared(2023), by(OTHER, chosen("tax")))
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/tax", by=OTHER)
    table = given(ROUND, chosen("tax"), ProposalWithdrawn(1, "tax"), by(OTHER, turned(2023, 25_100)))
    table.when(UndoLast(1)).then_rejected(errors.Overtaken, row="choice/tax", by="p:one")
