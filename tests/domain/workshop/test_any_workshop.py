"""Whatever a facilitator and the server send: one open round at most, and no event without effect."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.workshop import commands
from domain.workshop.commands import WorkshopCommand
from domain.workshop.decide import Decision
from domain.workshop.rights import may
from domain.workshop.state import Workshop
from tests.domain.books import BOOKS, CATALOGUE
from tests.domain.days import FRESH
from tests.domain.given import FACILITATOR, NOW, SERVER, Given

PIDS = some.sampled_from(["a", "b", "nobody"])
TABLES = some.integers(0, 4)
TIMES = some.integers(NOW - 1, NOW + 5)
YEARS = some.integers(2020, 2024)
LINES = some.sampled_from(["", "SERVICE", "CASH"])
TITLES = some.sampled_from(["", "Savings", "Cuts"])

COMMANDS: some.SearchStrategy[WorkshopCommand] = some.one_of(
    some.builds(commands.AddTables, TABLES),
    some.builds(commands.LockTable, TABLES),
    some.builds(commands.UnlockTable, TABLES),
    some.builds(
        commands.RegisterParticipant,
        some.sampled_from(["a", "b"]),
        some.sampled_from(["council", "guest"]),
        some.just(""),
        TABLES,
    ),
    some.builds(commands.SeatParticipant, PIDS, TABLES),
    some.builds(commands.ClaimSeat, PIDS, some.sampled_from(["phone", "tablet"])),
    some.builds(commands.ReleaseSeat, PIDS),
    some.builds(commands.AppointNoteTaker, PIDS),
    some.builds(commands.DismissNoteTaker, PIDS),
    some.builds(commands.SetTarget, YEARS, some.integers(-2, 2), LINES, TABLES),
    some.builds(commands.ClearTarget, YEARS, LINES, TABLES),
    some.builds(commands.PlanRound, TITLES, some.integers(0, 30)),
    some.builds(commands.OpenRound, TIMES, TITLES, some.integers(0, 4), some.booleans()),
    some.builds(commands.ExtendRound, TIMES),
    some.builds(commands.CloseRound),
    some.builds(commands.ReopenRound, TIMES, some.booleans()),
    some.builds(commands.HideResults),
    some.builds(commands.RevealResults),
    some.builds(commands.SetAgreement, TABLES),
    some.builds(
        commands.ReplaceDocuments,
        some.just("b"),
        some.sampled_from([CATALOGUE, "d" * 64]),
        some.sampled_from(["a", "after"]),
        some.just(BOOKS),
        TITLES,
    ),
)

ALWAYS_NEW = (commands.PlanRound,)
"""The same again is another one."""


def held(workshop: Workshop) -> Workshop:
    """All but the position in the log."""
    return workshop._replace(seq=0, last_at=0)


class AnyWorkshop(RuleBasedStateMachine):
    """A workshop that is open from the start and is closed at most once."""

    def __init__(self) -> None:
        super().__init__()
        opening = commands.OpenWorkshop("Actor day", "b", CATALOGUE, "a")
        self.day: Given = FRESH.when(opening).go_on()

    @rule(command=COMMANDS, actor=some.sampled_from([FACILITATOR, FACILITATOR, FACILITATOR, SERVER]))
    def send(self, command: WorkshopCommand, actor: str) -> None:
        outcome = self.day.when(command, actor=actor)
        if not isinstance(outcome.answer, Decision) or not outcome.answer.events:
            return
        assert may("server" if actor == SERVER else "facilitator", type(command))
        after = outcome.go_on()
        assert held(after.workshop) != held(self.day.workshop)
        self.day = after
        again = after.when(command, actor=actor).answer
        assert not isinstance(again, Decision) or not again.events or isinstance(command, ALWAYS_NEW)

    @invariant()
    def at_most_one_round_is_open_and_it_is_the_current_one(self) -> None:
        rounds, current = self.day.workshop.rounds, self.day.workshop.open_round
        assert [held.number for held in rounds.values() if held.status == "open"] == (
            [current.number] if current else []
        )

    @invariant()
    def tables_and_rounds_are_numbered_without_gaps(self) -> None:
        assert sorted(self.day.workshop.tables) == list(range(1, len(self.day.workshop.tables) + 1))
        assert sorted(self.day.workshop.rounds) == list(range(1, len(self.day.workshop.rounds) + 1))

    @invariant()
    def everybody_sits_at_a_table_that_is_there_or_nowhere(self) -> None:
        assert all(person.table in (0, *self.day.workshop.tables) for person in self.day.workshop.participants.values())


AnyWorkshop.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

TestAnyWorkshop = AnyWorkshop.TestCase
"""A workshop stays sound under any commands, and what is already true is not recorded again."""
