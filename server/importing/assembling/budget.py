"""All tables of an import become three documents that fit together, or nothing. Never raises for what a file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.budget.documents import BASE, Assumptions, Budget, Layer
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue
from domain.proposals.fit import check_fit
from domain.proposals.relations import Relations, RelationsAreBroken
from server.importing.assembling.accounts import Accounts
from server.importing.assembling.assumptions import read_assumptions
from server.importing.assembling.combining import added_up, by_years, grouped
from server.importing.assembling.fitting import fitted, tax_lines, with_indices, with_layouts
from server.importing.assembling.lines import read_lines
from server.importing.assembling.people import Expected, read_people
from server.importing.assembling.places import Places
from server.importing.assembling.placing import Placing
from server.importing.assembling.printed import check_printed
from server.importing.assembling.proposals import read_proposals
from server.importing.assembling.taxes import with_taxes
from server.importing.imported import Imported
from server.importing.mapping import Content
from server.importing.mapping import Mapping as FileMapping
from server.importing.problems import ImportProblem, Problems
from server.importing.tables import Assigned, Entry, Reader
from server.importing.templates import TEMPLATES
from server.importing.templates.template import TaxRule

DEFAULT_MUNICIPALITY = "Kommunen"


@dataclass(frozen=True, slots=True)
class Built:
    """imported: None where a problem stands in the way, or there are no lines. counts: rows read, by content."""

    imported: Imported | None
    people: tuple[Expected, ...]
    counts: Mapping[Content, int]


class Tables:
    """What was read, by what it is."""

    def __init__(self, assigned: Sequence[Assigned], years: tuple[int, ...], problems: Problems) -> None:
        self._read: list[tuple[Reader, list[Entry]]] = []
        for one in assigned:
            if one.sheet is not None and (years or one.table.amounts is None):
                reader = Reader(one.table, one.sheet, years, problems)
                entries = added_up(reader, by_years(reader, reader.entries()))
                self._read.append((reader, entries))

    def of(self, content: Content) -> list[tuple[Reader, list[Entry]]]:
        return [(reader, entries) for reader, entries in self._read if reader.table.content == content]

    def entries(self, content: Content) -> list[Entry]:
        return [entry for _, entries in self.of(content) for entry in entries]

    @property
    def counts(self) -> dict[Content, int]:
        return {reader.table.content: len(self.entries(reader.table.content)) for reader, _ in self._read}


def build(
    mapping: FileMapping,
    assigned: Sequence[Assigned],
    years: tuple[int, ...],
    problems: Problems,
    committees: Mapping[str, str],
) -> Built:
    """committees: id -> name of the workshop that participants come to, where the files do not say."""
    tables = Tables(assigned, years, problems)
    places = _places(tables)
    known = {committee.id: committee.name for committee in places.committees} or committees
    people = read_people(tables.entries("participants"), known)
    imported = None
    if years and any(one.table.content == "lines" for one in assigned):
        imported = _documents(mapping, tables, places, years, problems)
    return Built(None if problems.serious else imported, people, tables.counts)


def _places(tables: Tables) -> Places:
    places = Places()
    places.read_committees(tables.entries("committees"))
    places.read_areas(tables.entries("policy_areas"))
    for entry in tables.entries("lines"):
        places.collect(entry, lines=True)
    for entry in tables.entries("proposals"):
        places.collect(entry, lines=False)
    return places


def _documents(
    mapping: FileMapping, tables: Tables, places: Places, years: tuple[int, ...], problems: Problems
) -> Imported | None:
    assumptions = read_assumptions(tables.of("assumptions"), years, mapping.assumptions)
    whole = TEMPLATES[mapping.statement.template](places.committees, mapping.statement.words)
    asked = bool(tables.of("assumptions")) and not assumptions.quantities  # not read: told already
    template = whole if asked else fitted(whole, assumptions, problems)
    accounts = Accounts(mapping.chart, tables.entries("accounts"))
    layers = tuple(Layer(layer.id, layer.name, layer.kind) for layer in mapping.layers)
    placing = Placing(template, accounts)
    lines = read_lines(tables.entries("lines"), places, accounts, placing, layers)
    entries = [entry for reader, read in tables.of("proposals") for entry in grouped(reader, read)]
    proposals = read_proposals(entries, places, accounts, placing, years)
    if problems.serious:
        return None
    used = [line.index for line in lines] + [area.index for area in template.steering_areas]
    used += [posting.index for proposal in proposals for posting in proposal.postings]
    assumptions = with_indices(assumptions, used, template, problems)
    budget = Budget(
        municipality=mapping.municipality or DEFAULT_MUNICIPALITY,
        currency=mapping.currency,
        years=years,
        committees=places.committees,
        policy_areas=places.policy_areas,
        steering_areas=template.steering_areas,
        default_steering_area=template.default_steering_area,
        lines=tuple(lines),
        report=template.report,
        target_line=template.target_line,
        layers=layers or (BASE,),
        code_lists=accounts.code_lists,
        limits=template.limits,
        layouts=template.layouts,
        population=template.population,
    )
    title = mapping.catalogue.replace("{municipality}", budget.municipality).replace("{year}", str(years[0]))
    taxes = tax_lines(template.taxes, lines)
    return _fitting(budget, Catalogue(title, years, proposals), assumptions, taxes, tables, problems)


def _fitting(
    budget: Budget,
    catalogue: Catalogue,
    assumptions: Assumptions,
    taxes: tuple[TaxRule, ...],
    tables: Tables,
    problems: Problems,
) -> Imported | None:
    """What the files' own checks let through must fit together: what fails past this line is the mapping's fault."""
    try:
        budget = with_taxes(budget, assumptions, taxes)
        report = Report(budget, assumptions)
        Relations(catalogue)
        check_fit(catalogue, report)
        budget = with_layouts(report, catalogue, problems)
    except (ReportIsBroken, RelationsAreBroken) as error:
        problems.add(ImportProblem("", 0, "", "", "does_not_fit", str(error)))
        return None
    check_printed(tables.entries("statement"), report)
    return Imported(budget, catalogue, assumptions)
