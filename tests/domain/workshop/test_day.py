"""Opening and closing a workshop, hiding its results, and how many tables agree."""

from __future__ import annotations

from domain import errors
from domain.table.commands import ChooseProposal
from domain.workshop import commands, events
from tests.domain.books import CATALOGUE
from tests.domain.days import CLOSED, FRESH, OPENED, ROUND, SEATED
from tests.domain.given import FACILITATOR, SERVER, given

OPEN = commands.OpenWorkshop("  Actor day ", "b" * 64, CATALOGUE, "a" * 64)


def test_WS1_a_fresh_workshop_is_opened_on_documents_named_by_hash() -> None:
    opened = events.WorkshopOpened("Actor day", "b" * 64, CATALOGUE, "a" * 64)
    given(FRESH).when(commands.OpenWorkshop("  Actor day ", "b" * 64, CATALOGUE, "a" * 64)).then(opened)
    given(FRESH).when(OPEN, actor=SERVER).then(opened)


def test_WS1_the_same_opening_again_is_silence() -> None:
    given(OPENED).when(commands.OpenWorkshop("Actor day", "b" * 64, CATALOGUE, "a" * 64)).then_nothing()


def test_WS1_an_open_workshop_is_not_opened_on_other_documents() -> None:
    given(OPENED).when(commands.OpenWorkshop("Actor day", "d" * 64, CATALOGUE, "a" * 64)).then_rejected(errors.NotNow)


def test_WS1_a_workshop_needs_a_title() -> None:
    given(FRESH).when(commands.OpenWorkshop(" ", "b", "c", "a")).then_rejected(errors.TextRequired)


def test_WS2_a_workshop_takes_nothing_before_it_is_opened() -> None:
    given(FRESH).when(commands.AddTables(2)).then_rejected(errors.WorkshopIsClosed)


def test_WS2_a_closed_workshop_takes_nothing_and_is_never_opened_again() -> None:
    given(CLOSED).when(OPEN).then_rejected(errors.WorkshopIsClosed)
    given(CLOSED).when(commands.CloseWorkshop()).then_rejected(errors.WorkshopIsClosed)
    given(CLOSED).when(commands.RevealResults()).then_rejected(errors.WorkshopIsClosed)
    given(CLOSED).when(ChooseProposal(1, "hours"), round=1).then_rejected(errors.WorkshopIsClosed)


def test_WS3_closing_the_workshop_closes_the_open_round_first() -> None:
    given(ROUND).when(commands.CloseWorkshop()).then(events.RoundClosed(1), events.WorkshopClosed())


def test_WS3_between_rounds_the_workshop_just_closes() -> None:
    given(SEATED).when(commands.CloseWorkshop()).then(events.WorkshopClosed())


def test_WS17_results_are_hidden_once() -> None:
    hidden = given(SEATED).when(commands.HideResults()).then(events.ResultsHidden())
    hidden.when(commands.HideResults()).then_nothing()


def test_WS17_only_hidden_results_are_revealed() -> None:
    given(SEATED).when(commands.RevealResults()).then_nothing()
    hidden = given(SEATED).when(commands.HideResults()).go_on()
    hidden.when(commands.RevealResults()).then(events.ResultsRevealed())


def test_WS17_a_closed_workshop_hides_nothing() -> None:
    given(CLOSED).when(commands.HideResults()).then_rejected(errors.WorkshopIsClosed)


def test_WS18_agreement_is_a_number_of_the_tables_there_are() -> None:
    given(SEATED).when(commands.SetAgreement(3)).then(events.AgreementSet(3))
    given(SEATED).when(commands.SetAgreement(4)).then_rejected(errors.AgreementOutOfRange, tables=3)
    given(SEATED).when(commands.SetAgreement(0)).then_rejected(errors.AgreementOutOfRange)
    given(OPENED).when(commands.SetAgreement(1)).then_rejected(errors.AgreementOutOfRange, tables=0)


def test_WS18_the_same_agreement_again_is_silence() -> None:
    agreed = given(SEATED).when(commands.SetAgreement(2)).go_on()
    agreed.when(commands.SetAgreement(2), actor=FACILITATOR).then_nothing()
