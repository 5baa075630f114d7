"""The finance officer's view: the proposals that tables thought of, to be costed during the day. No choices."""

from __future__ import annotations

from collections.abc import Mapping

from domain.recorded import Recorded
from domain.table import events
from domain.table.own import appropriation_of
from domain.workshop import events as workshop_events
from domain.workshop.state import Event, Workshop
from projections.board import Board, WorkOut, shown
from projections.edits import Edits
from projections.rows import AskRow


class Desk(Board):
    REMEMBERS = ("_added", "_ids")

    def __init__(self, workshop: Workshop) -> None:
        super().__init__("finance", workshop)
        self._added: dict[str, int] = {}
        self._ids: set[str] = set()
        self._kinds: dict[str, WorkOut] = {"ask": self._ask_row}

    def kinds(self) -> Mapping[str, WorkOut]:
        return self._kinds

    def fold(self, fact: Recorded[Event]) -> None:
        if isinstance(fact.event, workshop_events.ProposalCosted):
            self._mark(fact.event.table, fact.event.proposal, fact.seq)

    def edited(self, edits: Edits) -> None:
        for note in edits.others:
            fact = note.recorded
            if isinstance(fact.event, events.OwnProposalAdded):
                self._ids.add(fact.event.proposal)
                self._added[f"{edits.table}/{fact.event.proposal}"] = fact.seq
            if not isinstance(fact.event, events.TaxEvent):
                self._mark(edits.table, fact.event.proposal, fact.seq)
        for proposal, seq in edits.moved.items():
            self._mark(edits.table, proposal, seq)

    def _mark(self, table: int, proposal: str, seq: int) -> None:
        if proposal in self._ids and (key := f"{table}/{proposal}") in self._added:
            self.mark_later((f"ask/{key}",), seq)

    def _ask_row(self, rest: str) -> AskRow | None:
        number, _, proposal = rest.partition("/")
        table = self.workshop.tables[int(number)]
        own = table.own.get(proposal)
        if own is None:
            return None
        costing = own.costing
        return {
            "table": table.number,
            "proposal": proposal,
            "title": shown(own.title),
            "committee": own.committee,
            "policy_area": appropriation_of(own),
            "steering_area": costing.steering_area if costing else own.steering_area,
            "type": own.type,
            "amounts": list(costing.amounts if costing else own.amounts),
            "chosen": proposal in table.choices,
            "costed": costing is not None,
            "seq": self._added[rest],
        }
