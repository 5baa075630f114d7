"""forudsaetninger.csv, rammer.csv and demografi.csv: price indices and quantities. Reads no amounts of the budget."""

from __future__ import annotations

from typing import NamedTuple

from domain.budget.documents import Assumptions, Index, Quantity
from server.importing.fjordbaek.tree import CONSTRUCTION, SERVICE, TRANSFERS
from server.importing.sheet import Row, Sheet

INDICES = {
    SERVICE: "Pris- og lønindeks, service",
    TRANSFERS: "Prisindeks, overførsler",
    CONSTRUCTION: "Prisindeks, anlæg",
}


class Measure(NamedTuple):
    """How a row of quantities is read. decimals: kept by storing 10^decimals times the number. alone: one value."""

    name: str
    unit: str
    thousands: bool = False
    decimals: int = 0
    alone: bool = False


KRONER, LATER_KRONER = "kr.", "kr., årets priser"

QUANTITIES: dict[str, Measure] = {
    "folketal_1_januar": Measure("Folketal 1. januar", "antal"),
    "udskrivningsgrundlag": Measure("Udskrivningsgrundlag", LATER_KRONER, thousands=True),
    "udskrivningsprocent": Measure("Udskrivningsprocent", "1/1000 pct.", decimals=3),
    "grundskyldspromille": Measure("Grundskyldspromille", "1/1000 promille", decimals=3),
    "afgiftspligtige_grundvaerdier": Measure("Afgiftspligtige grundværdier", LATER_KRONER, thousands=True),
    "kirkeskatteprocent": Measure("Kirkeskatteprocent (gennemløb)", "1/1000 pct.", decimals=3),
    "likvid_ultimo_foregaaende": Measure("Likvide aktiver ultimo året før", KRONER, thousands=True, alone=True),
    "gns_likviditet_foregaaende": Measure("Gennemsnitlig likviditet året før", KRONER, thousands=True, alone=True),
    "maal_gns_likviditet_min": Measure("Lokalt mål: gennemsnitlig likviditet mindst", KRONER, thousands=True),
    "maal_overskud_ord_drift": Measure("Lokalt mål: ordinær drift højst", KRONER, thousands=True),
    "bruttoanlaegsramme_teknisk": Measure("Teknisk bruttoanlægsramme", LATER_KRONER, thousands=True),
}

LIMITS: dict[str, Measure] = {
    "serviceramme_teknisk": Measure("Teknisk serviceramme", LATER_KRONER, thousands=True),
    "anlaegsramme_vejledende_brutto": Measure("Vejledende anlægsramme, brutto", LATER_KRONER, thousands=True),
}


def read_assumptions(conditions: Sheet, limits: Sheet, demography: Sheet, years: tuple[int, ...]) -> Assumptions:
    """Rates keep three decimals as whole thousandths; thousand kroner become kroner."""
    columns = tuple(map(str, years))
    quantities: list[Quantity] = []
    indices: tuple[Index, ...] = ()
    if conditions.require(("noegle", *columns)):
        rows = conditions.unique("noegle")
        _only(conditions, rows, (*INDICES, *QUANTITIES))
        indices = tuple(_index(id, rows[id], columns) for id in INDICES if id in rows)
        quantities += [_quantity(id, QUANTITIES[id], rows[id], columns) for id in QUANTITIES if id in rows]
    if limits.require(("ramme", *columns)):
        rows = limits.unique("ramme")
        _only(limits, rows, LIMITS)
        quantities += [_quantity(id, LIMITS[id], rows[id], columns) for id in LIMITS if id in rows]
    if demography.require(("aldersgruppe", *columns)):
        for group, row in demography.unique("aldersgruppe").items():
            counts = tuple(row.whole(column) for column in columns)
            quantities.append(Quantity(f"indbyggere_{group}", f"Indbyggere, {group} år", "antal", counts))
    return Assumptions(years, indices, tuple(quantities))


def _only(sheet: Sheet, rows: dict[str, Row], known: tuple[str, ...] | dict[str, Measure]) -> None:
    """Every row is known and every known row is there: a misspelt key must not pass as a missing one."""
    key = sheet.columns[0]
    for id, row in rows.items():
        if id not in known:
            row.problem(key, "not_one_of", ", ".join(known))
    for id in known:
        if id not in rows:
            sheet.problem(key, "missing_row", id)


def _index(id: str, row: Row, columns: tuple[str, ...]) -> Index:
    thousandths = tuple(row.scaled(column, 3, positive=True) for column in columns)
    if thousandths[0] > 0 and thousandths[0] != 1000:
        row.problem(columns[0], "not_base_year")
    return Index(id, INDICES[id], thousandths)


def _quantity(id: str, measure: Measure, row: Row, columns: tuple[str, ...]) -> Quantity:
    asked = columns[:1] if measure.alone else columns
    if measure.decimals:
        values = tuple(row.scaled(column, measure.decimals) for column in asked)
    else:
        values = tuple(row.whole(column, 1000 if measure.thousands else 1) for column in asked)
    return Quantity(id, measure.name, measure.unit, values)
