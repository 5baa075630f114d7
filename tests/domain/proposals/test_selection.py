"""A set of proposals chosen together, as `raaderum statement` takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import errors
from domain.proposals.relations import Relations
from domain.proposals.selection import shares_of, statement_of
from tests.domain.budget.small import REPORT
from tests.domain.proposals.samples import catalogue, current, proposal, wages

RELATIONS = Relations(
    catalogue(
        proposal(wages(-10, -10, -10, -10), id="hours"),
        proposal(wages(0, -100, -100, -100), id="screens", requires=["care"]),
        proposal(current("BUILD", 50, 0, 0, 0), id="care", requires=["screens"]),
        replace(proposal(id="lamps", requires=["poles"]), scalable=False),
        proposal(id="poles", requires=["lamps"]),
        proposal(id="A", excludes=["B"]),
        proposal(id="B"),
    )
)


def test_a_share_goes_for_all_that_are_joined() -> None:
    """And the others are whole."""
    assert shares_of(["hours", "care"], {"screens": 30}, RELATIONS) == {"hours": 100, "care": 30, "screens": 30}


@pytest.mark.parametrize(
    ("chosen", "parts", "refusal", "details"),
    [
        (["moon"], {}, errors.UnknownProposal, {"proposal": "moon"}),
        (["screens"], {}, errors.IncompleteChoice, {"missing": "care"}),
        ([], {"screens": 50}, errors.IncompleteChoice, {"missing": "care"}),
        (["A", "B"], {}, errors.IncompleteChoice, {"conflict": "A B"}),
        ([], {"hours": 0}, errors.ShareOutOfRange, {"proposal": "hours", "share": 0}),
        ([], {"hours": 101}, errors.ShareOutOfRange, {"proposal": "hours", "share": 101}),
        (["lamps"], {"poles": 50}, errors.NotScalable, {"proposal": "lamps"}),
        ([], {"screens": 50, "care": 40}, errors.NotScalable, {"proposal": "care"}),
    ],
)
def test_a_set_that_cannot_be_is_refused_and_named(
    chosen: list[str], parts: dict[str, int], refusal: type[errors.Refused], details: dict[str, int | str]
) -> None:
    """Before anything is worked out."""
    with pytest.raises(refusal) as refused:
        shares_of(chosen, parts, RELATIONS)
    assert refused.value.details == details


def test_what_it_gives_is_the_base_with_all_effects() -> None:
    """In 2021 SERVICE is 510; 10 x 1.020 = 10.2, so 10; half of 100 x 1.020 is 51: 510 - 10 - 51 = 449."""
    statement = statement_of({"hours": 100, "screens": 50, "care": 50}, RELATIONS, REPORT)
    assert statement["SERVICE"][1] == 449
    assert statement["BUILD"][0] == 325
