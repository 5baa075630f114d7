"""The documents a workshop works on, with what is looked up in them worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.budget.documents import Assumptions, Budget
from domain.budget.report import Report
from domain.budget.taxes import RatedTax
from domain.proposals.catalogue import Catalogue, Proposal
from domain.proposals.fit import fits
from domain.proposals.relations import Relations, RelationsAreBroken


@dataclass(frozen=True, slots=True, eq=False)
class Books:
    """catalogue_hash names the catalogue's version in every choice (settled.md 6).

    retired: proposals of former catalogues that this one lacks. Tables that hold one keep it; nobody takes it anew.
    relations: of the catalogue and the retired ones. tax_proposals: tax -> the proposals that turn it; taxes_of: the
    same the other way round, for those that turn any.
    """

    budget: Budget
    catalogue: Catalogue
    assumptions: Assumptions
    catalogue_hash: str
    report: Report
    relations: Relations
    retired: Mapping[str, Proposal]
    tax_proposals: Mapping[str, tuple[str, ...]]
    taxes_of: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        budget: Budget,
        catalogue: Catalogue,
        assumptions: Assumptions,
        catalogue_hash: str,
        before: Books | None = None,
    ) -> Books:
        """before: the books of the version before, whose proposals are kept as retired if they still fit the budget."""
        report = _report(budget, assumptions, before)
        retired = {} if before is None else _retired(before, catalogue, report)
        relations = Relations(replace(catalogue, proposals=(*catalogue.proposals, *retired.values())))
        shared = report.taxes.keys() & relations.proposals.keys()
        if shared:
            raise RelationsAreBroken(f"a tax and a proposal are both called {', '.join(sorted(shared))}")
        turning = {
            tax.tax.id: tuple(p.id for p in relations.proposals.values() if turns(p, tax))
            for tax in report.taxes.values()
        }
        turned = dict.fromkeys(id for ids in turning.values() for id in ids)
        taxes_of = {id: tuple(tax for tax, ids in turning.items() if id in ids) for id in turned}
        return cls(budget, catalogue, assumptions, catalogue_hash, report, relations, retired, turning, taxes_of)

    def offers(self, proposal: str) -> bool:
        """Whether the catalogue in force has it, so that a table may take it."""
        return proposal in self.relations.proposals and proposal not in self.retired


def turns(proposal: Proposal, tax: RatedTax) -> bool:
    """Whether a proposal of the catalogue turns that tax: it is one on taxes, and of the same account function."""
    return proposal.category == "tax" and proposal.account.function == tax.line.account.function


def _report(budget: Budget, assumptions: Assumptions, before: Books | None) -> Report:
    """That of the version before, if only the catalogue is another one: adding up a large budget takes its time."""
    if before is not None and before.budget is budget and before.assumptions is assumptions:
        return before.report
    return Report(budget, assumptions)


def _retired(before: Books, catalogue: Catalogue, report: Report) -> dict[str, Proposal]:
    """What stood in a former catalogue and not in this one, without relations to what is gone altogether."""
    here = {proposal.id for proposal in catalogue.proposals}
    former = {id: p for id, p in before.relations.proposals.items() if id not in here and fits(p, report)}
    known = here | former.keys()
    return {
        id: replace(
            proposal,
            excludes=tuple(other for other in proposal.excludes if other in known),
            requires=tuple(other for other in proposal.requires if other in known),
        )
        for id, proposal in former.items()
    }
