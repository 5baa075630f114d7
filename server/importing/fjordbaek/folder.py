"""The folder as a whole: which files, in which order they are read. Reads no cell itself."""

from __future__ import annotations

from pathlib import Path

from server.importing.fjordbaek.assumptions import read_assumptions
from server.importing.fjordbaek.budget import MUNICIPALITY, Sheets, period_of, read_budget, read_places
from server.importing.fjordbaek.catalogue import read_catalogue
from server.importing.fjordbaek.tree import TAXES
from server.importing.imported import Imported
from server.importing.problems import Problems
from server.importing.sheet import read_sheet
from server.importing.taxes import with_taxes

NAME = "Fjordbæk (driftslinjer.csv, forslag.csv ...)"

HALLMARKS = (frozenset(("linje_id", "styringsomraade")), frozenset(("forslag_nr", "styringsomraade")))
"""Columns that only these files have: of the operating lines, or of the proposals."""


def read_folder(folder: Path) -> Imported:
    """All nine files, or ImportFailed with every problem found. Amounts in the files are thousand kroner."""
    problems = Problems()
    names = (
        "udvalg", "politikomraader", "driftslinjer", "anlaeg", "indtaegter", "finansiering",
        "forudsaetninger", "rammer", "demografi", "forslag",
    )  # fmt: skip
    sheets = {name: read_sheet(folder / f"{name}.csv", problems) for name in names}
    period = period_of(sheets["driftslinjer"])
    if not period.years:
        problems.refuse_if_any()
    places = read_places(sheets["udvalg"], sheets["politikomraader"])
    moneys = Sheets(sheets["driftslinjer"], sheets["anlaeg"], sheets["indtaegter"], sheets["finansiering"])
    budget = read_budget(places, moneys, period)
    title = f"{MUNICIPALITY}, forslag til budget {period.years[0]}"
    catalogue = read_catalogue(sheets["forslag"], places, period, title)
    assumptions = read_assumptions(sheets["forudsaetninger"], sheets["rammer"], sheets["demografi"], period.years)
    problems.refuse_if_any()
    return Imported(with_taxes(budget, assumptions, TAXES), catalogue, assumptions)
