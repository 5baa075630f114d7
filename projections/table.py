"""One table's budget as its people see it: choices, amounts, what is missing. Never another table's.

Rows of choices come from the table's state, rows of money from `money`, rows of what changed under it from `flags`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.recorded import Recorded
from domain.table import events
from domain.table.state import AtTable, SetAmount, TableBudget, Touch
from domain.text import Text
from domain.workshop.state import Workshop
from projections import rows
from projections.board import Board, WorkOut, shown
from projections.day import table_row
from projections.edits import Edits
from projections.flags import Flags
from projections.ledger import proposal_of
from projections.memory import Remembering
from projections.money import Money
from projections.own import own_row
from projections.recents import Recent, Ring
from projections.seats import Seats
from projections.yardsticks import Yardsticks

_UNTOUCHED = Touch(0, "")


class Table(Board):
    def __init__(self, number: int, workshop: Workshop, by: Yardsticks, seats: Seats) -> None:
        super().__init__(f"table/{number}", workshop)
        self.number = number
        self.money = Money(number, workshop, by)
        self.flags = Flags()
        self._books = by.books
        self._ring = Ring()
        self._moved: dict[str, int] = {}
        self._state_kinds: dict[str, WorkOut] = {
            "table": lambda _: table_row(self.workshop, number, seats),
            "member": self._member_row,
            "choice": self._choice_row,
            "amount": self._amount_row,
            "own": self._own_row,
            "order": lambda _: {"proposals": list(self._table.order)},
            "reason": self._reason_row,
            "stance": self._stance_row,
            "rate": self._rate_row,
            "flag": lambda rest: self.flags.rows.get(rest),
            "law": lambda _: self.money.law(self._table),
            "recent": self._ring.row,
        }
        self._kinds: dict[str, WorkOut] = {**self._state_kinds, **self.money.kinds}

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    @property
    def _table(self) -> TableBudget:
        return self.workshop.tables[self.number]

    def start(self, table: TableBudget, seq: int) -> None:
        """All that a table shows before anything has happened at it."""
        self.mark_all(("table", "order", *self.money.keys(table)), seq)

    def withdrawing(self, before: AtTable, fact: Recorded[events.ProposalWithdrawn]) -> None:
        """Told before it is: what an undoing would bring back is kept."""
        if self.flags.withdraw(before, self._books, fact.event.proposal):
            self.mark(f"flag/{fact.event.proposal}", fact.seq)

    def chosen(self, fact: Recorded[events.ProposalChosen], after: AtTable) -> None:
        """A choice is fresh, or what it was before a withdrawal that is undone."""
        if self.flags.choose(after, self._books, fact.event.proposal, fact.seq, undone=fact.undoes > 0):
            self.mark(f"flag/{fact.event.proposal}", fact.seq)

    def acknowledged(self, fact: Recorded[events.ChangeAcknowledged]) -> None:
        if self.flags.see(fact.event.proposal, fact.event.change):
            self.mark(f"flag/{fact.event.proposal}", fact.seq)

    def edited(self, edits: Edits, recents: Sequence[Recent]) -> None:
        """Marks what these edits change. recents: the last of them, for the ring."""
        self._marks.update(edits.rows)
        self._moved.update(edits.moved)
        for proposal in edits.moved:
            self.money.ledger.touch(proposal)
        for tax, seq in edits.taxes.items():
            self.money.ledger.touch_tax(tax)
            self.mark_later(self.money.moved_by_tax(tax), seq)
        for note in edits.others:
            if isinstance(note.recorded.event, events.AppropriationNamed):
                self.money.doubt(note.recorded.event.proposal)
                self.mark_later(("law",), note.recorded.seq)
        self._marks.update(self._ring.push(recents, len(edits.seen)))

    def costed(self, before: TableBudget, proposal: str, after: TableBudget, seq: int) -> None:
        """Finance has worked out an own proposal: its money moves, and the table is told if it holds it."""
        was, own = before.own.get(proposal), after.own.get(proposal)
        if was is None or own is None or own.costing is None:
            return
        self._mark_moved(before)
        self.mark(f"own/{proposal}", seq)
        moved = self.money.moved(before, proposal)
        self.money.forget(proposal)  # finance may have moved it to another leaf
        if proposal in after.choices:
            self.mark_all((*moved, *self.money.moved(after, proposal)), seq)
            self.money.ledger.touch(proposal)
            known, now = (proposal_of(table, proposal, self._books) for table in (before, after))
            if known is not None and now is not None:
                self.flags.cost(known, now, seq)
                self.mark(f"flag/{proposal}", seq)

    def replace_books(self, by: Yardsticks, number: int, after: Workshop, seq: int) -> None:
        """A new version of the documents, the `number`th: everything is worked out anew, and choices that are not what
        they were are flagged."""
        table, former = after.tables[self.number], self._books
        self._mark_moved(table)
        self.mark_all(self.money.keys(table), seq)
        self.money, self._books = Money(self.number, after, by), by.books
        self.money.touch_all(table)
        self._kinds = {**self._state_kinds, **self.money.kinds}
        self._found.clear()
        self.mark_all(self.money.keys(table), seq)
        self.mark_all((f"rate/{tax}/{year}" for tax, year in table.rates), seq)
        flagged = self.flags.replace(table, former, by.books, number, seq)
        self.mark_all((f"flag/{proposal}" for proposal in flagged), seq)

    def retarget(self, workshop: Workshop, seq: int) -> None:
        """The targets have changed, and with them what counts toward them."""
        self._mark_moved(workshop.tables[self.number])
        self.mark_all(self.money.retarget(workshop), seq)

    def _mark_moved(self, table: TableBudget) -> None:
        """Marks the rows of money under all choices that edits have moved: once a batch, however many edits.

        Before anything else changes which rows those are, too.
        """
        moved, self._moved = self._moved, {}
        for proposal, seq in moved.items():
            self.mark_later(self.money.moved(table, proposal), seq)

    def parts(self) -> dict[str, Remembering]:
        return {**super().parts(), "flags": self.flags, "ring": self._ring}

    def rework(self, workshop: Workshop) -> None:
        self.money.touch_all(workshop.tables[self.number])
        super().rework(workshop)

    def settle(self, workshop: Workshop) -> None:
        self._mark_moved(workshop.tables[self.number])
        self.money.settle(workshop.tables[self.number], standings="headline" in self._marks)
        super().settle(workshop)

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

    def _own_row(self, proposal: str) -> rows.OwnRow | None:
        own = self._table.own.get(proposal)
        if own is None:
            return None
        return own_row(own, self._books.report.years[0], self._touch(f"own/{proposal}"))

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

    def _rate_row(self, rest: str) -> rows.RateRow | None:
        tax, _, year = rest.rpartition("/")
        rate, rated = self._table.rates.get((tax, int(year))), self._books.report.taxes.get(tax)
        if rate is None or rated is None:
            return None
        touch = self._touch(f"rate/{rest}")
        return {
            "tax": tax,
            "year": int(year),
            "rate": rate,
            "base_rate": rated.rate_of(int(year)),
            "by": touch.actor,
            "seq": touch.seq,
        }
