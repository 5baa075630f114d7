"""Whatever people send, in whatever order: the sets stay whole, and undo gives back exactly what was there."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain import errors
from domain.table import commands
from domain.table.commands import TableCommand
from domain.table.grades import GRADES
from domain.table.state import TableBudget, rows_of
from domain.workshop.decide import Decision
from domain.workshop.state import is_table_event
from tests.domain.books import BOOKS, PROPOSALS
from tests.domain.days import ROUND
from tests.domain.given import ONE, OTHER, SCRIBE, Given

ACTORS = some.sampled_from([ONE, OTHER, SCRIBE])
IDS = some.sampled_from([*(proposal.id for proposal in PROPOSALS), "B1-1", "B1-2"])
SHARES = some.sampled_from([1, 50, 100])
YEARS = some.integers(2020, 2023)
WORDS = some.sampled_from(["", "Fair", "Dear"])
TAXES = some.sampled_from(["income", "property"])
RATES = some.sampled_from([0, 20_000, 25_000, 25_100])

EDITS: some.SearchStrategy[TableCommand] = some.one_of(
    some.builds(commands.ChooseProposal, some.just(1), IDS, SHARES),
    some.builds(commands.ChooseProposal, some.just(1), IDS),
    some.builds(commands.WithdrawProposal, some.just(1), IDS),
    some.builds(commands.SetShare, some.just(1), IDS, SHARES),
    some.builds(commands.ShiftStart, some.just(1), IDS, some.integers(0, 3)),
    some.builds(commands.SetAmount, some.just(1), IDS, YEARS, some.integers(-9, 9), WORDS),
    some.builds(commands.ClearAmount, some.just(1), IDS, YEARS),
    some.builds(commands.RankProposal, some.just(1), IDS, some.integers(1, 8)),
    some.builds(commands.WriteReason, some.just(1), IDS, WORDS),
    some.builds(commands.TakeStance, some.just(1), IDS, some.sampled_from(GRADES), WORDS),
    some.builds(commands.WithdrawStance, some.just(1), IDS),
    some.builds(
        commands.AddOwnProposal, some.just(1), some.just("Own"), some.just("ROADS"), some.just("reduction"),
        some.just((1, 2, 3, 4)),
    ),
    some.builds(commands.NameAppropriation, some.just(1), IDS, some.sampled_from(["", "STREETS"])),
    some.builds(commands.SetTaxRate, some.just(1), TAXES, YEARS, RATES, some.booleans()),
    some.builds(commands.ClearTaxRate, some.just(1), TAXES),
)  # fmt: skip

SEEING = some.builds(commands.AcknowledgeChange, some.just(1), IDS, some.integers(0, 30))
"""Changes nothing that could be undone."""


def held(table: TableBudget) -> object:
    """All that an undo puts back. An own proposal stays, but not what it was given since."""
    named = {own.id: own.policy_area for own in table.own.values() if own.policy_area}
    return table.choices, table.order, table.stances, table.rates, named


@dataclass(frozen=True, slots=True)
class Past:
    """One recorded change of rows, and by whom."""

    seq: int
    actor: str
    rows: frozenset[str]


class AnyDay(RuleBasedStateMachine):
    """Several people at one table, some with an old basis, some undoing."""

    def __init__(self) -> None:
        super().__init__()
        self.day: Given = ROUND
        self.changes: list[Past] = []

    @property
    def table(self) -> TableBudget:
        return self.day.workshop.tables[1]

    @rule(actor=ACTORS, command=EDITS | SEEING, behind=some.integers(0, 6), late=some.booleans())
    def edit(self, actor: str, command: TableCommand, behind: int, late: bool) -> None:
        basis = max(self.day.workshop.seq - behind, 0)
        outcome = self.day.when(command, actor=actor, basis=basis, late=late)
        if not isinstance(outcome.answer, Decision):
            return
        rows = self._rows(outcome.answer)
        news = {row for past in self.changes for row in past.rows & rows if self._is_news(past, actor, basis)}
        assert {over.row for over in outcome.answer.overwrote} == (news if not late else set())
        if late:
            assert not news
        self._go_on(outcome.answer, actor)

    @rule(actor=ACTORS)
    def undo(self, actor: str) -> None:
        outcome = self.day.when(commands.UndoLast(1), actor=actor)
        if not isinstance(outcome.answer, Decision):
            assert isinstance(outcome.answer, errors.NothingToUndo | errors.Overtaken)
            return
        edit = next(edit for edit in self.table.journal[actor] if edit.first == outcome.answer.undoes)
        assert outcome.answer.events
        rows = self._rows(outcome.answer) - {"order"}
        others = [past for past in self.changes if past.actor != actor and past.seq > edit.last]
        assert all(rows.isdisjoint(past.rows) for past in others)
        self._go_on(outcome.answer, actor)

    @invariant()
    def choices_are_whole(self) -> None:
        choices, relations = self.table.choices, BOOKS.relations
        relations.check(choices.keys())
        for id, choice in choices.items():
            for other in relations.joined(id):
                assert (choices[other].share, choices[other].shift) == (choice.share, choice.shift)
            if choice.share < 100 and id in relations.proposals:
                assert relations.get(id).scalable

    @invariant()
    def a_tax_is_turned_in_one_way(self) -> None:
        for tax, proposals in BOOKS.tax_proposals.items():
            assert not self.table.rates_of(tax) or self.table.choices.keys().isdisjoint(proposals)

    @invariant()
    def a_turned_rate_is_another_one_than_the_budgets(self) -> None:
        for (tax, year), rate in self.table.rates.items():
            assert rate != BOOKS.report.taxes[tax].rate_of(year)

    @invariant()
    def the_order_holds_exactly_the_chosen(self) -> None:
        assert sorted(self.table.order) == sorted(self.table.choices)

    def _rows(self, decision: Decision) -> frozenset[str]:
        return frozenset(
            row for event in decision.events if is_table_event(event) for row in rows_of(self.table, event)
        )

    @staticmethod
    def _is_news(past: Past, actor: str, basis: int) -> bool:
        return past.actor != actor and past.seq > basis

    def _go_on(self, decision: Decision, actor: str) -> None:
        before = self.table
        self.day = self.day.recorded(actor, decision.events, decision.undoes)
        first = self.day.workshop.seq - len(decision.events) + 1
        for seq, event in enumerate(decision.events, start=first):
            assert is_table_event(event)
            self.changes.append(Past(seq, actor, frozenset(rows_of(before, event))))


class AloneAtTheTable(RuleBasedStateMachine):
    """One person, whom nobody interferes with: undo walks back through exactly what stood there."""

    def __init__(self) -> None:
        super().__init__()
        self.day: Given = ROUND
        self.before: list[object] = []

    @rule(command=EDITS)
    def edit(self, command: TableCommand) -> None:
        outcome = self.day.when(command)
        if isinstance(outcome.answer, Decision) and outcome.answer.events:
            self.before.append(held(self.day.workshop.tables[1]))
            self.day = outcome.go_on()
            assert held(self.day.workshop.tables[1]) != self.before[-1]
            self._is_true_now(command)

    def _is_true_now(self, command: TableCommand) -> None:
        if not isinstance(command, commands.AddOwnProposal):
            self.day.when(command).then_nothing()

    @rule()
    def undo(self) -> None:
        outcome = self.day.when(commands.UndoLast(1))
        if not self.before:
            outcome.then_rejected(errors.NothingToUndo)
            return
        self.day = outcome.go_on()
        assert held(self.day.workshop.tables[1]) == self.before.pop()

    def teardown(self) -> None:
        while self.before:
            self.undo()


AnyDay.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
AloneAtTheTable.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)


TestAnyDay = AnyDay.TestCase
"""Choices stay whole, conflicts are told, and no undo touches what another changed since."""

TestAloneAtTheTable = AloneAtTheTable.TestCase
"""Every undo restores the exact former choices, order and stances."""
