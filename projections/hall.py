"""The hall's rows: all tables against their targets, row by row, and what they agree on. Never a person.

One set of rows makes two views. `overview` is the facilitator's and holds all of it. `hall` is everyone's and holds the
same, but while results are hidden nothing of them: not a number of a proposal, not an amount, not a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.books import Books
from domain.recorded import Recorded
from domain.table import events
from domain.table.inverse import Note
from domain.table.state import Choice, TableBudget
from domain.workshop import events as workshop_events
from domain.workshop.state import Event, Workshop
from projections import rows
from projections.activity import Activity
from projections.agreement import Agreement, Holding
from projections.board import Board, WorkOut, shown
from projections.edits import Edits
from projections.memory import Remembering
from projections.opinions import Opinions
from projections.recents import Recent, RingOfTables, without_content
from projections.table import Table
from projections.targets import Targets, Weigher, missing, targets_of
from projections.versions import version_row
from projections.view import View


class Hall(Board):
    """`view` is the overview, `hall` the one for everyone."""

    REMEMBERS = ("_changed", "_hidden", "_version")

    def __init__(self, workshop: Workshop, books: Books, tables: Mapping[int, Table], activity: Activity) -> None:
        super().__init__("overview", workshop)
        self.hall = View("hall")
        self._hidden = False
        self._books = books
        self._names = _names(books)
        self._tables = tables
        self._activity = activity
        self._opinions = Opinions()
        self._ring = RingOfTables()
        self._targets: Targets = targets_of(workshop, 0, books)
        self._weigher = Weigher((self._targets.line,) * len(books.report.years), books.report)
        self._agreement = Agreement(len(books.report.years))
        self._threshold = workshop.agreement_threshold
        self._changed: dict[tuple[str, int], int] = {}
        self._moved: dict[tuple[str, int], int] = {}
        self._moved_tables: dict[int, int] = {}
        self._stale: dict[tuple[str, int], None] = {}
        self._version: rows.HallVersionRow | None = None
        self._kinds: dict[str, WorkOut] = {
            "summary": self._summary_row,
            "table": self._table_row,
            "cell": self._cell_row,
            "agree": self._agree_row,
            "own": self._own_row,
            "version": lambda _: self._version,
            "recent": self._ring.row,
        }

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    def fold(self, fact: Recorded[Event], after: Workshop) -> None:
        """Marks what an event of the workshop changes."""
        self._mark_moved()
        match fact.event:
            case workshop_events.ResultsHidden() | workshop_events.ResultsRevealed():
                self._turn(after.hidden, fact.seq)
            case workshop_events.TableAdded(table=table):
                self.mark(f"table/{table}", fact.seq)
                self._rejudge(fact.seq)
            case workshop_events.AgreementSet():
                self._rejudge(fact.seq)
            case workshop_events.TargetSet(table=table) | workshop_events.TargetCleared(table=table):
                self._retarget(table, after, fact.seq)
            case workshop_events.WorkshopOpened() | workshop_events.ParticipantRegistered():
                self.mark("summary", fact.seq)
            case _:
                pass

    def edited(self, edits: Edits) -> None:
        """Marks what these edits at one table change."""
        table = edits.table
        self.mark_later(("summary",), edits.last)
        for proposal, seq in edits.moved.items():
            row = self._row_of(proposal)
            if row is None:
                self.mark_later((f"own/{table}/{proposal}",), seq)
            else:
                self._moved[row, table] = max(seq, self._moved.get((row, table), 0))
        if edits.moved or edits.taxes:
            self._moved_tables[table] = max((*edits.moved.values(), *edits.taxes.values()))
        for note in edits.others:
            self._said(table, note)

    def _said(self, table: int, note: Note) -> None:
        """An edit that moves no amount."""
        event, seq = note.recorded.event, note.recorded.seq
        if isinstance(event, events.TaxEvent):
            return
        row = self._row_of(event.proposal)
        if isinstance(event, events.OwnProposalAdded):
            self.mark_later((f"own/{table}/{event.proposal}",), seq)
        elif isinstance(event, events.AppropriationNamed):
            self.mark_later((f"table/{table}",), seq)
        elif isinstance(event, events.ChangeAcknowledged) and row is not None:
            self.mark_later((f"cell/{row}/{table}",), seq)
        elif isinstance(event, events.StanceTaken | events.StanceWithdrawn) and row is not None:
            after = event.grade if isinstance(event, events.StanceTaken) else None
            before = note.stances.get((event.proposal, event.pid))
            self._opinions.count(row, before.grade if before else None, after)
            self.mark_later((f"agree/{row}",), seq)

    def _mark_moved(self) -> None:
        """Marks what edits of choices have moved: once a batch, and before anything else asks what has changed."""
        moved, self._moved = self._moved, {}
        for (row, table), seq in moved.items():
            self.mark_later((f"cell/{row}/{table}", f"agree/{row}"), seq)
        self._changed.update(moved)
        self._stale.update(dict.fromkeys(moved))
        tables, self._moved_tables = self._moved_tables, {}
        for table, seq in tables.items():
            self.mark_later((f"table/{table}",), seq)

    def costed(self, table: int, proposal: str, seq: int) -> None:
        """Finance has worked out an own proposal."""
        self.mark_all(("summary", f"table/{table}", f"own/{table}/{proposal}"), seq)

    def replace_books(self, books: Books, fact: Recorded[Event], after: Workshop) -> None:
        """A new version of the documents: rows may be grouped otherwise, and every amount is worked out anew."""
        former, seq = self._books, fact.seq
        self._mark_moved()
        self.mark_all((f"cell/{row}/{table}" for row, table in self._changed), seq)
        self.mark_all((f"agree/{row}" for row in self._agreement_rows()), seq)
        self.mark_all((f"own/{table.number}/{id}" for table in after.tables.values() for id in table.own), seq)
        self._books = books
        self._names = _names(books)
        self._version = version_row(former, books, fact, after)
        self._agreement = Agreement(len(books.report.years))
        self._stale = {}
        changed, self._changed = self._changed, {}
        for (row, table), at in changed.items():
            for id in former.relations.row_of(row):
                name = self._row_of(id)
                if name is not None:
                    self._changed[name, table] = max(at, self._changed.get((name, table), 0))
        self._opinions = Opinions()
        for table_budget in after.tables.values():
            for (proposal, _), stance in table_budget.stances.items():
                name = self._row_of(proposal)
                if name is not None:
                    self._opinions.count(name, None, stance.grade)
        self._retarget(0, after, seq)
        self.mark("version", seq)

    def remember(self, recents: Sequence[Recent], count: int) -> None:
        """The last of `count` edits, at whatever tables."""
        self._marks.update(self._ring.push(recents, count))

    def parts(self) -> dict[str, Remembering]:
        return {**super().parts(), "hall": self.hall, "ring": self._ring, "opinions": self._opinions}

    def rework(self, workshop: Workshop) -> None:
        self._stale = dict.fromkeys(self._changed)
        super().rework(workshop)

    def settle(self, workshop: Workshop) -> None:
        if not self.is_marked:  # every edit marks the summary
            return
        self._mark_moved()
        if self._threshold != workshop.agreement_threshold:
            self._threshold = workshop.agreement_threshold
            self._agreement.judge_all(self._threshold)
        for row, table in self._stale:
            self._agreement.hold(row, table, self._holding(row, workshop.tables[table]))
        self._stale = {}
        self._agreement.settle(self._threshold)
        super().settle(workshop)

    def apply(self, changes: Mapping[str, rows.Row | None], marks: Mapping[str, int]) -> None:
        super().apply(changes, marks)
        if self._hidden:
            shown = {key: self._public(key) for key in changes if key == "summary" or key.startswith("recent/")}
            self.hall.apply(shown, {key: marks[key] for key in shown})
        else:
            self.hall.apply(changes, marks)

    def _turn(self, hidden: bool, seq: int) -> None:
        """All rows have been settled up to here. What was in the hall before it was hidden leaves its key behind;
        what comes and goes meanwhile leaves none."""
        self._hidden = hidden
        keys = list(self.hall.rows if hidden else self.view.rows)
        self.hall.apply({key: self._public(key) for key in keys}, seq)
        self.mark("summary", seq)

    def _public(self, key: str) -> rows.Row | None:
        if not self._hidden:
            return self.view.rows[key]
        if key == "summary":
            return self._hidden_summary()
        slot = key.removeprefix("recent/")
        recent = self._ring.row(slot) if slot != key else None
        return None if recent is None else without_content(recent)

    def _row_of(self, proposal: str) -> str | None:
        """The row's name; None for a table's own proposal."""
        return self._names.get(proposal)

    def _rejudge(self, seq: int) -> None:
        self.mark_all(("summary", *(f"agree/{row}" for row in self._agreement_rows())), seq)

    def _agreement_rows(self) -> dict[str, None]:
        """Every row that a table has touched."""
        return {row: None for row, _ in self._changed} | dict.fromkeys(self._opinions.rows)

    def _retarget(self, number: int, after: Workshop, seq: int) -> None:
        """What counts toward the target line is another part now: at one table, or at all and in the hall."""
        for row, table in self._changed:
            if number in (0, table):
                self.mark(f"cell/{row}/{table}", seq)
        self.mark_all((f"table/{table}" for table in after.tables if number in (0, table)), seq)
        if number == 0:
            self._targets = targets_of(after, 0, self._books)
            self._weigher = Weigher((self._targets.line,) * len(self._books.report.years), self._books.report)
            self._stale.update(dict.fromkeys(self._changed))
            self._rejudge(seq)

    def _chosen_of(self, row: str, table: TableBudget) -> list[str]:
        return [id for id in self._books.relations.row_of(row) if id in self._tables[table.number].money.ledger.effects]

    def _holding(self, row: str, table: TableBudget) -> Holding | None:
        ledger = self._tables[table.number].money.ledger
        ledger.settle(table)
        effects = [ledger.effects[id] for id in self._chosen_of(row, table)]
        if not effects:
            return None
        toward = [self._weigher.toward(effect.by_post) for effect in effects]
        return Holding.of(_added([effect.total for effect in effects]), _added(toward))

    def _hidden_summary(self) -> rows.SummaryRow:
        return {
            "hidden": self._hidden,
            "tables": len(self.workshop.tables),
            "agreement": self.workshop.agreement_threshold,
            "edits": self._activity.edits,
            "participants": len(self.workshop.participants),
        }

    def _summary_row(self, _: str) -> rows.SummaryRow:
        agreement, line = self._agreement, self._targets.line
        return {
            **self._hidden_summary(),
            "line": line,
            "agreed_rows": agreement.agreed_rows,
            "agreed": list(agreement.agreed),
            "apart": list(agreement.apart),
            "required": [self._targets.required.get((line, year)) for year in self._books.report.years],
        }

    def _table_row(self, rest: str) -> rows.HallTableRow | None:
        table = self._tables.get(int(rest))
        if table is None:
            return None
        table.money.ledger.settle(self.workshop.tables[table.number])
        line, report, statement = table.money.targets.line, self._books.report, table.money.ledger.statement
        achieved = [now - was for now, was in zip(statement[line], report.base[line], strict=True)]
        required = [table.money.targets.required.get((line, year)) for year in report.years]
        return {
            "table": table.number,
            "line": line,
            "achieved": achieved,
            "required": required,
            "missing": [None if r is None else missing(r, a) for r, a in zip(required, achieved, strict=True)],
            "chosen": len(self.workshop.tables[table.number].choices),
            "deliverable": table.money.law(self.workshop.tables[table.number])["deliverable"],
        }

    def _cell_row(self, rest: str) -> rows.CellRow | None:
        row, _, number = rest.rpartition("/")
        table = self.workshop.tables[int(number)]
        chosen = self._chosen_of(row, table)
        if not chosen or self._row_of(row) != row:
            return None
        choice: Choice = table.choices[chosen[0]]
        board = self._tables[table.number]
        effects = [board.money.ledger.effects[id] for id in chosen]
        toward = [board.money.weigher.toward(effect.by_post) for effect in effects]
        return {
            "proposal": choice.proposal,
            "share": choice.share,
            "shift": choice.shift,
            "set": any(table.choices[id].amounts for id in chosen),
            "flagged": any(id in board.flags.rows for id in chosen),
            "effect": _added([effect.total for effect in effects]),
            "toward": _added(toward),
            "seq": self._changed[row, table.number],
        }

    def _agree_row(self, row: str) -> rows.AgreeRow | None:
        verdict = self._agreement.verdicts.get(row)
        supports, objections = self._opinions.of(row)
        if (verdict is None and not supports and not objections) or self._row_of(row) != row:
            return None
        nothing = [0] * len(self._books.report.years)
        return {
            "row": row,
            "proposals": list(self._books.relations.row_of(row)),
            "tables": verdict.tables if verdict else 0,
            "agreed": verdict is not None and verdict.agreed,
            "smallest": list(verdict.smallest) if verdict else nothing,
            "toward": list(verdict.toward) if verdict else list(nothing),
            "supports": supports,
            "objections": objections,
        }

    def _own_row(self, rest: str) -> rows.HallOwnRow | None:
        number, _, proposal = rest.partition("/")
        table = self.workshop.tables[int(number)]
        own = table.own.get(proposal)
        if own is None:
            return None
        ledger = self._tables[table.number].money.ledger
        ledger.settle(table)
        effect = ledger.effects.get(proposal)
        return {
            "table": table.number,
            "proposal": proposal,
            "title": shown(own.title),
            "committee": own.committee,
            "chosen": proposal in table.choices,
            "costed": own.costing is not None,
            "effect": list(effect.total) if effect else [0] * len(own.amounts),
        }


def _added(parts: Sequence[Sequence[int]]) -> list[int]:
    """Kroner a year of all of them; nearly always of one."""
    return list(parts[0]) if len(parts) == 1 else [sum(year) for year in zip(*parts, strict=True)]


def _names(books: Books) -> dict[str, str]:
    """Proposal of the catalogue -> the row it stands in."""
    return {id: books.relations.row_of(id)[0] for id in books.relations.proposals}
