"""A template meets assumptions that lack some of what it asks for: what cannot be worked out is left out, and told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.budget.cube import Cube
from domain.budget.documents import Assumptions, Budget, BudgetLine, Index
from domain.budget.report import Report
from domain.proposals.catalogue import Catalogue
from domain.proposals.covering import faults_of
from server.importing.problems import ImportProblem, Problems
from server.importing.templates import Template
from server.importing.templates.template import TaxRule


def fitted(template: Template, assumptions: Assumptions, problems: Problems) -> Template:
    """Without the report lines, limits and taxes whose quantities are not there."""
    known = {quantity.id for quantity in assumptions.quantities}
    gone = {line.id for line in template.report if not {line.opening, line.opening_average}.difference(("",)) <= known}
    while dropped := {line.id for line in template.report if not gone.isdisjoint(line.terms)} - gone:
        gone |= dropped
    for line in template.report:
        if line.id in gone:
            problems.add(ImportProblem("", 0, "", "", "left_out", line.name))
    for limit in template.limits:
        if limit.bound and limit.bound not in known:
            problems.add(ImportProblem("", 0, "", "", "left_out", limit.name))
    return replace(
        template,
        report=tuple(line for line in template.report if line.id not in gone),
        limits=tuple(
            limit for limit in template.limits if limit.line not in gone and (not limit.bound or limit.bound in known)
        ),
        taxes=tuple(rule for rule in template.taxes if {rule[3], rule[4]} <= known),
        population=template.population if template.population in known else "",
    )


def with_indices(assumptions: Assumptions, used: Iterable[str], template: Template, problems: Problems) -> Assumptions:
    """An index that lines use and the assumptions lack stands still."""
    known = {index.id for index in assumptions.indices}
    missing = [id for id in dict.fromkeys(used) if id and id not in known]
    for id in missing:
        problems.add(ImportProblem("", 0, "", "", "no_index", template.indices.get(id, id)))
    still = (Index(id, template.indices.get(id, id), (1000,) * len(assumptions.years)) for id in missing)
    return replace(assumptions, indices=(*assumptions.indices, *still))


def tax_lines(rules: Iterable[TaxRule], lines: Sequence[BudgetLine]) -> tuple[TaxRule, ...]:
    """The rules with the id of the line they stand for: of several lines of the function, the largest."""
    found: list[TaxRule] = []
    for id, name, function, base, rate, unit in rules:
        fitting = [line for line in lines if line.account.function == function and not line.index]
        if fitting:
            line = max(fitting, key=lambda line: abs(line.amounts[0]))
            found.append((id, name, line.id, base, rate, unit))
    return tuple(found)


def with_layouts(report: Report, catalogue: Catalogue, problems: Problems) -> Budget:
    """The report's budget, without the layouts that would lose a krone of it, or count one twice."""
    if not report.budget.layouts:
        return report.budget
    kept, cube = [], Cube(report)
    for layout in report.budget.layouts:
        faults = faults_of(layout, cube, catalogue)
        if faults:
            about = f"{layout.name} ({faults[0].kind} {faults[0].what})"
            problems.add(ImportProblem("", 0, "", "", "layout_left_out", about))
        else:
            kept.append(layout)
    return replace(report.budget, layouts=tuple(kept))
