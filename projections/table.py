"""One table's budget as its people see it: choices, amounts, what is missing. Never another table's.

Rows of choices come from the table's state, rows of money from its ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import sub

from domain.books import Books
from domain.recorded import Recorded
from domain.table import events
from domain.table.state import SetAmount, TableBudget, Touch, row_of
from domain.text import Text
from domain.workshop.state import Workshop
from projections import rows
from projections.board import Board, WorkOut, shown
from projections.day import table_row
from projections.ledger import Ledger, Reach, proposal_of
from projections.recents import Ring
from projections.seats import Seats
from projections.targets import Targets, Weigher, headline, standing, targets_of

_UNTOUCHED = Touch(0, "")

MONEY = (
    events.ProposalChosen
    | events.ProposalWithdrawn
    | events.ShareSet
    | events.StartShifted
    | events.AmountSet
    | events.AmountCleared
)
"""The events that can move an amount."""


class Table(Board):
    """ledger: its money. targets: what it has to reach."""

    def __init__(self, number: int, workshop: Workshop, books: Books, reach: Reach, seats: Seats) -> None:
        super().__init__(f"table/{number}", workshop)
        self.number = number
        self.ledger = Ledger(books)
        self.targets: Targets = targets_of(workshop, number, books)
        self.weigher = Weigher(self.targets.lines, books.report)
        self._books = books
        self._reach = reach
        self._seats = seats
        self._ring = Ring()
        self._money: dict[str, tuple[str, ...]] = {}
        self._standings: dict[str, rows.StandingRow] = {}
        self._kinds: dict[str, WorkOut] = {
            "table": lambda _: table_row(self.workshop, number, seats),
            "member": self._member_row,
            "choice": self._choice_row,
            "amount": self._amount_row,
            "effect": self._effect_row,
            "own": self._own_row,
            "order": lambda _: {"proposals": list(self._table.order)},
            "reason": self._reason_row,
            "stance": self._stance_row,
            "result": self._result_row,
            "standing": lambda rest: self._standings.get(rest),
            "headline": lambda _: headline(self._standings.values(), self.targets.line, books),
            "law": self._law_row,
            "recent": self._ring.row,
        }

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    @property
    def _table(self) -> TableBudget:
        return self.workshop.tables[self.number]

    def start(self, seq: int) -> None:
        """All that a table shows before anything has happened at it."""
        lines = (f"result/{line.id}" for line in self._books.report.lines)
        self.mark_all(("table", "order", "headline", "law", *lines, *self._standing_keys()), seq)

    def edited(self, before: TableBudget, fact: Recorded[events.TableEvent], after: TableBudget) -> None:
        """Marks what an edit changes."""
        event, seq = fact.event, fact.seq
        self.mark(row_of(event), seq)
        if isinstance(event, events.ProposalChosen | events.ProposalWithdrawn):
            self.mark_all(_content(before, event.proposal), seq)
        if before.order is not after.order:
            self.mark("order", seq)
        if isinstance(event, MONEY):
            self.ledger.touch(event.proposal)
            self.mark_all(self._moved(after, event.proposal), seq)

    def remember(self, row: rows.RecentRow) -> None:
        self.mark(self._ring.push(row), row["seq"])

    def retarget(self, workshop: Workshop, seq: int) -> None:
        """The targets have changed, and with them what counts toward them."""
        former = self._standing_keys()
        self.targets = targets_of(workshop, self.number, self._books)
        self.weigher = Weigher(self.targets.lines, self._books.report)
        self._money.clear()
        effects = (f"effect/{proposal}" for proposal in workshop.tables[self.number].choices)
        self.mark_all(("headline", *former, *self._standing_keys(), *effects), seq)

    def settle(self, workshop: Workshop) -> None:
        self.ledger.settle(workshop.tables[self.number])
        if "headline" in self._marks:
            self._standings = self._stand()
        super().settle(workshop)

    def _stand(self) -> dict[str, rows.StandingRow]:
        """How far every target is, by line and year: any move of money may move them all."""
        statement, report = self.ledger.statement, self._books.report
        return {
            f"{line}/{year}": standing(line, year, required, statement, report)
            for (line, year), required in self.targets.required.items()
        }

    def _standing_keys(self) -> list[str]:
        return [f"standing/{line}/{year}" for line, year in self.targets.required]

    def _moved(self, table: TableBudget, proposal: str) -> tuple[str, ...]:
        """The rows of money that a choice of this proposal can move: always the same ones."""
        moved = self._money.get(proposal)
        if moved is None:
            known = proposal_of(table, proposal, self._books)
            lines = self._reach.of(posting.post for posting in known.postings) if known else {}
            results = (f"result/{line}" for line in lines)
            moved = (f"effect/{proposal}", "headline", "law", *self._standing_keys(), *results)
            self._money[proposal] = moved
        return moved

    def _touch(self, key: str) -> Touch:
        return self._table.touched.get(key, _UNTOUCHED)

    def _member_row(self, pid: str) -> rows.MemberRow | None:
        person = self.workshop.participants.get(pid)
        if person is None or person.table != self.number:
            return None
        return {
            "pid": pid,
            "group": person.group,
            "home_committee": person.home_committee,
            "here": person.device != "",
            "note_taker": person.note_taker,
        }

    def _choice_row(self, proposal: str) -> rows.ChoiceRow | None:
        choice = self._table.choices.get(proposal)
        if choice is None:
            return None
        touch = self._touch(f"choice/{proposal}")
        return {
            "proposal": proposal,
            "share": choice.share,
            "shift": choice.shift,
            "catalogue": choice.catalogue,
            "by": touch.actor,
            "seq": touch.seq,
        }

    def _amount_row(self, rest: str) -> rows.AmountRow | None:
        proposal, _, year = rest.rpartition("/")
        choice = self._table.choices.get(proposal)
        held: SetAmount | None = choice.amounts.get(int(year)) if choice else None
        if held is None:
            return None
        touch = self._touch(f"amount/{rest}")
        return {
            "proposal": proposal,
            "year": int(year),
            "amount": held.amount,
            "reason": shown(held.reason),
            "by": touch.actor,
            "seq": touch.seq,
        }

    def _effect_row(self, proposal: str) -> rows.EffectRow | None:
        effect = self.ledger.effects.get(proposal)
        if effect is None:
            return None
        return {
            "effect": list(effect.total),
            "toward": self.weigher.toward(effect.by_post),
            "passed": list(effect.passed),
        }

    def _own_row(self, proposal: str) -> rows.OwnRow | None:
        own = self._table.own.get(proposal)
        if own is None:
            return None
        touch = self._touch(f"own/{proposal}")
        return {
            "proposal": proposal,
            "title": shown(own.title),
            "committee": own.committee,
            "type": own.type,
            "steering_area": own.steering_area,
            "amounts": list(own.amounts),
            "by": touch.actor,
            "seq": touch.seq,
        }

    def _reason_row(self, proposal: str) -> rows.ReasonRow | None:
        choice = self._table.choices.get(proposal)
        reason: Text = choice.reason if choice else ""
        if reason == "":
            return None
        touch = self._touch(f"reason/{proposal}")
        return {"proposal": proposal, "reason": shown(reason), "by": touch.actor, "seq": touch.seq}

    def _stance_row(self, rest: str) -> rows.StanceRow | None:
        proposal, _, pid = rest.rpartition("/")
        stance = self._table.stances.get((proposal, pid))
        if stance is None:
            return None
        touch = self._touch(f"stance/{rest}")
        return {
            "proposal": proposal,
            "pid": pid,
            "grade": stance.grade,
            "reason": shown(stance.reason),
            "by": touch.actor,
            "seq": touch.seq,
        }

    def _result_row(self, line: str) -> rows.ResultRow:
        amounts, base = self.ledger.statement[line], self._books.report.base[line]
        return {"line": line, "amounts": list(amounts), "change": list(map(sub, amounts, base))}

    def _law_row(self, _: str) -> rows.LawRow:
        breaches = self._books.report.breaches(self.ledger.statement)
        found: list[rows.BreachRow] = [
            {"line": line, "year": year, "amount": amount} for line, year, amount in breaches
        ]
        return {"deliverable": not found, "breaches": found}


def _content(table: TableBudget, proposal: str) -> Iterator[str]:
    """The rows that come and go with a choice."""
    choice = table.choices.get(proposal)
    if choice is not None:
        yield f"reason/{proposal}"
        for year in choice.amounts:
            yield f"amount/{proposal}/{year}"
