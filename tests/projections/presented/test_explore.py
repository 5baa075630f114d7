"""The whole budget as a tree, each node against what is below it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from domain.books import Books
from domain.budget.accounts import Code, CodeList
from domain.table.state import TableBudget
from projections.presented.desk import Desk
from projections.presented.explore import Node
from tests.domain.budget.layered import ASSUMPTIONS, BOOKS, BUDGET, CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.presented.tables import scenario
from tests.projections.presented.test_statement import TABLE, demo
from tests.projections.test_scenarios import scenarios

DESK = Desk(BOOKS)


def nodes(desk: Desk, table: TableBudget | None) -> dict[str, Node]:
    return {node["id"]: node for node in desk.explorer.nodes(desk.held(table))}


def check(found: dict[str, Node]) -> None:
    """Each node is what it says, and what its children say; and stands after its parent."""
    children: defaultdict[str, list[Node]] = defaultdict(list)
    seen: set[str | None] = {None}
    for node in found.values():
        assert node["parent"] in seen
        seen.add(node["id"])
        if node["parent"] is not None:
            children[node["parent"]].append(node)
        net = [e + i for e, i in zip(node["expense"], node["income"], strict=True)]
        assert net == [b + c for b, c in zip(node["base"], node["change"], strict=True)]
        assert min(node["expense"]) >= 0 >= max(node["income"])
    for id, below in children.items():
        for side in ("expense", "income", "base", "change"):
            assert [sum(year) for year in zip(*(node[side] for node in below), strict=True)] == found[id][side]


def test_PR9_a_node_keeps_expense_and_income_apart() -> None:
    """100 of streets, -25 of refunds, and mixed's 40 in another area; the bridge's 300 less mixed's -90."""
    found = nodes(DESK, TABLE)
    check(found)
    roads = found["ROADS"]
    assert (roads["expense"], roads["income"]) == ([100 + 40 + 300, 102 + 41 + 101], [-25 - 90, -26])
    assert (roads["base"], roads["change"]) == ([375, 177], [-50, 41])
    assert (roads["parent"], roads["level"], roads["name"]) == ("", "committee", "Roads")


def test_PR9_every_amount_of_a_post_stands_once() -> None:
    """The root is the change of cash, which adds every leaf once; what counts in no leaf is not there."""
    root = nodes(DESK, TABLE)[""]
    assert (root["name"], root["parent"]) == ("Test", None)
    assert [e + i for e, i in zip(root["expense"], root["income"], strict=True)] == [-187, -359]
    assert not any("09.01.01" in id for id in nodes(DESK, None))


def test_PR9_amounts_of_no_committee_area_or_function_stand_under_a_dash() -> None:
    found = nodes(DESK, TABLE)
    assert found["-/-/07.68.90"]["change"] == [0, -40]
    assert found["-/-/08.55.70"]["income"] == [0, -51]
    assert found["ROADS/-/-"]["change"] == [-50, 41]
    assert (found["-"]["name"], found["ROADS/-/-"]["committee"]) == ("", "ROADS")


def test_a_function_is_called_what_the_list_says_or_else_as_its_largest_line() -> None:
    """Of schools and pupils, the schools."""
    assert nodes(DESK, None)["LEARN/L10/03.22.01"]["name"] == "schools"
    listed = replace(BUDGET, code_lists=(CodeList("function", (Code("03.22.01", "Folkeskoler", "03.22"),)),))
    desk = Desk(Books.of(listed, CATALOGUE, ASSUMPTIONS, "c" * 64))
    assert nodes(desk, None)["LEARN/L10/03.22.01"]["name"] == "Folkeskoler"
    assert nodes(desk, None)["ROADS/-/02.28.22"]["name"] == "bridge"


def test_a_table_leaves_the_base_as_it_was() -> None:
    """The next who looks asks the same tree."""
    before = nodes(DESK, None)
    nodes(DESK, TABLE)
    assert nodes(DESK, None) == before
    assert all(not any(node["change"]) for node in before.values())


@pytest.mark.parametrize("words", ["", *scenarios()])
def test_PR9_fjordbaeks_tree_is_its_change_of_cash_to_the_krone(words: str) -> None:
    """And each committee is what it runs and builds."""
    found = nodes(demo(), scenario(words))
    check(found)
    expected = scenarios()[words]["R20"] if words else list(fjordbaek().report.base["R20"])
    root = found[""]
    assert [e + i for e, i in zip(root["expense"], root["income"], strict=True)] == expected
