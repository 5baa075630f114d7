"""Bergen kommune's operating budget (Datahotellet, bergen/budsjett-2013). The mapping is fixed.

Rows of the change groups below are proposals, grouped by department, service area, change group and text; every other
row is base. Departments are committees, service areas policy areas. Amounts are kroner in fixed prices: no index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from domain.budget.accounts import Account
from domain.budget.documents import (
    Amounts,
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    PolicyArea,
    ReportLine,
    SteeringArea,
)
from domain.proposals.catalogue import Catalogue, Posting, Posts, Proposal, ProposalType
from server.importing.imported import Imported
from server.importing.problems import Problems
from server.importing.sheet import Row, Sheet, columns_of, read_sheet

NAME = "Bergen (drift_2013.csv)"
COLUMNS = (
    "avdeling", "avdeling-tekst", "inntekt-utgift", "tjomr", "tjenesteomraade-tekst", "tjeneste", "tjeneste-tekst",
    "endrgr", "endrgr-tekst", "tekst",
)  # fmt: skip
HALLMARKS = (frozenset(("avdeling", "inntekt-utgift", "endrgr")),)

MUNICIPALITY = "Bergen kommune"
TYPES: dict[str, ProposalType | None] = {
    "N07": "expansion",
    "N07B": "expansion",
    "N08": None,  # one-off: a reduction if it saves over the years, else an expansion
    "N10": "reduction",
    "N11": "efficiency",
    "N12": "financing",
}
"""Change group -> type of proposal. nye tiltak, engangstiltak, reduserte ytelser, effektivisering, inntektsendring."""
ONE_OFF = frozenset(("N08",))

INCOME, EXPENSE = "inntekt", "utgift"
KINDS = {"Inntekt": INCOME, "Utgift": EXPENSE}
INCOME_POST, EXPENSES_LINE, RESULT_LINE = "I", "U", "R"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: kroner a year, expense plus, income minus."""

    row: Row
    department: str
    area: str
    kind: str
    group: str
    text: str
    amounts: Amounts

    @property
    def post(self) -> str:
        return INCOME_POST if self.kind == INCOME else expense_post(self.department)


def expense_post(department: str) -> str:
    return f"{EXPENSES_LINE}{department}"


def read_folder(folder: Path) -> Imported:
    """The folder's one file of the right columns, or ImportFailed with every problem found."""
    problems = Problems()
    path = next(path for path in sorted(folder.glob("*.csv")) if HALLMARKS[0] <= set(columns_of(path)))
    sheet = read_sheet(path, problems)
    years = _years(sheet)
    if not sheet.require(COLUMNS) or not years:
        problems.refuse_if_any()
    entries = [_entry(row, years) for row in sheet.rows]
    departments = _names(sheet.rows, "avdeling", "avdeling-tekst")
    areas = _names(sheet.rows, "tjomr", "tjenesteomraade-tekst")
    problems.refuse_if_any()
    base = [entry for entry in entries if entry.group not in TYPES]
    changes = [entry for entry in entries if entry.group in TYPES]
    return Imported(
        _budget(base, departments, areas, years),
        Catalogue(f"{MUNICIPALITY}, endringer i budsjett {years[0]}", years, tuple(_proposals(changes, years))),
        Assumptions(years, (), ()),
    )


def _years(sheet: Sheet) -> tuple[int, ...]:
    years = tuple(int(name) for name in sheet.columns if re.fullmatch(r"\d{4}", name))
    if len(years) < 2 or any(after != before + 1 for before, after in pairwise(years)):
        sheet.problem("", "no_years", "2013;2014;2015;2016")
        return ()
    return years


def _entry(row: Row, years: tuple[int, ...]) -> Entry:
    return Entry(
        row=row,
        department=row.required("avdeling"),
        area=row.required("tjomr"),
        kind=row.one_of("inntekt-utgift", KINDS) or EXPENSE,
        group=row.required("endrgr"),
        text=row.required("tekst"),
        amounts=tuple(row.whole(str(year)) if row.cells[str(year)].strip() else 0 for year in years),
    )


def _names(rows: Iterable[Row], id_column: str, name_column: str) -> dict[str, str]:
    """Names by id, in the order of their ids; one id has one name."""
    names: dict[str, str] = {}
    for row in rows:
        id, name = row.text(id_column), row.required(name_column)
        if names.setdefault(id, name) != name:
            row.problem(name_column, "other_name", names[id])
    return dict(sorted(names.items(), key=lambda item: (not item[0].isdecimal(), item[0].zfill(4))))


def _budget(
    base: list[Entry], departments: Mapping[str, str], areas: Mapping[str, str], years: tuple[int, ...]
) -> Budget:
    owners = _owners(base)
    rules = (SteeringArea(EXPENSE, "Utgifter", id, "", expense_post(id)) for id in departments)
    return Budget(
        municipality=MUNICIPALITY,
        currency="NOK",
        years=years,
        committees=tuple(Committee(id, name) for id, name in departments.items()),
        policy_areas=tuple(PolicyArea(id, owners.get(id, ""), name) for id, name in areas.items()),
        steering_areas=(*rules, SteeringArea(INCOME, "Inntekter", "", "", INCOME_POST)),
        default_steering_area=EXPENSE,
        lines=tuple(_line(entry) for entry in base),
        report=(
            ReportLine(INCOME_POST, "Inntekter", "leaf", heading=True),
            *(ReportLine(expense_post(id), name, "leaf") for id, name in departments.items()),
            ReportLine(EXPENSES_LINE, "Utgifter i alt", "sum", tuple(map(expense_post, departments)), heading=True),
            ReportLine(RESULT_LINE, "Resultat", "sum", (INCOME_POST, EXPENSES_LINE), heading=True),
        ),
        target_line=RESULT_LINE,
    )


def _owners(base: list[Entry]) -> dict[str, str]:
    """Service area -> the department with most money in it. A hint only: service areas cut across departments."""
    turnover: dict[str, dict[str, int]] = {}
    for entry in base:
        of_area = turnover.setdefault(entry.area, {})
        of_area[entry.department] = of_area.get(entry.department, 0) + abs(entry.amounts[0])
    return {area: max(sorted(of_area), key=of_area.__getitem__) for area, of_area in turnover.items()}


def _line(entry: Entry) -> BudgetLine:
    return BudgetLine(
        id=f"L{entry.row.number:04d}",
        name=f"{entry.row.text('tjeneste-tekst')}: {entry.text}",
        account=Account(entry.row.text("tjeneste")),
        committee=entry.department,
        policy_area=entry.area,
        steering_area=entry.kind,
        index="",
        post=entry.post,
        amounts=entry.amounts,
    )


def _proposals(changes: list[Entry], years: tuple[int, ...]) -> Iterable[Proposal]:
    """Numbered within the change group, in the order of the file."""
    grouped: dict[tuple[str, str, str, str], list[Entry]] = {}
    for entry in changes:
        grouped.setdefault((entry.department, entry.area, entry.group, entry.text), []).append(entry)
    count: dict[str, int] = {}
    for (department, area, group, text), entries in grouped.items():
        count[group] = count.get(group, 0) + 1
        services = dict.fromkeys(entry.row.text("tjeneste-tekst") for entry in entries)
        kinds = {entry.kind for entry in entries}
        yield Proposal(
            id=f"{group}-{count[group]:03d}",
            title=text,
            type=_type(group, entries),
            category="operating",
            committee=department,
            policy_area=area,
            account=Account(entries[0].row.text("tjeneste")),
            steering_area=EXPENSE if EXPENSE in kinds else INCOME,
            postings=_postings(entries),
            posts=Posts((0,) * len(years)),
            description=f"{entries[0].row.text('endrgr-tekst')}. {', '.join(services)}.",
            consequence_service="",
            consequence_staff="",
            risk="",
            preconditions="",
            works_council="",
            origin=f"Budsjett {years[0]}",
            excludes=(),
            requires=(),
            scalable=False,
            earliest_start=years[0],
            lasting=group not in ONE_OFF,
        )


def _type(group: str, entries: list[Entry]) -> ProposalType:
    whole = sum(sum(entry.amounts) for entry in entries)
    return TYPES[group] or ("reduction" if whole < 0 else "expansion")


def _postings(entries: list[Entry]) -> tuple[Posting, ...]:
    """One a leaf: a measure's income and its expense are one proposal."""
    by_post: dict[str, Amounts] = {}
    for entry in entries:
        there = by_post.get(entry.post, (0,) * len(entry.amounts))
        by_post[entry.post] = tuple(map(sum, zip(there, entry.amounts, strict=True)))
    return tuple(Posting(post, "", amounts) for post, amounts in by_post.items())
