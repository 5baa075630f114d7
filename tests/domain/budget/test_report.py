"""The statement of a small budget, against sums done by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import errors
from domain.budget.documents import Amounts, Assumptions, Budget, Index, Quantity, ReportLine, SteeringArea
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from tests.domain.budget.small import ASSUMPTIONS, BUDGET, REPORT, YEARS, as_lines, line, with_lines

KRONER = st.integers(-(10**9), 10**9)
CHANGE = st.tuples(KRONER, KRONER, KRONER, KRONER)
CHANGES = st.dictionaries(st.sampled_from(["TAX", "SERVICE", "BUILD"]), CHANGE)


def test_MO2_a_leaf_is_the_sum_of_its_lines_in_each_years_prices() -> None:
    """500 x 1.041 = 520.5, which is 521; the line that counts nowhere counts nowhere."""
    assert REPORT.base["SERVICE"] == (500, 510, 521, 532)
    assert REPORT.base["TAX"] == (-1000, -1000, -1000, -1000)


def test_MO3_the_tree_adds_up() -> None:
    """FLOW = RESULT + BUILD: -200 -190 -179 -168. CASH starts from 1000: 1000 + 200, + 190, + 179, + 168."""
    assert REPORT.base["RESULT"] == (-500, -490, -479, -468)
    assert REPORT.base["FLOW"] == (-200, -190, -179, -168)
    assert REPORT.base["CASH"] == (1200, 1390, 1569, 1737)


def test_MO3_an_average_is_the_floored_mean_plus_the_openings_distance() -> None:
    """(1000 + 1200) / 2 = 1100; 1295; 1479.5 down to 1479; 1653; each + (1700 - 1000)."""
    assert REPORT.base["MEAN"] == (1800, 1995, 2179, 2353)


def test_MO3_a_mean_below_zero_is_floored_too() -> None:
    """3001 more in 2020: cash 1000 + 200 - 3001 = -1801; (1000 - 1801) / 2 = -400.5, floored to -401; + 700."""
    assert REPORT.statement({"BUILD": (3001, 0, 0, 0)})["MEAN"][0] == 299


def test_MO4_a_change_moves_every_line_it_reaches() -> None:
    """A saving of 10 in 2021 and 20 in 2022 stays in the till: 10 from 2021 on, 30 from 2022 on."""
    statement = REPORT.statement({"SERVICE": (0, -10, -20, 0)})
    assert statement["SERVICE"] == (500, 500, 501, 532)
    assert statement["RESULT"] == (-500, -500, -499, -468)
    assert statement["FLOW"] == (-200, -200, -199, -168)
    assert statement["CASH"] == (1200, 1400, 1599, 1767)
    assert statement["MEAN"] == (1800, 2000, 2199, 2383)
    assert statement["TAX"] == REPORT.base["TAX"]


def test_MO4_a_statement_leaves_the_base_as_it_was() -> None:
    """The next table asks the same report."""
    before = dict(REPORT.base)
    REPORT.statement({"TAX": (1, 2, 3, 4), "BUILD": (5, 6, 7, 8)})
    assert dict(REPORT.base) == before == REPORT.statement({})


@given(CHANGES)
def test_MO4_changes_give_what_a_budget_with_them_in_its_lines_gives(changes: dict[str, Amounts]) -> None:
    """The quick road of an edit and the long road of a new budget lead to the same kroner."""
    assert REPORT.statement(changes) == dict(Report(with_lines(*as_lines(changes)), ASSUMPTIONS).base)


@given(CHANGES, CHANGES)
def test_MO4_a_change_on_top_of_another_gives_what_both_give_at_once(
    first: dict[str, Amounts], then: dict[str, Amounts]
) -> None:
    """However many edits came before, also where an average was floored on the way."""
    both = {
        post: tuple(map(sum, zip(first.get(post, (0,) * 4), then.get(post, (0,) * 4), strict=True)))
        for post in first.keys() | then.keys()
    }
    before = REPORT.statement(first)
    kept = dict(before)
    assert REPORT.statement(then, since=before) == REPORT.statement(both)
    assert before == kept


def test_MO4_a_change_of_no_leaf_counts_nowhere_and_of_another_line_is_refused() -> None:
    """A sum cannot be changed past its terms."""
    assert REPORT.statement({"": (1, 1, 1, 1)}) == dict(REPORT.base)
    for post in ("RESULT", "nowhere"):
        with pytest.raises(errors.UnknownLine):
            REPORT.statement({post: (1, 1, 1, 1)})


def test_MO5_a_target_can_be_set_on_a_flow_alone() -> None:
    """Not on money at year's end, whose years hang together."""
    assert [line.id for line in REPORT.lines if REPORT.is_targetable(line.id)] == [
        "TAX",
        "SERVICE",
        "RESULT",
        "BUILD",
        "FLOW",
    ]
    assert not REPORT.is_targetable("nowhere")


def test_MO5_a_leaf_counts_in_a_flow_as_often_as_the_tree_adds_it() -> None:
    """BUILD is in FLOW and not in RESULT; a line that adds RESULT twice counts SERVICE twice."""
    assert REPORT.weight("FLOW", "BUILD") == 1
    assert REPORT.weight("RESULT", "BUILD") == 0
    assert REPORT.weight("SERVICE", "SERVICE") == 1
    twice = replace(BUDGET, report=(*BUDGET.report, ReportLine("TWICE", "", "sum", ("RESULT", "RESULT", "TAX"))))
    report = Report(twice, ASSUMPTIONS)
    assert (report.weight("TWICE", "SERVICE"), report.weight("TWICE", "TAX")) == (2, 3)
    change = report.statement({"TAX": (1, 0, 0, 0)})["TWICE"][0] - report.base["TWICE"][0]
    assert change == report.weight("TWICE", "TAX")


def test_MO5_a_leaf_has_no_weight_in_a_state_of_money() -> None:
    """Nor in a sum that adds one."""
    with pytest.raises(errors.LineNotTargetable):
        REPORT.weight("CASH", "TAX")
    with pytest.raises(errors.UnknownLine):
        REPORT.weight("nowhere", "TAX")
    wealth = replace(BUDGET, report=(*BUDGET.report, ReportLine("WEALTH", "", "sum", ("CASH", "BUILD"))))
    assert not Report(wealth, ASSUMPTIONS).is_targetable("WEALTH")


def test_MO6_a_line_at_zero_is_a_breach() -> None:
    """1800 of mean cash in 2020 is gone when twice as much, 3600, is spent; one krone less and the law is kept."""
    lost = REPORT.statement({"BUILD": (3600, -3600, 0, 0)})
    assert REPORT.breaches(lost) == (("MEAN", 2020, 0),)
    assert REPORT.breaches(REPORT.statement({"BUILD": (3598, -3598, 0, 0)})) == ()


def test_indices_are_those_of_the_budgets_years() -> None:
    """An assumption set that reaches further is read from the budget's first year on."""
    longer = Assumptions((2019, *YEARS), (Index("wages", "", (980, 1000, 1020, 1041, 1063)),), ASSUMPTIONS.quantities)
    assert Report(BUDGET, longer).index("wages") == (1000, 1020, 1041, 1063)
    assert REPORT.index("") == (1000, 1000, 1000, 1000)


def _line(budget: Budget, id: str, /, **changes: object) -> Budget:
    lines = tuple(replace(line, **changes) if line.id == id else line for line in budget.report)  # type: ignore[arg-type] # any field
    return replace(budget, report=lines)


@pytest.mark.parametrize(
    ("broken", "names"),
    [
        (lambda: (with_lines(line("x", "RESULT", "", (1,) * 4)), ASSUMPTIONS), "x counts in 'RESULT'"),
        (lambda: (with_lines(line("x", "TAX", "gold", (1,) * 4)), ASSUMPTIONS), "'gold'"),
        (lambda: (with_lines(line("x", "TAX", "", (1,) * 3)), ASSUMPTIONS), "x does not have one amount a year"),
        (lambda: (replace(BUDGET, target_line="CASH"), ASSUMPTIONS), "target line 'CASH'"),
        (lambda: (_line(BUDGET, "RESULT", terms=("TAX", "FLOW")), ASSUMPTIONS), "RESULT adds FLOW"),
        (lambda: (_line(BUDGET, "RESULT", terms=()), ASSUMPTIONS), "RESULT is a sum of nothing"),
        (lambda: (_line(BUDGET, "BUILD", terms=("TAX",)), ASSUMPTIONS), "BUILD is a leaf"),
        (lambda: (_line(BUDGET, "CASH", terms=("FLOW", "TAX")), ASSUMPTIONS), "CASH .balance. must name one"),
        (lambda: (_line(BUDGET, "MEAN", terms=("FLOW",)), ASSUMPTIONS), "MEAN is an average of FLOW"),
        (lambda: (_line(BUDGET, "BUILD", id="TAX"), ASSUMPTIONS), "'TAX' stands twice"),
        (lambda: (_line(BUDGET, "CASH", opening="gold"), ASSUMPTIONS), "starts from 'gold'"),
        (lambda: (BUDGET, replace(ASSUMPTIONS, years=YEARS[:3])), "do not cover 2023"),
        (
            lambda: (BUDGET, replace(ASSUMPTIONS, indices=(Index("wages", "", (1000,)),))),
            "wages does not have one value",
        ),
        (lambda: (BUDGET, replace(ASSUMPTIONS, quantities=(Quantity("cash", "", "", ()),))), "starts from 'cash'"),
    ],
)
def test_MO7_documents_that_contradict_each_other_are_not_loaded(
    broken: Callable[[], tuple[Budget, Assumptions]], names: str
) -> None:
    """And the error names the line at fault."""
    with pytest.raises(ReportIsBroken, match=names):
        Report(*broken())


def test_MO7_a_steering_area_without_its_price_index_is_not_loaded() -> None:
    """Nobody needs to use it yet: a table may put a proposal of its own there, and then no fold could go on."""
    area = SteeringArea("extra", "Extra", "", "unheard-of", "SERVICE")
    with pytest.raises(ReportIsBroken, match="unheard-of"):
        Report(replace(BUDGET, steering_areas=(*BUDGET.steering_areas, area)), ASSUMPTIONS)


def test_MO7_a_steering_area_that_counts_in_no_leaf_is_not_loaded() -> None:
    area = SteeringArea("extra", "Extra", "", "", "RESULT")
    with pytest.raises(ReportIsBroken, match="steering area extra"):
        Report(replace(BUDGET, steering_areas=(*BUDGET.steering_areas, area)), ASSUMPTIONS)
