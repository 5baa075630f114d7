"""What the hall is told of a new version of the documents. Never what it changed under a single choice: see `flags`."""

from __future__ import annotations

from domain.books import Books
from domain.recorded import Recorded
from domain.workshop.state import Event, Workshop
from projections.flags import changed_fields
from projections.rows import HallVersionRow


def version_row(before: Books, after: Books, fact: Recorded[Event], workshop: Workshop) -> HallVersionRow:
    """workshop: with the version already in force."""
    was = {proposal.id: proposal for proposal in before.catalogue.proposals}
    now = {proposal.id: proposal for proposal in after.catalogue.proposals}
    changed = [id for id, proposal in now.items() if id in was and changed_fields(was[id], proposal)]
    retired = [id for id in was if id not in now]
    touched = {*changed, *retired}
    former, latest = workshop.versions[-2:]
    return {
        "number": len(workshop.versions),
        "seq": fact.seq,
        "at": fact.at,
        "budget": former.budget != latest.budget,
        "assumptions": former.assumptions != latest.assumptions,
        "added": [id for id in now if id not in was],
        "changed": changed,
        "retired": retired,
        "tables": [table.number for table in workshop.tables.values() if touched & table.choices.keys()],
    }
