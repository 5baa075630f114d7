"""Whether a catalogue belongs to a budget. Never repairs it."""

from __future__ import annotations

from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue, Proposal


def check_fit(catalogue: Catalogue, report: Report) -> None:
    """ReportIsBroken, naming the proposal, if its years, posts or indices are not those of the budget."""
    if catalogue.years != report.years:
        raise ReportIsBroken(f"the catalogue is of the years {catalogue.years}, the budget of {report.years}")
    for proposal in catalogue.proposals:
        _check(proposal, report)


def fits(proposal: Proposal, report: Report) -> bool:
    """Whether this one proposal belongs to the budget."""
    try:
        _check(proposal, report)
    except ReportIsBroken:
        return False
    return True


def _check(proposal: Proposal, report: Report) -> None:
    if not proposal.postings:
        raise ReportIsBroken(f"proposal {proposal.id} has no amounts")
    for posting in proposal.postings:
        if len(posting.amounts) != len(report.years):
            raise ReportIsBroken(f"proposal {proposal.id} does not have one amount a year")
        if posting.post and not report.is_leaf(posting.post):
            raise ReportIsBroken(f"proposal {proposal.id} counts in {posting.post!r}, which is no leaf of the report")
        report.index(posting.index)
