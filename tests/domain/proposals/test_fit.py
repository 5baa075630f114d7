"""A catalogue and a budget that do not belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue, Posting
from domain.proposals.fit import check_fit
from tests.domain.budget.small import REPORT
from tests.domain.proposals.samples import catalogue, current, proposal, wages


@pytest.mark.parametrize(
    ("stray", "names"),
    [
        (catalogue(years=(2021, 2022, 2023, 2024)), "2021, 2022"),
        (catalogue(replace(proposal(), postings=())), "P has no amounts"),
        (catalogue(proposal(wages(1, 2, 3))), "P does not have one amount a year"),
        (catalogue(proposal(current("RESULT", 1, 2, 3, 4))), "P counts in 'RESULT'"),
        (catalogue(proposal(Posting("TAX", "gold", (1, 2, 3, 4)))), "'gold'"),
    ],
)
def test_MO7_a_catalogue_of_another_budget_is_not_loaded(stray: Catalogue, names: str) -> None:
    """And the error names the proposal at fault."""
    with pytest.raises(ReportIsBroken, match=names):
        check_fit(stray, REPORT)


def test_MO7_a_catalogue_of_this_budget_is() -> None:
    """A posting that counts nowhere is allowed."""
    check_fit(catalogue(proposal(wages(1, 2, 3, 4), current("", 1, 2, 3, 4))), REPORT)
