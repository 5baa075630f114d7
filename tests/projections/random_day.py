"""Whole days by chance, but valid: random commands through the decider, from a seed. Never the same command by rule.

Every kind of command comes, also from people who may not send it; what is refused is not recorded. The documents are
replaced now and then by those of `tests.domain.versions`, to and fro. Some texts are erased afterwards, as they are
when their writer's key is deleted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

from domain import errors
from domain.books import Books
from domain.recorded import Recorded
from domain.table import commands as table
from domain.table.events import AmountSet, OwnProposalAdded, ReasonWritten, StanceTaken
from domain.table.grades import GRADES
from domain.text import ERASED
from domain.workshop import commands as workshop
from domain.workshop.context import Context
from domain.workshop.decide import Command, decide
from domain.workshop.events import DocumentsReplaced, ProposalCosted, RoundPlanned
from domain.workshop.grounds import GROUNDS
from domain.workshop.state import GROUPS, Event, Workshop, evolve
from tests.domain.versions import papers

Fact = Recorded[Event]
FACILITATOR = "f:1"
FINANCE = "e:1"
TABLES, PEOPLE = 4, 9


class Day:
    """A day as it goes on."""

    def __init__(self, seed: int, books: Books) -> None:
        self.facts: list[Fact] = []
        self.commands = 0
        self._random = Random(seed)  # noqa: S311 - no secret: a day that can be had again
        self._opening = books
        self._papers = papers(books)
        self._workshop = Workshop("w")
        self._now = 1_600_000_000_000
        self._edits = self._edit_makers()
        self._orders = self._order_makers()

    @property
    def _books(self) -> Books:
        """The documents in force."""
        versions = self._workshop.versions
        return self._papers.of(versions) if versions else self._opening

    def live(self, events: int) -> list[Fact]:
        self._open()
        while len(self.facts) < events // 2:
            self._step()
        self._order(workshop.ForgetPerson("p2", self._random.choice(GROUNDS)))  # somebody surely, in the midst of it
        while len(self.facts) < events:
            self._step()
        return self.facts

    def _open(self) -> None:
        self._order(workshop.OpenWorkshop("Actor day", "b" * 64, self._books.catalogue_hash, "a" * 64))
        self._order(workshop.AddTables(TABLES))
        for number in range(PEOPLE):
            group = GROUPS[number % len(GROUPS)]
            self._order(workshop.RegisterParticipant(f"p{number}", group, "", number % (TABLES + 1)))
        self._order(workshop.AppointNoteTaker("p1"))
        self._order(workshop.SetTarget(self._books.budget.years[1], -20_000_000))
        self._order(workshop.OpenRound(self._now + 3_600_000, "First"))

    def _step(self) -> None:
        random = self._random
        self._now += random.randrange(1, 30_000)
        kind = random.random()
        if kind < 0.12:
            self._order(random.choice(self._orders)())
            return
        if kind < 0.18:
            self._send(self._costing() if kind < 0.15 else self._version(), FINANCE, None)
            return
        number = random.randrange(1, len(self._workshop.tables) + 1)
        seated = [pid for pid, person in self._workshop.participants.items() if person.table == number]
        actor = random.choice([*(f"p:{pid}" for pid in seated), f"t:{number}"])
        behalf = random.choice([None, None, *seated])
        self._send(
            random.choice(self._edits)(number), actor, behalf if actor in ("t:1", f"t:{number}", "p:p1") else None
        )

    def _order(self, command: Command) -> None:
        self._send(command, FACILITATOR, None)

    def _send(self, command: Command, actor: str, behalf: str | None) -> None:
        known = self._workshop
        current = known.open_round
        shown = current.number if current else 0
        try:
            decision = decide(known, command, Context(actor, behalf, self._now, known.seq, shown, False), self._books)
        except errors.Refused:
            return
        self.commands += 1
        for event in decision.events:
            fact = Recorded(
                "w", self._workshop.seq + 1, self._now, actor, behalf, f"c{self.commands}", known.seq, shown, 1,
                decision.undoes, self._perhaps_erased(event),
            )  # fmt: skip
            self._workshop = evolve(self._workshop, fact)
            self.facts.append(fact)

    def _perhaps_erased(self, event: Event) -> Event:
        if self._random.random() < 0.9:
            return event
        match event:
            case AmountSet() | ReasonWritten() | StanceTaken() if event.reason:
                return replace(event, reason=ERASED)
            case ProposalCosted():
                return replace(event, summary=ERASED)
            case DocumentsReplaced():
                return replace(event, note=ERASED)
            case OwnProposalAdded():
                return replace(event, title=ERASED)
            case RoundPlanned():
                return replace(event, title=ERASED)
            case _:
                return event

    def _proposal(self, number: int) -> str:
        """Mostly one of a few, so that people meet; often one the table has chosen."""
        random, at_table = self._random, self._workshop.tables[number]
        known = [*at_table.choices, *at_table.own]
        if known and random.random() < 0.5:
            return random.choice(known)
        proposals = self._books.catalogue.proposals
        return random.choice(proposals[: 12 if random.random() < 0.7 else len(proposals)]).id

    def _year(self) -> int:
        return self._random.choice(self._books.budget.years)

    def _amount(self) -> int:
        return self._random.randrange(-9_000_000, 5_000_000)

    def _text(self) -> str:
        return self._random.choice(["", "Because it helps.", "Fordi det hjælper."])

    def _line(self) -> str:
        return self._random.choice(["", *(line.id for line in self._books.budget.report)])

    def _person(self) -> str:
        return self._random.choice([*self._workshop.participants])

    def _committee(self) -> str:
        return self._random.choice(self._books.budget.committees).id

    def _area_of(self, committee: str) -> str:
        areas = [area.id for area in self._books.budget.policy_areas if area.committee == committee]
        return self._random.choice(["", *areas])

    def _own_idea(self, number: int) -> Command:
        random, committee = self._random, self._committee()
        return table.AddOwnProposal(
            number, "Our own idea", committee, random.choice(["reduction", "construction"]),
            tuple(self._amount() for _ in self._books.budget.years), policy_area=self._area_of(committee),
        )  # fmt: skip

    def _naming(self, number: int) -> Command:
        own = self._random.choice([*self._workshop.tables[number].own.values()] or [None])
        return table.NameAppropriation(number, own.id if own else "B", self._area_of(own.committee) if own else "")

    def _turning(self, number: int) -> Command:
        tax = self._random.choice([*self._books.report.taxes.values()])
        rate = self._random.choice(tax.rates) + self._random.choice([-300, 0, 100, 200])
        return table.SetTaxRate(number, tax.tax.id, self._year(), rate, self._random.random() < 0.7)

    def _seeing(self, number: int) -> Command:
        chosen = [*self._workshop.tables[number].choices] or [self._proposal(number)]
        seen = self._workshop.seq - self._random.choice([0, 0, 20])
        return table.AcknowledgeChange(number, self._random.choice(chosen), seen)

    def _costing(self) -> Command:
        """Of any table's ideas; of one that is not there, if there is none yet."""
        random = self._random
        ideas = [(at.number, own) for at in self._workshop.tables.values() for own in at.own.values()]
        number, own = random.choice(ideas or [(1, None)])
        return workshop.CostProposal(
            number, own.id if own else "B1-1", tuple(self._amount() for _ in self._books.budget.years),
            posts=random.choice([(), (100, -50, 0, 0)]), policy_area=self._area_of(own.committee) if own else "",
            scalable=random.random() < 0.8, summary=self._text(),
        )  # fmt: skip

    def _version(self) -> Command:
        random, lying = self._random, self._papers
        names = (
            random.choice([*lying.budgets]),
            random.choice([*lying.catalogues]),
            random.choice([*lying.assumptions]),
        )
        before = [(known.budget, known.catalogue, known.assumptions) for known in self._workshop.versions]
        return workshop.ReplaceDocuments(*names, lying.after(*before, names), self._text())

    def _edit_makers(self) -> list[Callable[[int], Command]]:
        random = self._random
        choose: Callable[[int], Command] = lambda n: table.ChooseProposal(  # noqa: E731 - one of a list of makers
            n, self._proposal(n), random.choice([100, 100, 60])
        )
        return [
            choose,
            choose,
            choose,
            lambda n: table.WithdrawProposal(n, self._proposal(n)),
            lambda n: table.SetShare(n, self._proposal(n), random.randrange(1, 101)),
            lambda n: table.ShiftStart(n, self._proposal(n), random.randrange(0, 4)),
            lambda n: table.SetAmount(n, self._proposal(n), self._year(), self._amount(), self._text()),
            lambda n: table.SetAmount(n, self._proposal(n), self._year(), self._amount(), self._text()),
            lambda n: table.ClearAmount(n, self._proposal(n), self._year()),
            self._own_idea,
            self._naming,
            self._turning,
            self._turning,
            lambda n: table.ClearTaxRate(n, random.choice([*self._books.report.taxes])),
            self._seeing,
            lambda n: table.RankProposal(n, self._proposal(n), random.randrange(1, 5)),
            lambda n: table.WriteReason(n, self._proposal(n), self._text()),
            lambda n: table.TakeStance(n, self._proposal(n), random.choice(GRADES), self._text()),
            lambda n: table.WithdrawStance(n, self._proposal(n)),
            lambda n: table.UndoLast(n),
        ]  # fmt: skip

    def _clear_target(self) -> Command:
        table, line, year = self._random.choice([*self._workshop.targets] or [(0, "", 0)])
        return workshop.ClearTarget(year, line, table)

    def _order_makers(self) -> list[Callable[[], Command]]:
        random = self._random
        some_table: Callable[[], int] = lambda: random.randrange(0, TABLES + 1)  # noqa: E731 - short, and used below
        later: Callable[[], int] = lambda: self._now + random.randrange(1, 3_600_000)  # noqa: E731 - short, used below
        return [
            lambda: workshop.AddTables(len(self._workshop.tables) + (random.random() < 0.3)),
            lambda: workshop.LockTable(some_table()),
            lambda: workshop.UnlockTable(some_table()),
            lambda: workshop.UnlockTable(some_table()),
            lambda: workshop.RegisterParticipant(f"p{len(self._workshop.participants)}", "guest", "", some_table()),
            lambda: workshop.SeatParticipant(self._person(), random.randrange(1, TABLES + 1)),
            lambda: workshop.ClaimSeat(self._person(), "device"),
            lambda: workshop.ReleaseSeat(self._person()),
            lambda: workshop.AppointNoteTaker(self._person()),
            lambda: workshop.DismissNoteTaker(self._person()),
            lambda: workshop.SetTarget(self._year(), self._amount(), self._line(), some_table()),
            lambda: workshop.SetTarget(self._year(), self._amount()),
            self._clear_target,
            lambda: workshop.PlanRound("Later", 20),
            lambda: workshop.CloseRound(),
            lambda: workshop.OpenRound(later(), "Next"),
            lambda: workshop.ReopenRound(later()),
            lambda: workshop.ExtendRound(later()),
            lambda: workshop.ForgetPerson(self._person(), random.choice(GROUNDS)),
            lambda: workshop.HideResults(),
            lambda: workshop.RevealResults(),
            lambda: workshop.SetAgreement(random.randrange(1, TABLES)),
        ]  # fmt: skip


@cache
def random_day(seed: int, events: int, books: Books) -> tuple[Fact, ...]:
    return tuple(Day(seed, books).live(events)[:events])
