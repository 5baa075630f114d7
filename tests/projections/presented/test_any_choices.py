"""Whatever a table chooses: every layout tells the same kroner as the table's own ledger."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.table.state import Choice, OwnProposal, TableBudget
from projections.ledger import Ledger
from projections.presented.statement import statement
from projections.presented.waterfall import waterfall
from tests.projections.fjordbaek import fjordbaek
from tests.projections.presented.tables import choice, table_with
from tests.projections.presented.test_drill import check_all_levels
from tests.projections.presented.test_explore import check as check_tree
from tests.projections.presented.test_explore import nodes
from tests.projections.presented.test_statement import SAME_AS, demo
from tests.projections.presented.test_waterfall import check as check_steps

LAYOUTS = ("report", *SAME_AS)
KRONER = st.integers(-(10**8), 10**8)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    proposal = draw(st.sampled_from(fjordbaek().catalogue.proposals))
    years = {f"y{year}": amount for year, amount in draw(st.dictionaries(st.integers(2020, 2023), KRONER)).items()}
    return choice(proposal.id, draw(st.integers(1, 100)), draw(st.integers(0, 3)), **years)


@st.composite
def owns(draw: st.DrawFn) -> OwnProposal:
    """Of any committee, any of its policy areas, any steering area."""
    budget = fjordbaek().budget
    committee = draw(st.sampled_from(budget.committees)).id
    areas = [area.id for area in budget.policy_areas if area.committee == committee]
    steering_area = draw(st.sampled_from(budget.steering_areas)).id
    amounts = draw(st.tuples(KRONER, KRONER, KRONER, KRONER))
    id = f"B1-{draw(st.integers(1, 9))}"
    return OwnProposal(id, "", committee, "reduction", steering_area, amounts, draw(st.sampled_from(["", *areas])))


@st.composite
def tables(draw: st.DrawFn) -> TableBudget:
    rates = st.dictionaries(
        st.tuples(st.sampled_from([tax.id for tax in fjordbaek().budget.taxes]), st.integers(2020, 2023)),
        st.integers(0, 40_000),
    )
    chosen = draw(st.lists(choices(), max_size=6, unique_by=lambda one: one.proposal))
    own = draw(st.lists(owns(), max_size=3, unique_by=lambda one: one.id))
    return table_with(*chosen, own=tuple(own), rates=draw(rates))


def ledger_of(table: TableBudget) -> Ledger:
    """As the table's view has it."""
    ledger = Ledger(fjordbaek())
    for proposal in table.choices:
        ledger.touch(proposal)
    for tax, _ in table.rates:
        ledger.touch_tax(tax)
    ledger.settle(table)
    return ledger


@settings(max_examples=40, deadline=None)
@given(tables())
def test_PR6_every_layout_comes_to_the_ledgers_statement(table: TableBudget) -> None:
    expected, held = ledger_of(table).statement, demo().held(table)
    for layout in demo().layouts:
        shown = {row["id"]: row["total"] for row in statement(demo(), held, layout.id)}
        assert shown[layout.whole] == list(expected[layout.equals])
    assert {row["id"]: row["total"] for row in statement(demo(), held)} == {id: list(a) for id, a in expected.items()}


@settings(max_examples=20, deadline=None)
@given(tables(), st.data())
def test_PR8_any_row_adds_up_at_every_level(table: TableBudget, data: st.DataObject) -> None:
    layout, held = data.draw(st.sampled_from(LAYOUTS)), demo().held(table)
    row = data.draw(st.sampled_from([row for row in statement(demo(), held, layout) if row["drill"]]))
    check_all_levels(demo(), held, layout, row)


@settings(max_examples=20, deadline=None)
@given(tables())
def test_PR9_the_tree_adds_up(table: TableBudget) -> None:
    check_tree(nodes(demo(), table))


@settings(max_examples=20, deadline=None)
@given(tables(), st.sampled_from([line.id for line in fjordbaek().report.lines]))
def test_PR10_start_and_steps_make_the_end(table: TableBudget, line: str) -> None:
    steps = waterfall(demo().cube, demo().held(table), line)
    check_steps(steps)
    assert steps[-1]["amounts"] == list(ledger_of(table).statement[line])
