"""Takes the facts of an export out of a room. Never works out an amount, so the hall does not wait for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from domain.books import Books
from domain.table.own import as_proposal
from domain.table.state import Choice, TableBudget
from domain.workshop.state import Workshop
from projections.board import shown
from server.exporting.facts import AgreedRow, Chosen, DayFacts, TableFacts
from server.live.served import Served
from server.log.store import Store


def facts_of(room: Served, store: Store, tables: Collection[int] | None = None) -> DayFacts:
    """Everything, or these tables alone and nothing of the others. DocumentMissing."""
    workshop = room.workshop
    return DayFacts(
        workshop=workshop.id,
        title=shown(workshop.title),
        seq=workshop.seq,
        at=workshop.last_at,
        budget=store.get_document(workshop.budget),
        catalogue=store.get_document(workshop.catalogue),
        assumptions=store.get_document(workshop.assumptions),
        threshold=workshop.agreement_threshold,
        tables=tuple(_tables(workshop, room.books, tables)),
        agreed=tuple(_agreed(room.projections.views["overview"].rows)) if tables is None else (),
    )


def _tables(workshop: Workshop, books: Books, wanted: Collection[int] | None) -> Iterator[TableFacts]:
    for number, table in sorted(workshop.tables.items()):
        if wanted is None or number in wanted:
            yield _table(table, books)


def _table(table: TableBudget, books: Books) -> TableFacts:
    return TableFacts(
        number=table.number,
        name=shown(table.name),
        chosen=tuple(_chosen(table.choices[id]) for id in table.order),
        own=tuple(as_proposal(own, books.report) for own in table.own.values()),
        costed=tuple(own.id for own in table.own.values() if own.costing is not None),
        retired=tuple(books.retired[id] for id in table.order if id in books.retired),
        rates={tax: table.rates_of(tax) for tax in dict.fromkeys(tax for tax, _ in table.rates)},
    )


def _chosen(choice: Choice) -> Chosen:
    return Chosen(
        proposal=choice.proposal,
        share=choice.share,
        shift=choice.shift,
        amounts={year: held.amount for year, held in choice.amounts.items()},
        reasons={year: shown(held.reason) for year, held in choice.amounts.items()},
        reason=shown(choice.reason),
    )


def _agreed(rows: Mapping[str, Any]) -> Iterator[AgreedRow]:
    for key, row in rows.items():
        if key.startswith("agree/"):
            yield AgreedRow(row["row"], tuple(row["proposals"]), row["tables"], row["agreed"], tuple(row["smallest"]))
