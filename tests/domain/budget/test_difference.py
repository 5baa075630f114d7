"""What is different between two versions of a document, in words that a screen can show."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.budget.accounts import Account, Code, CodeList
from domain.budget.difference import Entry, FieldChange, of_assumptions, of_budgets, of_catalogues
from domain.budget.documents import LineAmounts, Quantity
from domain.proposals.catalogue import Catalogue, Posting
from tests.domain.budget.layered import ASSUMPTIONS, BUDGET, CATALOGUE, CUT, MIXED


def test_PR12_a_changed_line_names_its_fields_before_and_after() -> None:
    """An account's code by its own name; what stayed is not told."""
    schools = replace(BUDGET.lines[1], account=Account("03.22.01", "1", grouping="200"), amounts=(500, 520))
    lines = tuple(schools if line.id == "schools" else line for line in BUDGET.lines)
    assert of_budgets(BUDGET, replace(BUDGET, lines=lines)) == [
        Entry(
            "changed",
            "lines",
            "schools",
            "schools",
            (FieldChange("account.grouping", "", "200"), FieldChange("amounts", (500, 500), (500, 520))),
        )
    ]


def test_PR12_what_is_new_or_gone_is_told_with_its_amounts() -> None:
    bridge = BUDGET.lines[-2]
    without = replace(BUDGET, lines=tuple(line for line in BUDGET.lines if line is not bridge))
    assert of_budgets(BUDGET, without) == [
        Entry("removed", "lines", "bridge", "bridge", (FieldChange("amounts", (300, 100), None),))
    ]
    assert of_budgets(without, BUDGET) == [
        Entry("added", "lines", "bridge", "bridge", (FieldChange("amounts", None, (300, 100)),))
    ]


def test_PR12_a_proposal_is_compared_by_its_number_down_to_its_postings() -> None:
    dearer = replace(CUT, title="Cut", requires=("mixed",), postings=(Posting("SERVICE", "service", (-40, -40)),))
    moved = replace(MIXED, postings=(MIXED.postings[1],))
    after = replace(CATALOGUE, proposals=(moved, CATALOGUE.proposals[1], dearer))
    assert of_catalogues(CATALOGUE, after) == [
        Entry(
            "changed",
            "proposals",
            "mixed",
            "Title of mixed",
            (FieldChange("postings.SERVICE.index", "service", None), FieldChange("postings.SERVICE", (40, 40), None)),
        ),
        Entry(
            "changed",
            "proposals",
            "cut",
            "Cut",
            (
                FieldChange("title", "Title of cut", "Cut"),
                FieldChange("postings.SERVICE", (-33, -33), (-40, -40)),
                FieldChange("requires", None, ("mixed",)),
            ),
        ),
    ]


def test_PR12_the_order_is_no_difference() -> None:
    turned = replace(BUDGET, lines=BUDGET.lines[::-1], steering_areas=BUDGET.steering_areas[::-1])
    assert of_budgets(BUDGET, turned) == []


def test_PR12_a_document_tells_what_it_says_of_itself_first() -> None:
    after = replace(BUDGET, municipality="Other", population="people", committees=BUDGET.committees[:1])
    assert of_budgets(BUDGET, after) == [
        Entry(
            "changed",
            "",
            "",
            "",
            (FieldChange("municipality", "Test", "Other"), FieldChange("population", "", "people")),
        ),
        Entry("removed", "committees", "ROADS", "Roads"),
    ]


def test_PR12_rules_code_lists_and_set_amounts_have_keys_of_their_own() -> None:
    """A steering area stands once a committee; a code list once a dimension."""
    own = replace(BUDGET.steering_areas[0], committee="ROADS", post="BUILD")
    codes = (CodeList("function", (Code("03.22.01", "Schools", "03.22"),)),)
    entries = of_budgets(BUDGET, replace(BUDGET, steering_areas=(*BUDGET.steering_areas, own), code_lists=codes))
    assert [(entry.kind, entry.what, entry.id) for entry in entries] == [
        ("added", "steering_areas", "ROADS/service"),
        ("added", "code_lists", "function"),
    ]
    later = replace(
        ASSUMPTIONS,
        quantities=(*ASSUMPTIONS.quantities[:2], Quantity("rate", "Rate", "1/1000 pct.", (25_500,))),
        amounts=(LineAmounts("income", (-1, -2)),),
    )
    assert of_assumptions(ASSUMPTIONS, later) == [
        Entry("changed", "quantities", "rate", "Rate", (FieldChange("values", (25_000,), (25_500,)),)),
        Entry("added", "amounts", "income", "", (FieldChange("amounts", None, (-1, -2)),)),
    ]


def test_PR12_a_layout_is_told_by_its_rows() -> None:
    layout = BUDGET.layouts[0]
    rows = (replace(layout.rows[1], name="Children"), *layout.rows[2:])
    [entry] = of_budgets(BUDGET, replace(BUDGET, layouts=(replace(layout, rows=rows),)))
    changes = {change.name: (change.before, change.after) for change in entry.fields}
    assert changes["rows.learn"] == ("Learning", "Children")
    assert changes["rows.heading"] == ("What we spend", None)
    assert not any(name.startswith("rows.rest") for name in changes)


@given(st.from_type(Catalogue), st.from_type(Catalogue))
def test_PR12_a_document_does_not_differ_from_itself_and_no_change_is_without_its_fields(
    before: Catalogue, after: Catalogue
) -> None:
    """Whatever stands in them, sense or not."""
    assert of_catalogues(before, before) == []
    assert all(entry.fields for entry in of_catalogues(before, after) if entry.kind == "changed")
