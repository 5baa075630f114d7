"""given / when / then for decisions. States facts, sends one command, compares events; never looks into the decider."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from domain import errors
from domain.books import Books
from domain.recorded import Recorded
from domain.workshop.context import Context
from domain.workshop.decide import Command, Decision, Overwritten, decide
from domain.workshop.state import Event, Workshop, evolve
from tests.domain.books import BOOKS

NOW = 1_600_000_000_000
"""Milliseconds UTC; every test's present."""

ONE, OTHER, SCRIBE, ELSEWHERE, UNSEATED = "p:one", "p:other", "p:scribe", "p:elsewhere", "p:unseated"
"""At table 1: one, other and scribe, who is its note-taker. At table 2: elsewhere. Not seated yet: unseated."""

DEVICE, OTHER_DEVICE, FACILITATOR, FINANCE, HALL, SERVER = "t:1", "t:2", "f:1", "e:1", "h:1", "server"
EVALUATOR = "v:1"


@dataclass(frozen=True, slots=True)
class By:
    """One command's events, by somebody."""

    actor: str
    events: tuple[Event, ...]
    undoes: int = 0


def by(actor: str, *events: Event, undoes: int = 0) -> By:
    return By(actor, events, undoes)


Step: TypeAlias = Event | By
"""An event alone is a command of `ONE`."""


@dataclass(frozen=True, slots=True)
class Given:
    """A workshop as its events left it."""

    workshop: Workshop
    books: Books = BOOKS

    def and_given(self, *steps: Step) -> Given:
        given = self
        for step in steps:
            step = step if isinstance(step, By) else by(ONE, step)
            given = given.recorded(step.actor, step.events, step.undoes)
        return given

    def when(
        self,
        command: Command,
        *,
        actor: str | None = None,
        behalf: str | None = None,
        basis: int | None = None,
        round: int | None = None,
        late: bool = False,
        now: int = NOW,
    ) -> Outcome:
        """Without an actor: ONE for a table's command, the facilitator for a workshop's. Sees everything so far."""
        known = self.workshop
        sender = actor or (ONE if hasattr(command, "table") and _is_edit(command) else FACILITATOR)
        shown = round if round is not None else (known.open_round.number if known.open_round else 0)
        context = Context(sender, behalf, now, known.seq if basis is None else basis, shown, late)
        try:
            answer: Decision | errors.Refused = decide(known, command, context, self.books)
        except errors.Refused as refused:
            answer = refused
        return Outcome(self, sender, answer)

    def recorded(self, actor: str, facts: tuple[Event, ...], undoes: int = 0) -> Given:
        workshop, command_id = self.workshop, f"command-{self.workshop.seq + 1}"
        for fact in facts:
            round = workshop.open_round.number if workshop.open_round else 0
            seq = workshop.seq + 1
            recorded = Recorded(workshop.id, seq, NOW, actor, None, command_id, seq - 1, round, 1, undoes, fact)
            workshop = evolve(workshop, recorded)
        return Given(workshop, self.books)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was answered. Every `then` gives back the workshop with the answer recorded, to go on from."""

    before: Given
    actor: str
    answer: Decision | errors.Refused

    def then(self, *events: Event, undoes: int = 0, overwrote: tuple[Overwritten, ...] = ()) -> Given:
        assert self.answer == Decision(events, undoes, overwrote)
        assert events, "an empty answer is then_nothing"
        return self.go_on()

    def then_rejected(self, refusal: type[errors.Refused], **details: int | str) -> Given:
        assert type(self.answer) is refusal
        assert self.answer.details == self.answer.details | details
        return self.before

    def then_nothing(self) -> Given:
        assert self.answer == Decision()
        return self.before

    def go_on(self) -> Given:
        """Records the answer without looking at it; a refusal fails the test."""
        assert isinstance(self.answer, Decision), self.answer
        return self.before.recorded(self.actor, self.answer.events, self.answer.undoes)


def given(workshop: Given, *steps: Step) -> Given:
    return workshop.and_given(*steps)


def _is_edit(command: Command) -> bool:
    return type(command).__module__ == "domain.table.commands"
