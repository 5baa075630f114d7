"""Files that hold only some of the documents: the rest stays as it is in force. Touches no budget line.

A new catalogue in the middle of a day, or another set of assumptions ("after the agreement"), comes alone.
"""

from __future__ import annotations

from dataclasses import replace

from domain.budget.documents import Assumptions, LineAmounts
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue
from domain.proposals.fit import check_fit
from domain.proposals.relations import Relations, RelationsAreBroken
from server.importing.assembling.accounts import Accounts
from server.importing.assembling.assumptions import read_assumptions
from server.importing.assembling.budget import Built, Tables
from server.importing.assembling.combining import grouped
from server.importing.assembling.people import read_people
from server.importing.assembling.places import Places
from server.importing.assembling.placing import Placing
from server.importing.assembling.proposals import read_proposals
from server.importing.imported import Imported
from server.importing.mapping import Mapping as FileMapping
from server.importing.problems import ImportProblem, Problems
from server.importing.templates import TEMPLATES


def build_part(mapping: FileMapping, tables: Tables, present: Imported, problems: Problems) -> Built:
    """The present budget with the catalogue and the assumptions that the files hold; participants as ever."""
    names = {committee.id: committee.name for committee in present.budget.committees}
    people = read_people(tables.entries("participants"), names)
    if not (tables.of("proposals") or tables.of("assumptions")):
        return Built(None, people, tables.counts)
    assumptions = _assumptions(mapping, tables, present.assumptions)
    catalogue = _catalogue(mapping, tables, present)
    try:
        Relations(catalogue)
        check_fit(catalogue, Report(present.budget, assumptions))
    except (ReportIsBroken, RelationsAreBroken) as error:
        if not problems.serious:
            problems.add(ImportProblem("", 0, "", "", "does_not_fit", str(error)))
    imported = None if problems.serious else Imported(present.budget, catalogue, assumptions)
    return Built(imported, people, tables.counts)


def _assumptions(mapping: FileMapping, tables: Tables, present: Assumptions) -> Assumptions:
    """What the files say goes before what is there; what they do not name stays, for the years of both."""
    if not tables.of("assumptions"):
        return present
    found = read_assumptions(tables.of("assumptions"), present.years, mapping.assumptions)
    indices = {index.id: index for index in (*present.indices, *found.indices)}
    quantities = {quantity.id: quantity for quantity in (*present.quantities, *found.quantities)}
    amounts: dict[str, LineAmounts] = {line.line: line for line in (*present.amounts, *found.amounts)}
    return Assumptions(
        present.years, tuple(indices.values()), tuple(quantities.values()), found.name, tuple(amounts.values())
    )


def _catalogue(mapping: FileMapping, tables: Tables, present: Imported) -> Catalogue:
    if not tables.of("proposals"):
        return present.catalogue
    budget = present.budget
    template = TEMPLATES[mapping.statement.template](budget.committees, mapping.statement.words)
    template = replace(template, report=budget.report, steering_areas=budget.steering_areas)
    accounts = Accounts(mapping.chart, tables.entries("accounts"))
    places = Places.of(budget)
    entries = [entry for reader, read in tables.of("proposals") for entry in grouped(reader, read)]
    proposals = read_proposals(entries, places, accounts, Placing(template, accounts), budget.years)
    title = mapping.catalogue.replace("{municipality}", budget.municipality).replace("{year}", str(budget.years[0]))
    return Catalogue(title, budget.years, proposals)
