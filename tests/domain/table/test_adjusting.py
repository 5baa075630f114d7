"""Moving the start, and setting a year's amount."""

from __future__ import annotations

import pytest

from domain import errors
from domain.table.commands import ClearAmount, SetAmount, ShiftStart
from domain.table.events import AmountCleared, AmountSet, StartShifted
from tests.domain.books import PROPOSALS, YEARS, books_of, proposal
from tests.domain.days import ROUND
from tests.domain.given import Given, given
from tests.domain.table.test_choosing import chosen


def test_TB11_a_start_is_shifted_within_the_budgets_years() -> None:
    hours = given(ROUND, chosen("hours"))
    hours.when(ShiftStart(1, "hours", 3)).then(StartShifted(1, "hours", 3))
    hours.when(ShiftStart(1, "hours", 4)).then_rejected(errors.ShiftOutOfRange, shift=4)
    hours.when(ShiftStart(1, "hours", -1)).then_rejected(errors.ShiftOutOfRange, shift=-1)


def test_TB11_the_first_amount_stays_inside_the_budgets_years() -> None:
    school = given(ROUND, chosen("school-a"))
    school.when(ShiftStart(1, "school-a", 2)).then(StartShifted(1, "school-a", 2))
    school.when(ShiftStart(1, "school-a", 3)).then_rejected(errors.ShiftOutOfRange, shift=3)


def test_TB11_joined_proposals_shift_together_as_far_as_both_can() -> None:
    schools = given(ROUND, chosen("school-b"), chosen("rooms"))
    schools.when(ShiftStart(1, "rooms", 2)).then(StartShifted(1, "school-b", 2), StartShifted(1, "rooms", 2))
    schools.when(ShiftStart(1, "rooms", 3)).then_rejected(errors.ShiftOutOfRange, shift=3)


def test_TB11_a_tax_is_masked_and_must_have_something_left() -> None:
    tax = given(ROUND, chosen("tax"))
    tax.when(ShiftStart(1, "tax", 1)).then(StartShifted(1, "tax", 1))
    tax.when(ShiftStart(1, "tax", 2)).then_rejected(errors.ShiftOutOfRange, shift=2)


def test_TB11_what_has_no_amounts_can_stand_in_any_year() -> None:
    free = Given(ROUND.workshop, books_of((*PROPOSALS, proposal("free", (0, 0, 0, 0)))))
    given(free, chosen("free")).when(ShiftStart(1, "free", 3)).then(StartShifted(1, "free", 3))


def test_TB11_the_same_start_again_is_silence_and_zero_puts_it_back() -> None:
    shifted = given(ROUND, chosen("hours"), StartShifted(1, "hours", 1))
    shifted.when(ShiftStart(1, "hours", 1)).then_nothing()
    shifted.when(ShiftStart(1, "hours", 0)).then(StartShifted(1, "hours", 0))


def test_TB11_only_what_is_chosen_is_shifted() -> None:
    given(ROUND).when(ShiftStart(1, "hours", 1)).then_rejected(errors.NotChosen, proposal="hours")


def test_TB12_a_loan_and_its_repayment_move_only_together() -> None:
    pair = given(ROUND, chosen("loan"), chosen("repayment"))
    pair.when(ShiftStart(1, "loan", 1)).then(StartShifted(1, "loan", 1), StartShifted(1, "repayment", 1))
    pair.when(ShiftStart(1, "repayment", 3)).then_rejected(errors.ShiftOutOfRange)
    given(ROUND, chosen("lone-loan")).when(ShiftStart(1, "lone-loan", 1)).then_rejected(
        errors.CannotShift, proposal="lone-loan"
    )


def test_TB13_a_years_amount_is_set_with_or_without_a_reason() -> None:
    hours = given(ROUND, chosen("hours"))
    hours.when(SetAmount(1, "hours", 2021, -400)).then(AmountSet(1, "hours", 2021, -400, ""))
    hours.when(SetAmount(1, "hours", 2020, 0, " Later ")).then(AmountSet(1, "hours", 2020, 0, "Later"))


def test_TB13_the_same_amount_and_reason_again_is_silence_and_another_reason_is_not() -> None:
    hours = given(ROUND, chosen("hours"), AmountSet(1, "hours", 2021, -400, "Later"))
    hours.when(SetAmount(1, "hours", 2021, -400, "Later")).then_nothing()
    hours.when(SetAmount(1, "hours", 2021, -400)).then(AmountSet(1, "hours", 2021, -400, ""))


def test_TB13_an_amount_is_set_only_on_what_is_chosen_in_a_year_of_the_budget_and_within_reason() -> None:
    given(ROUND).when(SetAmount(1, "hours", 2021, -400)).then_rejected(errors.NotChosen, proposal="hours")
    hours = given(ROUND, chosen("hours"))
    hours.when(SetAmount(1, "hours", 2024, -400)).then_rejected(errors.UnknownYear, year=2024)
    hours.when(SetAmount(1, "hours", 2021, 10**12 + 1)).then_rejected(errors.AmountOutOfRange)
    hours.when(SetAmount(1, "hours", 2021, -(10**12) - 1)).then_rejected(errors.AmountOutOfRange)
    hours.when(SetAmount(1, "hours", 2021, 10**12)).then(AmountSet(1, "hours", 2021, 10**12, ""))


def test_TB14_no_amount_stands_before_the_earliest_start() -> None:
    school = given(ROUND, chosen("school-a"))
    school.when(SetAmount(1, "school-a", 2020, -400)).then_rejected(errors.BeforeEarliestStart, year=2021)
    school.when(SetAmount(1, "school-a", 2021, -400)).then(AmountSet(1, "school-a", 2021, -400, ""))


@pytest.mark.parametrize("id", ["tax", "loan", "repayment", "lone-loan"])
def test_TB15_no_amount_is_set_on_tax_loan_or_repayment(id: str) -> None:
    given(ROUND, chosen(id)).when(SetAmount(1, id, 2021, -400)).then_rejected(errors.AmountNotSettable, proposal=id)


def test_TB16_a_set_amount_is_cleared_once() -> None:
    hours = given(ROUND, chosen("hours"), AmountSet(1, "hours", 2021, -400, ""))
    cleared = hours.when(ClearAmount(1, "hours", 2021)).then(AmountCleared(1, "hours", 2021))
    cleared.when(ClearAmount(1, "hours", 2021)).then_nothing()
    hours.when(ClearAmount(1, "hours", YEARS[0])).then_nothing()


def test_TB16_clearing_asks_for_a_chosen_proposal_and_a_year_of_the_budget() -> None:
    given(ROUND).when(ClearAmount(1, "hours", 2021)).then_rejected(errors.NotChosen, proposal="hours")
    given(ROUND, chosen("hours")).when(ClearAmount(1, "hours", 1999)).then_rejected(errors.UnknownYear, year=1999)
