"""The layouts that come with a Danish budget cover all of it, whatever a table adds; one that does not is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.cube import Cube
from domain.budget.documents import Committee
from domain.budget.layouts import Layout
from domain.budget.report import Report
from domain.proposals.covering import faults_of
from server.importing.assembling.fitting import with_layouts
from server.importing.problems import Problems
from server.importing.templates.layouts import danish_layouts
from tests.server.importing.folders import fjordbaek


def cube() -> Cube:
    imported = fjordbaek()
    return Cube(Report(imported.budget, imported.assumptions))


def test_fjordbaek_comes_with_three_layouts() -> None:
    assert [layout.id for layout in fjordbaek().budget.layouts] == ["hedensted", "udvalg", "hovedoversigt"]


@pytest.mark.parametrize("layout", danish_layouts(fjordbaek().budget.committees), ids=lambda layout: layout.id)
def test_it_tells_every_krone_once(layout: Layout) -> None:
    """Of the base, the catalogue, and anything a table can add itself."""
    assert faults_of(layout, cube(), fjordbaek().catalogue) == ()


def test_it_tells_every_krone_of_a_budget_that_has_nothing_in_some_leaves() -> None:
    """Nobody knows the dranst of a leaf without lines; what a table adds there has a row of its own."""
    imported = fjordbaek()
    lines = tuple(line for line in imported.budget.lines if line.post not in ("R08", "R13"))
    bare = Cube(Report(replace(imported.budget, lines=lines), imported.assumptions))
    for layout in imported.budget.layouts:
        assert faults_of(layout, bare, imported.catalogue) == ()


def test_a_committee_that_the_variant_does_not_know_is_missed() -> None:
    """So the layouts are made for the committees of the budget that they come with."""
    _, by_committee, _ = danish_layouts((Committee("LAE", "Læring"),))
    faults = faults_of(by_committee, cube(), fjordbaek().catalogue)
    assert {fault.kind for fault in faults} == {"lost"}
    assert all(" LAE " not in fault.what for fault in faults)


def test_a_layout_that_misses_money_does_not_come_with_the_budget() -> None:
    """The others do, and it is told; an import is not refused for how somebody would print it."""
    imported, problems = fjordbaek(), Problems()
    _, missing, ministry = danish_layouts((Committee("LAE", "Læring"),))
    budget = replace(imported.budget, layouts=(missing, ministry))
    kept = with_layouts(Report(budget, imported.assumptions), imported.catalogue, problems)
    assert kept.layouts == (ministry,)
    assert [(problem.code, problem.severity) for problem in problems.all] == [("layout_left_out", "remark")]
    assert problems.all[0].about.startswith("Pr. udvalg (lost ")
