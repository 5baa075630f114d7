"""Forgetting a person: what the log says of it, and that nobody acts in that name afterwards."""

from __future__ import annotations

import pytest

from domain import errors
from domain.table.commands import ChooseProposal
from domain.workshop import commands, events
from domain.workshop.grounds import GROUNDS
from tests.domain.days import ROUND
from tests.domain.given import DEVICE, FACILITATOR, ONE, SERVER, by, given

FORGOTTEN = by(FACILITATOR, events.PersonForgotten("one", "request"))


@pytest.mark.parametrize("ground", GROUNDS)
def test_WS19_somebody_is_forgotten_on_a_ground(ground: str) -> None:
    for actor in (FACILITATOR, SERVER):
        given(ROUND).when(commands.ForgetPerson("one", ground), actor=actor).then(events.PersonForgotten("one", ground))


def test_WS19_only_somebody_who_is_registered_is_forgotten_and_only_on_a_ground() -> None:
    given(ROUND).when(commands.ForgetPerson("nobody", "request")).then_rejected(errors.UnknownParticipant)
    given(ROUND).when(commands.ForgetPerson("one", "dislike")).then_rejected(errors.UnknownGround)


def test_WS19_whoever_is_forgotten_already_is_silence() -> None:
    given(ROUND, FORGOTTEN).when(commands.ForgetPerson("one", "error")).then_nothing()


def test_WS19_somebody_is_forgotten_after_the_day_too() -> None:
    closed = given(ROUND, by(FACILITATOR, events.WorkshopClosed()))
    closed.when(commands.ForgetPerson("one", "retention")).then(events.PersonForgotten("one", "retention"))


def test_WS19_group_and_table_stay_and_the_seat_is_nobodys() -> None:
    before = given(ROUND).workshop.participants["one"]
    after = given(ROUND, FORGOTTEN).workshop.participants["one"]
    assert (after.group, after.home_committee, after.table) == (before.group, before.home_committee, before.table)
    assert (after.device, after.note_taker) == ("", False)
    assert given(ROUND, FORGOTTEN).workshop.forgotten_at == after.forgotten > 0


def test_WS19_nobody_acts_in_that_name_any_more() -> None:
    gone = given(ROUND, FORGOTTEN)
    gone.when(ChooseProposal(1, "hours"), actor=ONE).then_rejected(errors.NotAllowed)
    gone.when(ChooseProposal(1, "hours"), actor=DEVICE, behalf="one").then_rejected(errors.NotAllowed, pid="one")
    for command in (
        commands.ClaimSeat("one", "phone"),
        commands.SeatParticipant("one", 2),
        commands.AppointNoteTaker("one"),
    ):
        gone.when(command).then_rejected(errors.UnknownParticipant)
