"""Who may send what: the answers stand here by hand, never worked out from the table they check."""

from __future__ import annotations

from typing import cast, get_args

import pytest

from domain import errors
from domain.table import commands as table
from domain.workshop import commands as workshop
from domain.workshop.actors import Role
from domain.workshop.decide import Command
from domain.workshop.rights import RIGHTS, may
from tests.domain.books import BOOKS, CATALOGUE
from tests.domain.days import ROUND
from tests.domain.given import (
    DEVICE,
    ELSEWHERE,
    EVALUATOR,
    FACILITATOR,
    FINANCE,
    HALL,
    ONE,
    OTHER_DEVICE,
    SCRIBE,
    SERVER,
    UNSEATED,
    given,
)

EXPECTED = """
    command                 participant  table  facilitator  finance  server  hall  evaluator
    ChooseProposal          yes          yes    no           no       no      no    no
    WithdrawProposal        yes          yes    no           no       no      no    no
    SetShare                yes          yes    no           no       no      no    no
    ShiftStart              yes          yes    no           no       no      no    no
    SetAmount               yes          yes    no           no       no      no    no
    ClearAmount             yes          yes    no           no       no      no    no
    AddOwnProposal          yes          yes    no           no       no      no    no
    NameAppropriation       yes          yes    no           no       no      no    no
    SetTaxRate              yes          yes    no           no       no      no    no
    ClearTaxRate            yes          yes    no           no       no      no    no
    AcknowledgeChange       yes          yes    no           no       no      no    no
    RankProposal            yes          yes    no           no       no      no    no
    WriteReason             yes          yes    no           no       no      no    no
    TakeStance              yes          yes    no           no       no      no    no
    WithdrawStance          yes          yes    no           no       no      no    no
    UndoLast                yes          yes    no           no       no      no    no
    OpenWorkshop            no           no     yes          no       yes     no    no
    CloseWorkshop           no           no     yes          no       no      no    no
    AddTables               no           no     yes          no       no      no    no
    LockTable               no           no     yes          no       no      no    no
    UnlockTable             no           no     yes          no       no      no    no
    RegisterParticipant     no           no     yes          no       yes     no    no
    SeatParticipant         no           no     yes          no       no      no    no
    ClaimSeat               no           no     yes          no       yes     no    no
    ReleaseSeat             no           no     yes          no       no      no    no
    AppointNoteTaker        no           no     yes          no       no      no    no
    DismissNoteTaker        no           no     yes          no       no      no    no
    SetTarget               no           no     yes          no       no      no    no
    ClearTarget             no           no     yes          no       no      no    no
    PlanRound               no           no     yes          no       no      no    no
    OpenRound               no           no     yes          no       no      no    no
    ExtendRound             no           no     yes          no       no      no    no
    CloseRound              no           no     yes          no       yes     no    no
    ReopenRound             no           no     yes          no       no      no    no
    HideResults             no           no     yes          no       no      no    no
    RevealResults           no           no     yes          no       no      no    no
    SetAgreement            no           no     yes          no       no      no    no
    ReplaceDocuments        no           no     yes          yes      no      no    no
    CostProposal            no           no     yes          yes      no      no    no
    ForgetPerson            no           no     yes          no       yes     no    no
"""

EXAMPLES: tuple[Command, ...] = (
    table.ChooseProposal(1, "hours"),
    table.WithdrawProposal(1, "hours"),
    table.SetShare(1, "hours", 50),
    table.ShiftStart(1, "hours", 1),
    table.SetAmount(1, "hours", 2020, -5),
    table.ClearAmount(1, "hours", 2020),
    table.AddOwnProposal(1, "Own", "LEARN", "reduction", (-1, -1, -1, -1)),
    table.NameAppropriation(1, "B1-1", "SCHOOLS"),
    table.SetTaxRate(1, "income", 2021, 25_100),
    table.ClearTaxRate(1, "income"),
    table.AcknowledgeChange(1, "hours", 1),
    table.RankProposal(1, "hours", 1),
    table.WriteReason(1, "hours", "Because"),
    table.TakeStance(1, "hours", "support"),
    table.WithdrawStance(1, "hours"),
    table.UndoLast(1),
    workshop.OpenWorkshop("Actor day", "b" * 64, CATALOGUE, "a" * 64),
    workshop.CloseWorkshop(),
    workshop.AddTables(4),
    workshop.LockTable(1),
    workshop.UnlockTable(1),
    workshop.RegisterParticipant("new", "guest"),
    workshop.SeatParticipant("one", 2),
    workshop.ClaimSeat("one", "phone"),
    workshop.ReleaseSeat("one"),
    workshop.AppointNoteTaker("one"),
    workshop.DismissNoteTaker("one"),
    workshop.SetTarget(2021, -5),
    workshop.ClearTarget(2021),
    workshop.PlanRound("Savings", 20),
    workshop.OpenRound(2_000_000_000_000, "Savings"),
    workshop.ExtendRound(2_000_000_000_000),
    workshop.CloseRound(),
    workshop.ReopenRound(2_000_000_000_000),
    workshop.HideResults(),
    workshop.RevealResults(),
    workshop.SetAgreement(2),
    workshop.ReplaceDocuments("b" * 64, "d" * 64, "a" * 64, BOOKS),
    workshop.CostProposal(1, "B1-1", (-1, -1, -1, -1)),
    workshop.ForgetPerson("one", "request"),
)

ACTORS: dict[Role, str] = {
    "participant": ONE,
    "table": DEVICE,
    "facilitator": FACILITATOR,
    "finance": FINANCE,
    "server": SERVER,
    "hall": HALL,
    "evaluator": EVALUATOR,
}

COMMAND_CLASSES = (*get_args(table.TableCommand), *get_args(workshop.WorkshopCommand))


def expected() -> dict[tuple[str, Role], bool]:
    header, *lines = (line.split() for line in EXPECTED.strip().splitlines())
    return {
        (name, cast(Role, role)): answer == "yes"
        for name, *answers in lines
        for role, answer in zip(header[1:], answers, strict=True)
    }


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("role", ACTORS)
def test_RT1_a_role_sends_what_the_table_says_and_nothing_else(command: Command, role: Role) -> None:
    allowed = expected()[type(command).__name__, role]
    assert may(role, type(command)) is allowed
    behalf = "one" if role == "table" and isinstance(command, table.TakeStance | table.WithdrawStance) else None
    refused = isinstance(given(ROUND).when(command, actor=ACTORS[role], behalf=behalf).answer, errors.NotAllowed)
    assert refused is not allowed


def test_RT1_every_command_stands_in_the_expected_answers_and_somebody_may_send_it() -> None:
    names = {name for name, _ in expected()}
    assert names == {command.__name__ for command in COMMAND_CLASSES}
    assert {type(command) for command in EXAMPLES} == set(COMMAND_CLASSES)
    assert frozenset().union(*RIGHTS.values()) == set(COMMAND_CLASSES)
    assert set(RIGHTS) == set(ACTORS) == set(get_args(Role))


def test_RT2_a_participant_edits_only_at_the_own_table() -> None:
    choose = table.ChooseProposal(1, "hours")
    given(ROUND).when(choose, actor=ELSEWHERE).then_rejected(errors.NotAllowed, table=2)
    given(ROUND).when(choose, actor=UNSEATED).then_rejected(errors.NotAllowed, table=0)
    given(ROUND).when(choose, actor="p:nobody").then_rejected(errors.NotAllowed)
    given(ROUND).when(table.ChooseProposal(0, "hours"), actor=UNSEATED).then_rejected(errors.NotAllowed)


def test_RT2_who_was_moved_edits_at_the_new_table_and_no_longer_at_the_old_one() -> None:
    moved = given(ROUND).when(workshop.SeatParticipant("one", 2)).go_on()
    moved.when(table.ChooseProposal(1, "hours")).then_rejected(errors.NotAllowed, table=2)
    assert moved.when(table.ChooseProposal(2, "hours")).go_on().workshop.tables[2].order == ("hours",)


def test_RT3_a_tables_device_edits_only_its_own_table() -> None:
    given(ROUND).when(table.ChooseProposal(1, "hours"), actor=OTHER_DEVICE).then_rejected(errors.NotAllowed, table=2)
    given(ROUND).when(table.ChooseProposal(9, "hours"), actor="t:9").then_rejected(errors.UnknownTable, table=9)


def test_RT4_a_note_taker_and_the_tables_device_enter_on_behalf_of_those_who_sit_there() -> None:
    choose = table.ChooseProposal(1, "hours")
    for actor in (SCRIBE, DEVICE):
        assert given(ROUND).when(choose, actor=actor, behalf="other").go_on().workshop.tables[1].choices
        given(ROUND).when(choose, actor=actor, behalf="elsewhere").then_rejected(errors.NotAllowed, pid="elsewhere")
        given(ROUND).when(choose, actor=actor, behalf="nobody").then_rejected(errors.NotAllowed, pid="nobody")


def test_RT4_nobody_else_enters_on_behalf_of_others() -> None:
    given(ROUND).when(table.ChooseProposal(1, "hours"), behalf="other").then_rejected(errors.NotAllowed)
    given(ROUND).when(table.TakeStance(1, "hours", "support"), behalf="one").then_rejected(errors.NotAllowed)
    dismissed = given(ROUND).when(workshop.DismissNoteTaker("scribe")).go_on()
    dismissed.when(table.ChooseProposal(1, "hours"), actor=SCRIBE, behalf="one").then_rejected(errors.NotAllowed)


def test_RT4_a_command_of_the_workshop_is_sent_on_nobodys_behalf() -> None:
    given(ROUND).when(workshop.HideResults(), behalf="one").then_rejected(errors.NotAllowed)


def test_RT5_a_tables_device_takes_no_stance_of_its_own() -> None:
    given(ROUND).when(table.TakeStance(1, "hours", "support"), actor=DEVICE).then_rejected(errors.NotAllowed)
    given(ROUND).when(table.WithdrawStance(1, "hours"), actor=DEVICE).then_rejected(errors.NotAllowed)


def test_RT7_who_is_asked_before_when_and_when_before_where_and_what() -> None:
    closed = given(ROUND).when(workshop.CloseWorkshop()).go_on()
    closed.when(table.SetShare(1, "nothing", 0), actor=ELSEWHERE).then_rejected(errors.NotAllowed)
    closed.when(table.TakeStance(1, "nothing", ""), actor=DEVICE).then_rejected(errors.NotAllowed)
    closed.when(table.SetShare(1, "nothing", 0)).then_rejected(errors.WorkshopIsClosed)
    locked = given(ROUND).when(workshop.LockTable(1)).go_on()
    locked.when(table.SetShare(1, "nothing", 0), round=0).then_rejected(errors.RoundIsClosed)
    locked.when(table.SetShare(1, "nothing", 0)).then_rejected(errors.TableIsLocked)
