"""One table's budget as its people see it: choices, amounts, what is missing. Never another table's.

Rows of choices come from the table's state, rows of money from its ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import sub

from domain.books import Books
from domain.budget.documents import Amounts
from domain.recorded import Recorded
from domain.table import events
from domain.table.own import as_proposal
from domain.table.state import SetAmount, TableBudget, Touch, row_of
from domain.text import Text
from domain.workshop.state import Workshop
from projections import rows
from projections.board import Board, WorkOut, shown
from projections.day import table_row
from projections.flags import flag_of_costing, flags_of_version
from projections.law import Limits, names_amendment, pull
from projections.ledger import Ledger, Reach, proposal_of
from projections.recents import Ring
from projections.seats import Seats
from projections.targets import Targets, Weigher, headline, standing, targets_of

_UNTOUCHED = Touch(0, "")

CHOOSING = (
    events.ProposalChosen
    | events.ProposalWithdrawn
    | events.ShareSet
    | events.StartShifted
    | events.AmountSet
    | events.AmountCleared
)
"""The events of a choice that can move an amount."""

_COSTED = (
    "summary",
    "description",
    "consequence_service",
    "consequence_staff",
    "risk",
    "preconditions",
    "implementation",
    "derived",
    "works_council",
    "hearing",
    "origin",
)
"""What finance says about an own proposal in words."""


class Table(Board):
    """ledger: its money. targets: what it has to reach. flags: what changed under its choices and nobody has seen."""

    def __init__(
        self, number: int, workshop: Workshop, books: Books, reach: Reach, limits: Limits, seats: Seats
    ) -> None:
        super().__init__(f"table/{number}", workshop)
        self.number = number
        self.ledger = Ledger(books)
        self.targets: Targets = targets_of(workshop, number, books)
        self.weigher = Weigher(self.targets.lines, books.report)
        self.flags: dict[str, rows.FlagRow] = {}
        self._books = books
        self._reach = reach
        self._limits = limits
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
            "headline": lambda _: headline(self._standings.values(), self.targets.line, self._books),
            "rate": self._rate_row,
            "turned": self._turned_row,
            "limit": self._limit_row,
            "flag": lambda rest: self.flags.get(rest),
            "law": lambda _: self.law(self._table),
            "recent": self._ring.row,
        }

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    @property
    def _table(self) -> TableBudget:
        return self.workshop.tables[self.number]

    def start(self, seq: int) -> None:
        """All that a table shows before anything has happened at it."""
        self.mark_all(("table", "order", *self._money_keys()), seq)

    def _money_keys(self) -> list[str]:
        """The rows of money that do not hang on a choice."""
        lines = (f"result/{line.id}" for line in self._books.report.lines)
        limits = (f"limit/{id}" for id in self._limits.by_id)
        return ["headline", "law", *lines, *limits, *self._standing_keys()]

    def edited(self, before: TableBudget, fact: Recorded[events.TableEvent], after: TableBudget) -> None:
        """Marks what an edit changes."""
        event, seq = fact.event, fact.seq
        if isinstance(event, events.TaxEvent):
            self.mark(row_of(event), seq)
            self.ledger.touch_tax(event.tax)
            self.mark_all(self._moved_by_tax(event.tax), seq)
            return
        if isinstance(event, events.ChangeAcknowledged):
            self._see(event.proposal, event.change, seq)
            return
        self.mark(row_of(event), seq)
        if isinstance(event, events.ProposalChosen | events.ProposalWithdrawn):
            self.mark_all(_content(before, event.proposal), seq)
            self._see(event.proposal, seq, seq)
        if before.order is not after.order:
            self.mark("order", seq)
        if isinstance(event, CHOOSING):
            self.ledger.touch(event.proposal)
            self.mark_all(self._moved(after, event.proposal), seq)
        elif isinstance(event, events.AppropriationNamed):
            self.mark("law", seq)

    def costed(self, before: TableBudget, proposal: str, after: TableBudget, seq: int) -> None:
        """Finance has worked out an own proposal: its money moves, and the table is told if it holds it."""
        own = after.own.get(proposal)
        costing = own.costing if own else None
        if costing is None:
            return
        self.mark(f"own/{proposal}", seq)
        if proposal not in after.choices:
            self._money.pop(proposal, None)
            return
        self.mark_all(self._moved(before, proposal), seq)
        del self._money[proposal]  # finance may have moved it to another leaf
        self.ledger.touch(proposal)
        self.mark_all(self._moved(after, proposal), seq)
        was = before.own[proposal]
        self._flag(flag_of_costing(proposal, was.amounts, was.costing, costing), seq)

    def replace_books(self, books: Books, reach: Reach, limits: Limits, number: int, after: Workshop, seq: int) -> None:
        """A new version of the documents, the `number`th: everything is worked out anew, and choices that are not what
        they were are flagged."""
        table, former = after.tables[self.number], self._books
        keys = [*self._money_keys(), *(f"turned/{tax}" for tax in former.report.taxes)]
        self._books, self._reach, self._limits = books, reach, limits
        self.ledger = Ledger(books)
        for proposal in table.choices:
            self.ledger.touch(proposal)
        for tax in {tax for tax, _ in table.rates}:
            self.ledger.touch_tax(tax)
        self.retarget(after, seq)
        rates = (f"rate/{tax}/{year}" for tax, year in table.rates)
        self.mark_all((*keys, *self._money_keys(), *(f"turned/{tax}" for tax in books.report.taxes), *rates), seq)
        for flag in flags_of_version(table, former, books, number, seq):
            self._flag(flag, seq)

    def _flag(self, flag: rows.FlagRow, seq: int) -> None:
        self.flags[flag["proposal"]] = flag
        self.mark(f"flag/{flag['proposal']}", seq)

    def _see(self, proposal: str, change: int, seq: int) -> None:
        flag = self.flags.get(proposal)
        if flag is not None and flag["seq"] <= change:
            del self.flags[proposal]
            self.mark(f"flag/{proposal}", seq)

    def remember(self, row: rows.RecentRow) -> None:
        self.mark(self._ring.push(row), row["seq"])

    def retarget(self, workshop: Workshop, seq: int) -> None:
        """The targets have changed, and with them what counts toward them."""
        former = self._standing_keys()
        self.targets = targets_of(workshop, self.number, self._books)
        self.weigher = Weigher(self.targets.lines, self._books.report)
        self._money.clear()
        table = workshop.tables[self.number]
        effects = (f"effect/{proposal}" for proposal in table.choices)
        turned = dict.fromkeys(f"turned/{tax}" for tax, _ in table.rates)
        self.mark_all(("headline", *former, *self._standing_keys(), *effects, *turned), seq)

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
            posts = [posting.post for posting in known.postings] if known else []
            moved = self._money[proposal] = (f"effect/{proposal}", *self._moved_by_posts(posts))
        return moved

    def _moved_by_tax(self, tax: str) -> tuple[str, ...]:
        rated = self._books.report.taxes.get(tax)
        return (f"turned/{tax}", *self._moved_by_posts([rated.post] if rated else []))

    def _moved_by_posts(self, posts: Iterable[str]) -> tuple[str, ...]:
        lines = self._reach.of(posts)
        results = (f"result/{line}" for line in lines)
        limits = (f"limit/{id}" for id, limit in self._limits.by_id.items() if limit.line in lines)
        return ("headline", "law", *self._standing_keys(), *results, *limits)

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
        touch, costing = self._touch(f"own/{proposal}"), own.costing
        costed = as_proposal(own, self._books.report)
        words: dict[str, Text] = {name: getattr(costing, name) if costing else "" for name in _COSTED}
        return {
            "proposal": proposal,
            "title": shown(own.title),
            "committee": own.committee,
            "type": own.type,
            "steering_area": costed.steering_area,
            "policy_area": costed.policy_area,
            "costed": costing is not None,
            "amounts": list(costed.postings[0].amounts),
            "guess": list(own.amounts),
            "posts": list(costed.posts.hundredths),
            "scalable": costed.scalable,
            "earliest_start": costed.earliest_start,
            "lasting": costed.lasting,
            "summary": shown(words["summary"]),
            "description": shown(words["description"]),
            "consequence_service": shown(words["consequence_service"]),
            "consequence_staff": shown(words["consequence_staff"]),
            "risk": shown(words["risk"]),
            "preconditions": shown(words["preconditions"]),
            "implementation": shown(words["implementation"]),
            "derived": shown(words["derived"]),
            "works_council": shown(words["works_council"]),
            "hearing": shown(words["hearing"]),
            "origin": shown(words["origin"]),
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

    def _turned_row(self, tax: str) -> rows.TurnedRow | None:
        effect = self.ledger.turned.get(tax)
        if effect is None:
            return None
        return {"tax": tax, "effect": list(effect.total), "toward": self.weigher.toward(effect.by_post)}

    def _limit_row(self, id: str) -> rows.LimitRow | None:
        if id not in self._limits.by_id:
            return None
        return self._limits.row(id, self.ledger.statement, self._pulls)

    def _pulls(self, line: str) -> Iterator[tuple[str, Amounts]]:
        """What each choice and each turned tax does to a report line."""
        for name, effect in (*self.ledger.effects.items(), *self.ledger.turned.items()):
            yield name, pull(effect.by_post, line, self._books.report)

    def _result_row(self, line: str) -> rows.ResultRow | None:
        if line not in self.ledger.statement:
            return None
        amounts, base = self.ledger.statement[line], self._books.report.base[line]
        return {"line": line, "amounts": list(amounts), "change": list(map(sub, amounts, base))}

    def law(self, table: TableBudget) -> rows.LawRow:
        """Whether this state of the table's budget can be handed in; the ledger has been settled."""
        breaches = self._limits.breaches(self.ledger.statement)
        unnamed = [id for id in table.order if not self._is_named(table, id)]
        return {"deliverable": not (breaches or unnamed), "breaches": breaches, "unnamed": unnamed}

    def _is_named(self, table: TableBudget, id: str) -> bool:
        proposal = proposal_of(table, id, self._books)
        return proposal is None or names_amendment(proposal)


def _content(table: TableBudget, proposal: str) -> Iterator[str]:
    """The rows that come and go with a choice."""
    choice = table.choices.get(proposal)
    if choice is not None:
        yield f"reason/{proposal}"
        for year in choice.amounts:
            yield f"amount/{proposal}/{year}"
