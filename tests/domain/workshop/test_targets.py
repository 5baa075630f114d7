"""Targets: a result line, a year, a required change."""

from __future__ import annotations

from domain import errors
from domain.workshop import commands, events
from tests.domain.days import SEATED
from tests.domain.given import FACILITATOR, by, given


def test_WS10_a_target_without_a_line_is_on_the_budgets_own_target_line() -> None:
    set_ = events.TargetSet(0, "RESULT", 2021, -12_800_000)
    given(SEATED).when(commands.SetTarget(2021, -12_800_000)).then(set_)


def test_WS10_a_table_can_have_a_target_of_its_own_on_any_flow_line() -> None:
    given(SEATED).when(commands.SetTarget(2020, -5, "SERVICE", 2)).then(events.TargetSet(2, "SERVICE", 2020, -5))


def test_WS10_the_same_target_again_is_silence_and_another_replaces_it() -> None:
    target = given(SEATED, by(FACILITATOR, events.TargetSet(0, "RESULT", 2021, -5)))
    target.when(commands.SetTarget(2021, -5)).then_nothing()
    target.when(commands.SetTarget(2021, -6)).then(events.TargetSet(0, "RESULT", 2021, -6))


def test_WS10_a_target_needs_a_flow_line_a_year_of_the_budget_a_table_and_a_sane_amount() -> None:
    target = commands.SetTarget
    given(SEATED).when(target(2021, -5, "NOWHERE")).then_rejected(errors.UnknownLine, line="NOWHERE")
    given(SEATED).when(target(2021, -5, "CASH")).then_rejected(errors.LineNotTargetable, line="CASH")
    given(SEATED).when(target(2024, -5)).then_rejected(errors.UnknownYear, year=2024)
    given(SEATED).when(target(2021, -5, "", 9)).then_rejected(errors.UnknownTable, table=9)
    given(SEATED).when(commands.SetTarget(2021, -(10**12) - 1)).then_rejected(errors.AmountOutOfRange)
    given(SEATED).when(target(2021, -(10**12))).then(events.TargetSet(0, "RESULT", 2021, -(10**12)))


def test_WS10_a_target_that_is_set_is_cleared_and_no_other() -> None:
    target = given(SEATED, by(FACILITATOR, events.TargetSet(0, "RESULT", 2021, -5)))
    cleared = target.when(commands.ClearTarget(2021)).then(events.TargetCleared(0, "RESULT", 2021))
    cleared.when(commands.ClearTarget(2021)).then_nothing()
    target.when(commands.ClearTarget(2021, "", 2)).then_nothing()


def test_WS10_clearing_asks_for_the_same_lines_and_years() -> None:
    given(SEATED).when(commands.ClearTarget(2024)).then_rejected(errors.UnknownYear)
    given(SEATED).when(commands.ClearTarget(2021, "CASH")).then_rejected(errors.LineNotTargetable)


def test_WS10_a_tables_own_target_goes_before_the_one_for_all() -> None:
    both = given(
        SEATED, by(FACILITATOR, events.TargetSet(0, "RESULT", 2021, -5), events.TargetSet(2, "RESULT", 2021, -9))
    )
    assert both.workshop.targets_of(1) == {("RESULT", 2021): -5}
    assert both.workshop.targets_of(2) == {("RESULT", 2021): -9}
