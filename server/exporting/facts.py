"""What an export is made from: three documents and what the tables did, at one position of the log.

Plain values alone, so that they can be sent to a process of their own. Never holds an amount that can be worked out.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.proposals.catalogue import Proposal

MaybeText = str | None
"""None: erased by the one who wrote it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice of a table. share: whole per cent. shift: whole years. amounts: year -> kroner the table set itself, in
    the proposal's own price level; reasons: why, by year."""

    proposal: str
    share: int
    shift: int
    amounts: dict[int, int]
    reasons: dict[int, MaybeText]
    reason: MaybeText


@dataclass(frozen=True, slots=True)
class TableFacts:
    """chosen: the first to be taken in front. own: the table's own proposals, chosen or not; costed: those that finance
    has worked out. retired: chosen ones of a former catalogue. rates: tax -> year -> thousandths of the tax's unit, as
    the table turned them."""

    number: int
    name: MaybeText
    chosen: tuple[Chosen, ...]
    own: tuple[Proposal, ...]
    costed: tuple[str, ...]
    retired: tuple[Proposal, ...]
    rates: dict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """A row of the hall: a proposal with its alternatives (settled.md 25). smallest: kroner a year."""

    row: str
    proposals: tuple[str, ...]
    tables: int
    agreed: bool
    smallest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayFacts:
    """seq, at: of the last event in it; at in milliseconds since 1970 UTC. budget, catalogue, assumptions: the
    documents' bytes as they lie in the log. threshold: how many tables make a proposal agreed."""

    workshop: str
    title: MaybeText
    seq: int
    at: int
    budget: bytes
    catalogue: bytes
    assumptions: bytes
    threshold: int
    tables: tuple[TableFacts, ...]
    agreed: tuple[AgreedRow, ...] = ()
