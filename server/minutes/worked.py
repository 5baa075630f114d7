"""The protocol's amounts, by the functions that the screens' views are worked out with. Knows no words and no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.books import Books
from domain.budget.documents import Amounts
from domain.proposals.effect import Effect, added
from domain.proposals.relations import Relations
from domain.workshop.state import Workshop
from projections.agreement import Agreement, Holding, Verdict
from projections.common import Held, agreed_effect, leading, together
from projections.drivers import Drivers
from projections.law import Limits
from projections.opinions import OBJECTS, SUPPORTS
from projections.rows import BreachRow, HeadlineRow, LimitRow, StandingRow
from projections.targets import Targets, Weigher, headline, standing, targets_of
from server.exporting.worked import Day, Table
from server.minutes.facts import MinutesFacts, StanceFacts


@dataclass(frozen=True, slots=True)
class HallRow:
    """A proposal of the catalogue with its alternatives, as all tables see it. held: by table; verdict: None if no
    table holds it. agreed: what it does in the common budget; None if it is not agreed. stances: of all tables."""

    proposals: tuple[str, ...]
    held: Mapping[int, Held]
    verdict: Verdict | None
    agreed: Effect | None
    stances: tuple[StanceFacts, ...]

    @property
    def leading(self) -> dict[int, Held]:
        return leading(self.held) if self.held else {}

    @property
    def supports(self) -> int:
        return sum(stance.grade in SUPPORTS for stance in self.stances)

    @property
    def objections(self) -> tuple[StanceFacts, ...]:
        return tuple(stance for stance in self.stances if stance.grade in OBJECTS)


@dataclass(frozen=True, slots=True)
class TableResult:
    """A table's budget beside its targets. breaches, unnamed: why it cannot be handed in; both empty if it can."""

    table: Table
    standings: tuple[StandingRow, ...]
    headline: HeadlineRow
    breaches: tuple[BreachRow, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommonBudget:
    """The base with what is agreed. change, toward: kroner a year, all of it and the part in `line`. breaches, unnamed:
    as of a table. unmet: (proposal, what it requires and the tables do not agree on)."""

    line: str
    required: tuple[int | None, ...]
    change: Amounts
    toward: Amounts
    statement: Mapping[str, Amounts]
    standings: tuple[StandingRow, ...]
    limits: tuple[LimitRow, ...]
    breaches: tuple[BreachRow, ...]
    unnamed: tuple[str, ...]
    unmet: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """rows: those that a table holds or somebody has a stance on, the most agreed first."""

    facts: MinutesFacts
    day: Day
    books: Books
    tables: tuple[TableResult, ...]
    rows: tuple[HallRow, ...]
    common: CommonBudget

    @property
    def agreed(self) -> tuple[HallRow, ...]:
        return tuple(row for row in self.rows if row.agreed is not None)

    @property
    def not_agreed(self) -> tuple[HallRow, ...]:
        return tuple(row for row in self.rows if row.agreed is None)


def worked_minutes(facts: MinutesFacts, day: Day) -> Minutes:
    workshop = Workshop(day.facts.workshop, targets={(t.table, t.line, t.year): t.change for t in facts.targets})
    books = _with_retired(day.books, facts)
    limits = Limits(books)
    hall = targets_of(workshop, 0, books)
    rows = tuple(_rows(facts, day, hall, books))
    tables = tuple(_result(t, targets_of(workshop, t.facts.number, books), limits, books) for t in day.tables)
    return Minutes(facts, day, books, tables, rows, _common(rows, hall, limits, books))


def _with_retired(books: Books, facts: MinutesFacts) -> Books:
    """As in the room: what a former catalogue had goes on having its alternatives, for those who hold it."""
    proposals = (*books.catalogue.proposals, *facts.retired)
    retired = {proposal.id: proposal for proposal in facts.retired}
    return replace(books, retired=retired, relations=Relations(replace(books.catalogue, proposals=proposals)))


def _standings(targets: Targets, statement: Mapping[str, Amounts], books: Books) -> tuple[StandingRow, ...]:
    return tuple(
        standing(line, year, required, statement, books.report)
        for (line, year), required in sorted(targets.required.items(), key=lambda item: item[0])
    )


def _result(table: Table, targets: Targets, limits: Limits, books: Books) -> TableResult:
    standings = _standings(targets, table.statement, books)
    unnamed = tuple(each.proposal.id for each in table.choices if not limits.names(each.proposal, each.effect))
    breaches = tuple(limits.breaches(table.statement))
    return TableResult(table, standings, headline(standings, targets.line, books), breaches, unnamed)


def _rows(facts: MinutesFacts, day: Day, hall: Targets, books: Books) -> Iterator[HallRow]:
    years = books.report.years
    weigher = Weigher((hall.line,) * len(years), books.report)
    held = {row: dict(_held(row, day, weigher)) for row in books.relations.rows}
    agreement = Agreement(len(years))
    for row, tables in held.items():
        for number, each in tables.items():
            agreement.hold(row[0], number, each.holding)
    agreement.settle(day.facts.threshold)
    by_proposal: dict[str, list[StanceFacts]] = {}
    for stance in facts.stances:
        by_proposal.setdefault(stance.proposal, []).append(stance)
    found = []
    for row, tables in held.items():
        verdict = agreement.verdicts.get(row[0])
        stances = tuple(stance for id in row for stance in by_proposal.get(id, ()))
        if verdict is not None or stances:
            agreed = agreed_effect(verdict, tables) if verdict is not None and verdict.agreed else None
            found.append(HallRow(row, tables, verdict, agreed, stances))
    yield from sorted(found, key=lambda each: -each.verdict.tables if each.verdict else 0)


def _held(row: tuple[str, ...], day: Day, weigher: Weigher) -> Iterator[tuple[int, Held]]:
    for table in day.tables:
        effects = {each.proposal.id: each.effect for each in table.choices}
        chosen = tuple(id for id in row if id in effects)
        if chosen:
            whole = together((effects[id] for id in chosen), len(day.books.report.years))
            yield table.facts.number, Held(chosen, whole, Holding.of(whole.total, weigher.toward(whole.by_post)))


def _common(rows: tuple[HallRow, ...], hall: Targets, limits: Limits, books: Books) -> CommonBudget:
    agreed = {row.proposals[0]: row.agreed for row in rows if row.agreed is not None}
    years = books.report.years
    weigher = Weigher((hall.line,) * len(years), books.report)
    statement = books.report.statement(added(agreed.values()))
    drivers = Drivers(limits.by_id, books.report)
    whole = together(agreed.values(), len(years))
    return CommonBudget(
        line=hall.line,
        required=tuple(hall.required.get((hall.line, year)) for year in years),
        change=whole.total,
        toward=tuple(weigher.toward(whole.by_post)),
        statement=statement,
        standings=_standings(hall, statement, books),
        limits=tuple(limits.row(id, statement, lambda id, off: drivers.of(id, off, agreed)) for id in limits.by_id),
        breaches=tuple(limits.breaches(statement)),
        unnamed=tuple(_unnamed(rows, limits, books)),
        unmet=tuple(_unmet(rows, books)),
    )


def _chosen(row: HallRow) -> list[str]:
    """What the leading tables chose of it."""
    return sorted({id for each in row.leading.values() for id in each.proposals})


def _unnamed(rows: tuple[HallRow, ...], limits: Limits, books: Books) -> Iterator[str]:
    for row in rows:
        if row.agreed is not None:
            yield from (id for id in _chosen(row) if not limits.names(books.relations.get(id), row.agreed))


def _unmet(rows: tuple[HallRow, ...], books: Books) -> Iterator[tuple[str, str]]:
    """Of what the leading tables chose: a table takes all that a proposal requires, but the tables need not agree."""
    agreed = [id for row in rows if row.agreed is not None for id in _chosen(row)]
    for id in agreed:
        yield from ((id, needed) for needed in books.relations.required(id) if needed not in agreed)
