"""What a proposal does, against products worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import errors
from domain.budget.documents import Amounts
from domain.budget.rounding import half_away
from domain.proposals.catalogue import Category, Posting, Proposal
from domain.proposals.effect import Effect, added
from domain.proposals.effect import effect as full_effect
from tests.domain.budget.small import BENEFITS, REPORT, WAGES, YEARS
from tests.domain.proposals.samples import current, proposal, wages


def effect(of: Proposal, *, share: int = 100, shift: int = 0, amounts: Mapping[int, int] | None = None) -> Effect:
    return full_effect(of, share=share, shift=shift, amounts=amounts or {}, report=REPORT)


CAMPS = proposal(wages(-600_000, -1_400_000, -1_400_000, -1_400_000))
"""Fjordbæk's R-03, in wages: x 1.000, 1.020, 1.041, 1.063."""


def test_EF1_a_whole_proposal_takes_the_index_of_each_year() -> None:
    """1,400,000 x 1.020 = 1,428,000; x 1.041 = 1,457,400; x 1.063 = 1,488,200."""
    assert effect(CAMPS).total == (-600_000, -1_428_000, -1_457_400, -1_488_200)
    assert effect(CAMPS).by_post == {"SERVICE": (-600_000, -1_428_000, -1_457_400, -1_488_200)}


def test_EF1_a_share_is_taken_of_the_indexed_amount() -> None:
    """Half of each: 300,000; 714,000; 728,700; 744,100."""
    assert effect(CAMPS, share=50).total == (-300_000, -714_000, -728_700, -744_100)


def test_EF1_index_and_share_are_rounded_together_once() -> None:
    """24 x 1.041 x 50 % = 12.492, so 12. Rounded after the index it would be 25 x 50 % = 12.5, so 13."""
    assert effect(proposal(wages(0, 0, 24, 0)), share=50).total == (0, 0, 12, 0)


def test_EF1_a_half_krone_goes_away_from_zero_for_a_saving_as_for_a_cost() -> None:
    """1 x 1.000 x 50 % = 0.5."""
    assert effect(proposal(wages(1, 0, 0, 0)), share=50).total[0] == 1
    assert effect(proposal(wages(-1, 0, 0, 0)), share=50).total[0] == -1


def test_EF1_totals_add_rounded_effects() -> None:
    """Two proposals of 0.5 are 1 each, and 2 together, not 1."""
    half = effect(proposal(wages(1, 0, 0, 0)), share=50)
    other = effect(proposal(current("TAX", 7, 7, 7, 7)))
    assert added([half, half, other]) == {"SERVICE": (2, 0, 0, 0), "TAX": (7, 7, 7, 7)}


FERRY = proposal(current("TAX", -10, -100, -10, 0), current("SERVICE", 5, 40, 10, 0))
"""Income and expense in one, as in Bergen: -5, -60, 0, 0 in all."""


def test_EF2_income_and_expense_are_rounded_as_a_whole() -> None:
    """25 % of -10 and 5 is -2.5 and 1.25: -1.25 in all, so -1. The first part is -3, so the second is -1 + 3 = 2."""
    taken = effect(FERRY, share=25)
    assert taken.total[0] == -1
    assert (taken.by_post["TAX"][0], taken.by_post["SERVICE"][0]) == (-3, 2)


def test_EF2_two_postings_in_one_leaf_count_together() -> None:
    """-10 and 5 in the same leaf are -5."""
    both = proposal(current("TAX", -10, 0, 0, 0), current("TAX", 5, 0, 0, 0))
    assert effect(both).by_post == {"TAX": (-5, 0, 0, 0)}


def test_EF3_a_set_amount_replaces_the_share_and_takes_the_index() -> None:
    """-1,000,000 x 1.041 = -1,041,000 in 2022; the other years keep the half."""
    taken = effect(CAMPS, share=50, amounts={2022: -1_000_000})
    assert taken.total == (-300_000, -714_000, -1_041_000, -744_100)


def test_EF3_a_set_amount_of_nothing_is_nothing() -> None:
    """0 is an amount like any other."""
    assert effect(CAMPS, amounts={2021: 0}).total == (-600_000, 0, -1_457_400, -1_488_200)


def test_EF3_a_set_amount_is_spread_as_the_base_is() -> None:
    """-90 for -100 + 40 = -60 is 1.5 times as much: -150 and 60."""
    taken = effect(FERRY, amounts={2021: -90})
    assert (taken.by_post["TAX"][1], taken.by_post["SERVICE"][1], taken.total[1]) == (-150, 60, -90)


def test_EF3_each_part_of_a_set_amount_takes_its_own_index() -> None:
    """-150 x 1.020 = -153; 60 x 1.018 = 61.08; in all -91.92, so -92, and the second part is -92 + 153 = 61."""
    mixed = proposal(Posting("TAX", "wages", (0, -100, 0, 0)), Posting("SERVICE", "benefits", (0, 40, 0, 0)))
    taken = effect(mixed, amounts={2021: -90})
    assert (taken.by_post["TAX"][1], taken.by_post["SERVICE"][1], taken.total[1]) == (-153, 61, -92)


def test_EF3_a_set_amount_is_on_the_first_posting_where_the_base_adds_up_to_zero() -> None:
    """2022 has -10 and 10, 2023 has nothing at all."""
    taken = effect(FERRY, amounts={2022: -8, 2023: -9})
    assert taken.by_post == {"TAX": (-10, -100, -8, -9), "SERVICE": (5, 40, 0, 0)}


@pytest.mark.parametrize("category", ["operating", "construction", "land", "loan", "repayment"])
def test_EF4_costs_move_and_take_the_index_of_the_year_they_land_in(category: Category) -> None:
    """Nothing in 2020; 600,000 x 1.020 = 612,000; 1,400,000 x 1.041 = 1,457,400; x 1.063 = 1,488,200."""
    moved = proposal(wages(-600_000, -1_400_000, -1_400_000, -1_400_000), category=category)
    assert effect(moved, shift=1).total == (0, -612_000, -1_457_400, -1_488_200)


def test_EF5_a_tax_is_masked_and_not_moved() -> None:
    """The tax base is the year's own: from 2021 on it gives what it would have given."""
    tax = proposal(current("TAX", -8_240, -8_480, -8_720, -8_960), category="tax")
    assert effect(tax, shift=1) == Effect((0, -8_480, -8_720, -8_960), {"TAX": (0, -8_480, -8_720, -8_960)}, ())
    assert effect(tax, shift=9).total == (0, 0, 0, 0)


def test_EF6_what_passes_the_last_year_is_told_in_the_proposals_own_prices() -> None:
    """Two years later, a school of 2, 11, 3, 0 million is half built by 2023: 3 million remain, then nothing."""
    school = proposal(wages(2_000, 11_000, 3_000, 0), category="construction")
    assert effect(school, shift=1).passed == ()
    assert effect(school, shift=2).passed == (3_000, 0)
    assert effect(school, shift=3).passed == (11_000, 3_000, 0)
    assert effect(school, share=50, shift=3).passed == (5_500, 1_500, 0)


def test_EF6_a_shift_past_all_years_leaves_nothing_but_what_passed() -> None:
    """Five years later the first amount stands in the second year after the last."""
    taken = effect(proposal(wages(1, 2, 3, 4)), shift=5)
    assert (taken.total, taken.passed) == ((0, 0, 0, 0), (0, 1, 2, 3, 4))


def test_EF7_a_set_amount_stands_in_the_year_it_names_whatever_the_shift() -> None:
    """-100,000 x 1.020 in 2021, although the proposal has moved."""
    assert effect(CAMPS, shift=2, amounts={2021: -100_000}).total == (0, -102_000, -624_600, -1_488_200)


def test_a_set_amount_of_a_year_that_the_budget_lacks_counts_nowhere() -> None:
    """Whether it has one posting or two."""
    for one in (CAMPS, FERRY):
        assert effect(one, amounts={1999: 5}) == effect(one)


def test_a_shift_backwards_is_refused() -> None:
    """What would come before the budget year is not in any document."""
    with pytest.raises(errors.ShiftOutOfRange):
        effect(CAMPS, shift=-1)


AMOUNTS = st.tuples(*[st.integers(-(10**10), 10**10)] * 4)
POSTINGS = st.lists(
    st.builds(
        Posting, st.sampled_from(["TAX", "SERVICE", "BUILD"]), st.sampled_from(["", "wages", "benefits"]), AMOUNTS
    ),
    min_size=1,
    max_size=4,
)
INDICES = {"": (1000,) * 4, "wages": WAGES, "benefits": BENEFITS}
SET = st.dictionaries(st.sampled_from(YEARS), st.integers(-(10**10), 10**10))


@given(POSTINGS, st.integers(1, 100), st.integers(0, 5), SET)
def test_EF2_the_leaves_add_up_to_the_total(
    postings: list[Posting], share: int, shift: int, amounts: dict[int, int]
) -> None:
    """Whatever the share, the shift and the set amounts: no krone is lost on the way into the report."""
    taken = effect(proposal(*postings), share=share, shift=shift, amounts=amounts)
    assert taken.total == tuple(map(sum, zip(*taken.by_post.values(), strict=True)))


@given(POSTINGS, st.integers(1, 100), st.integers(0, 3))
def test_EF1_the_total_is_the_exact_product_rounded_once(postings: list[Posting], share: int, shift: int) -> None:
    """Written down as settled.md 18 says it."""
    taken = effect(proposal(*postings), share=share, shift=shift)
    for year in range(4):
        landed = [(p.amounts[year - shift], INDICES[p.index][year]) for p in postings] if year >= shift else []
        assert taken.total[year] == half_away(sum(base * index for base, index in landed) * share, 1000 * 100)


@given(POSTINGS, st.integers(1, 100), st.integers(0, 4))
def test_EF6_nothing_is_lost_between_the_years_and_what_passed(postings: list[Posting], share: int, shift: int) -> None:
    """Without price indices, what stands in the years and what passed is what the unshifted proposal gave."""
    plain = [Posting(p.post, "", p.amounts) for p in postings]
    still, moved = effect(proposal(*plain), share=share), effect(proposal(*plain), share=share, shift=shift)
    everything: Amounts = (*moved.total[shift:], *(moved.passed or (0,) * shift))
    assert everything == still.total
