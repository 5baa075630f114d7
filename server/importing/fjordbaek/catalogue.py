"""forslag.csv: the catalogue of proposals. Keeps to the budget's committees, policy areas and years."""

from __future__ import annotations

from collections.abc import Mapping

from domain.budget.accounts import Account
from domain.proposals.catalogue import Catalogue, Category, Posting, Posts, Proposal
from server.importing.fjordbaek import tree
from server.importing.fjordbaek.budget import Period, Places
from server.importing.sheet import Row, Sheet

TEXTS = (
    "beskrivelse", "konsekvens_service", "konsekvens_personale", "risiko", "forudsaetninger", "med_bemaerkning",
    "ophav",
)  # fmt: skip
OTHERS = (
    "forslag_nr", "titel", "type", "udvalg_id", "politikomraade_id", "funktion", "dranst", "styringsomraade",
    "kategori", "udelukker", "kraever", "varighed",
)  # fmt: skip

YES_OR_NO = {"ja": True, "nej": False, "": False}
LASTING = {"varig": True, "engangs": False}


def read_catalogue(sheet: Sheet, places: Places, period: Period, title: str) -> Catalogue:
    staff = tuple(f"aarsvaerk{year}" for year in period.years)
    if not sheet.require((*OTHERS, *TEXTS, *period.columns, *staff)):
        return Catalogue(title, period.years, ())
    rows = sheet.unique("forslag_nr")
    proposals = tuple(_proposal(id, row, rows, places, period, staff) for id, row in rows.items())
    _check_needs(rows, proposals)
    return Catalogue(title, period.years, proposals)


def _proposal(
    id: str, row: Row, rows: Mapping[str, Row], places: Places, period: Period, staff: tuple[str, ...]
) -> Proposal:
    committee = places.committee(row)
    category = row.one_of("kategori", tree.CATEGORIES) or "operating"
    return Proposal(
        id=id,
        title=row.required("titel"),
        type=row.one_of("type", tree.TYPES) or "technical",
        category=category,
        committee=committee,
        policy_area=places.policy_area(row, committee),
        account=Account(row.text("funktion"), row.text("dranst")),
        steering_area=row.text("styringsomraade"),
        postings=(_posting(row, category, period),),
        posts=Posts(tuple(row.scaled(column, 2) for column in staff)),
        description=row.text("beskrivelse"),
        consequence_service=row.text("konsekvens_service"),
        consequence_staff=row.text("konsekvens_personale"),
        risk=row.text("risiko"),
        preconditions=row.text("forudsaetninger"),
        works_council=row.text("med_bemaerkning"),
        origin=row.text("ophav"),
        excludes=_others("udelukker", id, row, rows),
        requires=_others("kraever", id, row, rows),
        scalable=_optional(row, "skalerbar"),
        earliest_start=_earliest_start(row, period),
        lasting=bool(row.one_of("varighed", LASTING)),
    )


def _posting(row: Row, category: Category, period: Period) -> Posting:
    post, index = row.one_of("styringsomraade", tree.AREAS_OF[category]) or ("", "")
    return Posting(post, index, period.amounts(row))


def _optional(row: Row, column: str) -> bool:
    """no, where the catalogue does not say (settled.md 20)."""
    return bool(row.one_of(column, YES_OR_NO)) if column in row.cells else False


def _earliest_start(row: Row, period: Period) -> int:
    """The budget year, where the catalogue does not say (settled.md 20). Earlier amounts contradict it."""
    cell = row.cells.get("tidligste_start", "").strip()
    if not cell:
        return period.years[0]
    start = row.one_of("tidligste_start", {str(year): year for year in period.years})
    if start is None:
        return period.years[0]
    for year, column, amount in zip(period.years, period.columns, period.amounts(row), strict=True):
        if year < start and amount:
            row.problem(column, "before_start", str(start))
    return start


def _others(column: str, id: str, row: Row, rows: Mapping[str, Row]) -> tuple[str, ...]:
    """Numbers of other proposals, separated by commas, each once."""
    named = tuple(dict.fromkeys(name for part in row.text(column).split(",") if (name := part.strip())))
    for name in named:
        if name == id:
            row.problem(column, "itself")
        elif name not in rows:
            row.problem(column, "not_known", row.file)
    return named


def _check_needs(rows: Mapping[str, Row], proposals: tuple[Proposal, ...]) -> None:
    """A proposal whose requirements rule each other out could never be chosen."""
    by_id = {proposal.id: proposal for proposal in proposals}
    for proposal in proposals:
        needed, waiting = {proposal.id}, [proposal.id]
        while waiting:
            for other in by_id[waiting.pop()].requires:
                if other in by_id and other not in needed:
                    needed.add(other)
                    waiting.append(other)
        for other in sorted(needed):
            clash = needed.intersection(by_id[other].excludes)
            if clash and proposal.id in (other, *clash):
                rows[proposal.id].problem(
                    "kraever", "needs_its_alternative", " ".join(sorted({other, *clash} - {proposal.id}))
                )
