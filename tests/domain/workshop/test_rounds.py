"""Rounds: planned, opened, extended, closed and opened again; by people, and by the server's clock."""

from __future__ import annotations

from domain import errors
from domain.table.commands import ChooseProposal
from domain.table.events import ProposalChosen
from domain.workshop import commands, events
from tests.domain.books import CATALOGUE
from tests.domain.days import BETWEEN, CLOSED, END, ROUND, SEATED
from tests.domain.given import FACILITATOR, NOW, SERVER, Given, by, given

PLANNED = SEATED.and_given(by(FACILITATOR, events.RoundPlanned(1, "Savings", 20)))


def auto_closing(ends_at: int) -> Given:
    return given(SEATED, by(FACILITATOR, events.RoundOpened(1, "Savings", ends_at, True)))


def test_WS11_a_planned_round_is_the_next_line_of_the_agenda() -> None:
    planned = given(SEATED).when(commands.PlanRound(" Savings ", 20)).then(events.RoundPlanned(1, "Savings", 20))
    planned.when(commands.PlanRound("Savings", 20)).then(events.RoundPlanned(2, "Savings", 20))


def test_WS11_a_round_is_planned_with_a_title_and_up_to_a_day() -> None:
    given(SEATED).when(commands.PlanRound("", 20)).then_rejected(errors.TextRequired)
    given(SEATED).when(commands.PlanRound("Savings", -1)).then_rejected(errors.NotPossible)
    given(SEATED).when(commands.PlanRound("Savings", 1441)).then_rejected(errors.NotPossible)


def test_WS11_an_agenda_has_at_most_100_rounds() -> None:
    full = given(SEATED, by(FACILITATOR, *(events.RoundPlanned(n, "Savings", 5) for n in range(1, 101))))
    full.when(commands.PlanRound("One more", 5)).then_rejected(errors.TooMany, limit=100)
    full.when(commands.OpenRound(END, "One more")).then_rejected(errors.TooMany, limit=100)
    full.when(commands.OpenRound(END, "", 100)).then(events.RoundOpened(100, "Savings", END, False))


def test_WS12_a_round_that_is_not_planned_gets_the_next_number() -> None:
    given(SEATED).when(commands.OpenRound(END, "Savings")).then(events.RoundOpened(1, "Savings", END, False))
    given(PLANNED).when(commands.OpenRound(END, "More")).then(events.RoundOpened(2, "More", END, False))
    given(BETWEEN).when(commands.OpenRound(END, "More", 2, True)).then(events.RoundOpened(2, "More", END, True))


def test_WS12_a_planned_round_opens_under_its_title_or_another() -> None:
    given(PLANNED).when(commands.OpenRound(END, "", 1)).then(events.RoundOpened(1, "Savings", END, False))
    given(PLANNED).when(commands.OpenRound(END, "Cuts", 1)).then(events.RoundOpened(1, "Cuts", END, False))


def test_WS12_one_round_at_a_time() -> None:
    given(ROUND).when(commands.OpenRound(END, "Another")).then_rejected(errors.RoundIsOpen, round=1)


def test_WS12_a_new_round_needs_a_title_and_an_end_in_the_future() -> None:
    given(SEATED).when(commands.OpenRound(END)).then_rejected(errors.TextRequired)
    given(SEATED).when(commands.OpenRound(NOW, "Savings")).then_rejected(errors.EndsInThePast, ends_at=NOW, now=NOW)


def test_WS12_a_round_that_was_held_is_not_opened_anew_and_no_number_is_skipped() -> None:
    given(BETWEEN).when(commands.OpenRound(END, "Again", 1)).then_rejected(errors.RoundIsClosed, round=1)
    given(BETWEEN).when(commands.OpenRound(END, "Far", 3)).then_rejected(errors.UnknownRound, round=3)
    given(BETWEEN).when(commands.OpenRound(END, "Far", -1)).then_rejected(errors.UnknownRound, round=-1)


def test_WS13_the_open_rounds_end_is_moved_later_or_sooner() -> None:
    given(ROUND).when(commands.ExtendRound(END + 1)).then(events.RoundExtended(1, END + 1))
    given(ROUND).when(commands.ExtendRound(END - 1)).then(events.RoundExtended(1, END - 1))


def test_WS13_moving_the_end_to_where_it_is_is_silence() -> None:
    given(ROUND).when(commands.ExtendRound(END)).then_nothing()


def test_WS13_only_an_open_round_is_extended_and_only_into_the_future() -> None:
    given(SEATED).when(commands.ExtendRound(END + 1)).then_rejected(errors.NoOpenRound)
    given(BETWEEN).when(commands.ExtendRound(END + 1)).then_rejected(errors.NoOpenRound)
    given(ROUND).when(commands.ExtendRound(NOW)).then_rejected(errors.EndsInThePast)


def test_WS14_closing_closes_the_open_round_and_is_silent_without_one() -> None:
    given(ROUND).when(commands.CloseRound()).then(events.RoundClosed(1))
    given(BETWEEN).when(commands.CloseRound()).then_nothing()
    given(SEATED).when(commands.CloseRound()).then_nothing()


def test_WS14_a_wish_meant_for_an_earlier_round_does_not_touch_the_next_one() -> None:
    second = given(BETWEEN, by(FACILITATOR, events.RoundOpened(2, "Second", END, False)))
    second.when(commands.CloseRound(), round=1).then_nothing()
    second.when(commands.ExtendRound(END + 1), round=1).then_rejected(errors.RoundIsClosed, round=1, open=2)
    second.when(commands.CloseRound(), round=0).then(events.RoundClosed(2))


def test_WS14_a_closed_workshop_closes_no_round() -> None:
    given(CLOSED).when(commands.CloseRound()).then_rejected(errors.WorkshopIsClosed)


def test_WS15_the_server_closes_a_round_when_its_time_is_up() -> None:
    auto_closing(NOW).when(commands.CloseRound(), actor=SERVER).then(events.RoundClosed(1))
    auto_closing(NOW + 1_000).when(commands.CloseRound(), actor=SERVER).then(events.RoundClosed(1))


def test_WS15_an_extension_at_the_last_moment_holds() -> None:
    extended = auto_closing(NOW).when(commands.ExtendRound(END)).go_on()
    extended.when(commands.CloseRound(), actor=SERVER).then_rejected(errors.RoundIsOpen, ends_at=END)


def test_WS15_the_server_does_not_end_overtime() -> None:
    overtime = given(SEATED, by(FACILITATOR, events.RoundOpened(1, "Savings", NOW - 1, False)))
    overtime.when(commands.CloseRound(), actor=SERVER).then_rejected(errors.RoundIsOpen)


def test_WS16_the_last_round_is_opened_again_with_its_number() -> None:
    again = given(BETWEEN).when(commands.ReopenRound(END, True)).then(events.RoundReopened(1, END, True))
    again.when(ChooseProposal(1, "hours"), round=1).then(ProposalChosen(1, "hours", 100, 0, CATALOGUE))


def test_WS16_a_round_is_opened_again_only_if_one_was_held_none_is_open_and_its_end_is_ahead() -> None:
    given(PLANNED).when(commands.ReopenRound(END)).then_rejected(errors.UnknownRound)
    given(ROUND).when(commands.ReopenRound(END)).then_rejected(errors.RoundIsOpen, round=1)
    given(BETWEEN).when(commands.ReopenRound(NOW)).then_rejected(errors.EndsInThePast)
