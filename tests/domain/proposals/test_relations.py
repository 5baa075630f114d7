"""What has to be taken together, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import errors
from domain.proposals.catalogue import Catalogue
from domain.proposals.relations import Relations, RelationsAreBroken
from tests.domain.proposals.samples import catalogue, proposal

CATALOGUE = catalogue(
    proposal(id="A", excludes=["B"]),
    proposal(id="B", requires=["rooms"]),
    proposal(id="lamps", requires=["poles"]),
    proposal(id="poles", requires=["lamps"]),
    proposal(id="loan", requires=["repayment", "poles"]),
    proposal(id="repayment", requires=["loan"]),
    proposal(id="rooms"),
    proposal(id="C", excludes=["D"]),
    proposal(id="E", excludes=["D"]),
    proposal(id="D"),
)
RELATIONS = Relations(CATALOGUE)


def test_RE1_what_is_required_brings_what_that_requires() -> None:
    """In the catalogue's order, itself among them."""
    assert RELATIONS.required("loan") == ("lamps", "poles", "loan", "repayment")
    assert RELATIONS.required("lamps") == ("lamps", "poles")
    assert RELATIONS.required("rooms") == ("rooms",)


def test_RE2_what_requires_it_goes_with_it() -> None:
    """The loan is for the poles; without the poles neither it nor its repayment stands."""
    assert RELATIONS.dependants("poles", ["repayment", "loan", "lamps", "rooms"]) == (
        "lamps",
        "poles",
        "loan",
        "repayment",
    )
    assert RELATIONS.dependants("loan", ["loan", "repayment", "lamps", "poles"]) == ("loan", "repayment")
    assert RELATIONS.dependants("rooms", ["A", "rooms"]) == ("rooms",)


def test_RE3_those_that_require_each_other_are_joined() -> None:
    """The loan requires the poles, but the poles do not require the loan."""
    assert RELATIONS.joined("poles") == ("lamps", "poles") == RELATIONS.joined("lamps")
    assert RELATIONS.joined("repayment") == ("loan", "repayment")
    assert RELATIONS.joined("B") == ("B",)


def test_RE4_excluding_holds_both_ways() -> None:
    """B does not say that it excludes A."""
    assert RELATIONS.alternatives("A") == ("B",)
    assert RELATIONS.alternatives("B") == ("A",)
    assert RELATIONS.alternatives("D") == ("C", "E")
    assert RELATIONS.alternatives("rooms") == ()


def test_RE4_alternatives_form_one_row_where_the_first_of_them_stands() -> None:
    """C and E both exclude D: one row, although C and E could stand together."""
    assert RELATIONS.rows == (
        ("A", "B"), ("lamps",), ("poles",), ("loan",), ("repayment",), ("rooms",), ("C", "E", "D"),
    )  # fmt: skip
    assert RELATIONS.row_of("E") == ("C", "E", "D")


def test_RE5_a_set_without_what_it_requires_names_all_that_is_missing() -> None:
    """In the catalogue's order."""
    with pytest.raises(errors.IncompleteChoice) as refused:
        RELATIONS.check(["B", "loan"])
    assert refused.value.details == {"missing": "lamps poles repayment rooms"}


def test_RE5_a_set_with_two_alternatives_names_them() -> None:
    """Both of them, whoever says it."""
    with pytest.raises(errors.IncompleteChoice) as refused:
        RELATIONS.check(["rooms", "B", "A"])
    assert refused.value.details == {"conflict": "A B"}


def test_RE5_a_complete_set_is_taken_as_it_is() -> None:
    """And so is none at all."""
    RELATIONS.check(["B", "rooms", "C", "E", "B4-1"])
    RELATIONS.check([])


def test_RE6_an_own_proposal_needs_nothing_and_rules_nothing_out() -> None:
    """It is not in the catalogue, but it can be asked about like any other."""
    assert RELATIONS.required("B4-1") == RELATIONS.joined("B4-1") == RELATIONS.row_of("B4-1") == ("B4-1",)
    assert RELATIONS.alternatives("B4-1") == ()
    assert RELATIONS.dependants("B4-1", ["A", "B4-1"]) == ("B4-1",)
    with pytest.raises(errors.UnknownProposal) as refused:
        RELATIONS.get("B4-1")
    assert refused.value.details == {"proposal": "B4-1"}


@pytest.mark.parametrize(
    ("broken", "names"),
    [
        (catalogue(proposal(id="A"), proposal(id="A")), "stands twice"),
        (catalogue(proposal(id="A", requires=["Z"])), "A names Z"),
        (catalogue(proposal(id="A", excludes=["Z"])), "A names Z"),
        (catalogue(proposal(id="A", excludes=["A"])), "A names A"),
    ],
)
def test_a_catalogue_that_contradicts_itself_is_not_loaded(broken: Catalogue, names: str) -> None:
    """And the error names the proposal at fault."""
    with pytest.raises(RelationsAreBroken, match=names):
        Relations(broken)


IDS = tuple("abcdefgh")
EDGES = st.frozensets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1]))


@st.composite
def relations(draw: st.DrawFn) -> Relations:
    requires, excludes = draw(EDGES), draw(EDGES)
    return Relations(
        catalogue(
            *(
                proposal(
                    id=id,
                    requires=[to for source, to in sorted(requires) if source == id],
                    excludes=[to for source, to in sorted(excludes) if source == id],
                )
                for id in IDS
            )
        )
    )


@given(relations(), st.sampled_from(IDS), st.sampled_from(IDS))
def test_RE3_being_joined_and_being_alternatives_go_both_ways(some: Relations, one: str, other: str) -> None:
    """Whatever the catalogue says."""
    assert (one in some.joined(other)) == (other in some.joined(one))
    assert (one in some.alternatives(other)) == (other in some.alternatives(one))
    assert set(some.joined(one)) <= set(some.required(one))


@given(relations())
def test_RE4_every_proposal_stands_in_one_row(some: Relations) -> None:
    """With all its alternatives."""
    assert sorted(id for row in some.rows for id in row) == sorted(IDS)
    for row in some.rows:
        assert all(set(some.alternatives(id)) <= set(row) for id in row)


@given(relations(), st.frozensets(st.sampled_from(IDS)), st.sampled_from(IDS))
def test_RE2_what_remains_after_a_withdrawal_lacks_nothing(some: Relations, wished: frozenset[str], gone: str) -> None:
    """A complete set stays complete; only what needed the one that went goes with it."""
    chosen = {required for id in wished for required in some.required(id)}
    fallen = set(some.dependants(gone, chosen))
    remaining = chosen - fallen
    assert all(set(some.required(id)) <= remaining for id in remaining)
    assert all(gone in some.required(id) for id in fallen)
