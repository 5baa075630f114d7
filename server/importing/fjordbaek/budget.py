"""udvalg, politikomraader, driftslinjer, anlaeg, indtaegter, finansiering: the base budget. Thousands become kroner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.budget.accounts import Account
from domain.budget.documents import Amounts, Budget, BudgetLine, Committee, PolicyArea
from server.importing.fjordbaek import tree
from server.importing.layouts import danish_layouts
from server.importing.sheet import Row, Sheet

MUNICIPALITY = "Fjordbæk Kommune"
UNIT = 1000
"""The files hold thousand kroner."""

_AMOUNT = re.compile(r"bo?(\d{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """The years, and the columns that hold their amounts: b for the budget year, bo for the estimate years."""

    years: tuple[int, ...]
    columns: tuple[str, ...]

    def amounts(self, row: Row) -> Amounts:
        """Kroner, one a year."""
        return tuple(row.whole(column, UNIT) for column in self.columns)


def period_of(sheet: Sheet) -> Period:
    """The years in the column names; () if they are not in a row."""
    found = [(int(match.group(1)), name) for name in sheet.columns if (match := _AMOUNT.fullmatch(name))]
    years = tuple(year for year, _ in found)
    if len(years) < 2 or years != tuple(range(years[0], years[0] + len(years))):
        if sheet.columns:
            sheet.problem("", "no_years", "b2020;bo2021;bo2022;bo2023")
        return Period((), ())
    return Period(years, tuple(name for _, name in found))


@dataclass(frozen=True, slots=True)
class Places:
    """Committees and policy areas, which later files must keep to."""

    committees: tuple[Committee, ...]
    policy_areas: tuple[PolicyArea, ...]

    def committee(self, row: Row) -> str:
        return row.known("udvalg_id", {committee.id for committee in self.committees}, "udvalg.csv")

    def policy_area(self, row: Row, committee: str) -> str:
        """A policy area of that committee; "" where the cell is empty."""
        if not row.cells["politikomraade_id"].strip():
            return ""
        owners = {area.id: area.committee for area in self.policy_areas}
        area = row.known("politikomraade_id", owners, "politikomraader.csv")
        known = {committee.id for committee in self.committees}
        if {committee, owners.get(area)} <= known and owners[area] != committee:
            row.problem("politikomraade_id", "of_another", owners[area])
        return area


def read_places(committees: Sheet, policy_areas: Sheet) -> Places:
    found: tuple[Committee, ...] = ()
    if committees.require(("udvalg_id", "navn")):
        found = tuple(Committee(id, row.required("navn")) for id, row in committees.unique("udvalg_id").items())
    places = Places(found, ())
    if not policy_areas.require(("politikomraade_id", "udvalg_id", "navn")):
        return places
    rows = policy_areas.unique("politikomraade_id").items()
    return Places(found, tuple(PolicyArea(id, places.committee(row), row.required("navn")) for id, row in rows))


@dataclass(frozen=True, slots=True)
class Sheets:
    operating: Sheet
    construction: Sheet
    income: Sheet
    finance: Sheet


def read_budget(places: Places, sheets: Sheets, period: Period) -> Budget:
    lines = [
        *_operating(sheets.operating, places, period),
        *_construction(sheets.construction, places, period),
        *_income(sheets.income, period),
        *_finance(sheets.finance, period),
    ]
    return Budget(
        municipality=MUNICIPALITY,
        currency="DKK",
        years=period.years,
        committees=places.committees,
        policy_areas=places.policy_areas,
        steering_areas=(*tree.OPERATING_AREAS.values(), *tree.CONSTRUCTION_AREAS.values()),
        default_steering_area=tree.DEFAULT_AREA,
        lines=tuple(lines),
        report=tree.REPORT,
        target_line=tree.TARGET_LINE,
        limits=tree.LIMITS,
        layouts=danish_layouts(places.committees),
        population=tree.POPULATION,
    )


def _operating(sheet: Sheet, places: Places, period: Period) -> Iterable[BudgetLine]:
    named = ("linje_id", "udvalg_id", "politikomraade_id", "funktion", "navn", "dranst", "styringsomraade")
    if not sheet.require((*named, *period.columns)):
        return
    for id, row in sheet.unique("linje_id").items():
        committee = places.committee(row)
        area = row.one_of("styringsomraade", tree.OPERATING_AREAS) or tree.OPERATING_AREAS[tree.DEFAULT_AREA]
        yield BudgetLine(
            id=id,
            name=row.required("navn"),
            account=Account(row.required("funktion"), row.text("dranst")),
            committee=committee,
            policy_area=places.policy_area(row, committee),
            steering_area=area.id,
            index=area.index,
            post=area.post,
            amounts=period.amounts(row),
        )


def _construction(sheet: Sheet, places: Places, period: Period) -> Iterable[BudgetLine]:
    if not sheet.require(("projekt_id", "udvalg_id", "funktion", "titel", "dranst", "type", *period.columns)):
        return
    for id, row in sheet.unique("projekt_id").items():
        area = row.one_of("type", tree.CONSTRUCTION_AREAS) or tree.CONSTRUCTION_AREAS["anlaeg"]
        yield BudgetLine(
            id=id,
            name=row.required("titel"),
            account=Account(row.required("funktion"), row.text("dranst")),
            committee=places.committee(row),
            policy_area="",
            steering_area=area.id,
            index=area.index,
            post=area.post,
            amounts=period.amounts(row),
        )


def _income(sheet: Sheet, period: Period) -> Iterable[BudgetLine]:
    if not sheet.require(("funktion", "navn", "dranst", *period.columns)):
        return
    for id, row in sheet.unique("funktion").items():
        post = tree.INCOME_POSTS.get(id[:5], "")
        if not post:
            row.problem("funktion", "not_one_of", ", ".join(f"{prefix}.*" for prefix in tree.INCOME_POSTS))
        yield _financial(id, id, row, post, period)


def _finance(sheet: Sheet, period: Period) -> Iterable[BudgetLine]:
    if not sheet.require(("kode", "funktion", "navn", "dranst", *period.columns)):
        return
    for id, row in sheet.unique("kode").items():
        yield _financial(id, row.required("funktion"), row, row.one_of("kode", tree.FINANCE_POSTS) or "", period)


def _financial(id: str, account: str, row: Row, post: str, period: Period) -> BudgetLine:
    """A line of no committee, in the year's own prices."""
    key = Account(account, row.text("dranst"))
    return BudgetLine(id, row.required("navn"), key, "", "", tree.FINANCIAL, "", post, period.amounts(row))
