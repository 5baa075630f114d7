"""The layouts that come with a Danish budget: how statements are usually printed. Data, worked out for its committees.

hedensted: Hedensted Kommune's printed statement (budget 2024). committees: the variant with a row for each committee.
ministry: the ministry's main overview (hovedoversigt), by main account and dranst. Posts are those of `danish.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from domain.budget.documents import Committee
from domain.budget.layouts import Layout, LayoutRow, Selector

OPERATING = ("R04", "R05", "R06", "R07", "R08")
WHOLE = "R20"
"""The report line that every one of them must come to: the change of cash."""

MAIN_ACCOUNTS = (
    ("00", "Byudvikling, bolig- og miljøforanstaltninger"),
    ("01", "Forsyningsvirksomheder m.v."),
    ("02", "Transport og infrastruktur"),
    ("03", "Undervisning og kultur"),
    ("04", "Sundhedsområdet"),
    ("05", "Sociale opgaver og beskæftigelse"),
    ("06", "Fællesudgifter og administration m.v."),
)

FINANCING = (
    ("08", "Optagne lån"),
    ("07.62", "Tilskud og udligning"),
    ("07.65", "Refusion af købsmoms"),
    ("07.68", "Skatter"),
)


def danish_layouts(committees: Iterable[Committee]) -> tuple[Layout, ...]:
    return _hedensted(), _by_committee(tuple(committees)), _ministry()


def _select(id: str, name: str, *posts: str, committee: str | None = None, level: int = 1) -> LayoutRow:
    committees = () if committee is None else (committee,)
    return LayoutRow(id, name, "select", Selector(posts=posts, committees=committees), level=level)


def _sum(id: str, name: str, *terms: str, minus: tuple[str, ...] = (), level: int = 0) -> LayoutRow:
    return LayoutRow(id, name, "sum", terms=terms, minus=minus, level=level, heading=level == 0)


def _hedensted() -> Layout:
    rows = (
        _select("H01", "Indtægter, skatter og generelle tilskud", "R01", "R02"),
        _select("H02", "Driftsudgifter", *OPERATING),
        _select("H03", "Renter", "R10"),
        _sum("H04", "Resultat af ordinær driftsvirksomhed", "H01", "H02", "H03"),
        _select("H05", "Udgifter til anlæg og jordforsyning", "R12", "R13"),
        _select("H06", "Indskud i Landsbyggefonden", "R15"),
        _select("H07", "Øvrige balanceforskydninger", "R16"),
        _select("H08", "Afdrag på langfristet gæld", "R17"),
        _select("H09", "Optagede lån", "R18"),
        _sum("H10", "Resultat af det skattefinansierede område", "H04", "H05", "H06", "H07", "H08", "H09"),
        _select("H11", "Resultat af det brugerfinansierede område", "R19"),
        _sum("H12", "Resultat i alt før kursregulering m.v.", "H10", "H11"),
        _select("H13", "Kursregulering m.v.", "kursregulering"),
        _sum("H14", "Samlet ændring af likvide aktiver", "H12", "H13"),
    )
    return Layout("hedensted", "Trykt opstilling", "Efter Hedensted Kommunes trykte opstilling", rows, "H14", WHOLE)


def _by_committee(committees: tuple[Committee, ...]) -> Layout:
    known = [(committee.id, committee.name) for committee in committees] + [("", "Uden udvalg")]
    operating = [_select(f"D-{id}", name, *OPERATING, committee=id) for id, name in known]
    building = [_select(f"A-{id}", f"Anlæg, {name}", "R12", "R13", committee=id) for id, name in known]
    rows = (
        LayoutRow("T1", "Det skattefinansierede område", "text", heading=True),
        _select("K01", "Skatter", "R01"),
        _select("K02", "Generelle tilskud", "R02"),
        *operating,
        _sum("K03", "Driftsresultat før finansiering", "K01", "K02", *(row.id for row in operating)),
        _select("K04", "Renter", "R10"),
        _sum("K05", "Resultat af ordinær driftsvirksomhed", "K03", "K04"),
        *building,
        _sum("K06", "Resultat før lån og afdrag", "K05", *(row.id for row in building)),
        _select("K07", "Indskud i Landsbyggefonden", "R15"),
        _select("K08", "Øvrige balanceforskydninger", "R16"),
        _select("K09", "Afdrag på lån", "R17"),
        _select("K10", "Optagne lån", "R18"),
        _sum("K11", "Resultat af det skattefinansierede område", "K06", "K07", "K08", "K09", "K10"),
        LayoutRow("T2", "Det brugerfinansierede område", "text", heading=True),
        _select("K12", "Resultat af det brugerfinansierede område", "R19"),
        _sum("K13", "Ændring af likvide aktiver", "K11", "K12"),
    )
    return Layout("udvalg", "Pr. udvalg", "Resultatopgørelse med en række pr. udvalg", rows, "K13", WHOLE)


def _ministry() -> Layout:
    rows = (
        *_by_main_account("A", "A. Driftsvirksomhed", ("1", "2")),
        _of_kinds("Ar", "Heraf statsrefusion", "2", level=1),
        *_by_main_account("B", "B. Anlægsvirksomhed", ("3",)),
        _of_kinds("C", "C. Renter", "4"),
        _of_kinds("D", "D. Balanceforskydninger", "5"),
        _of_kinds("E", "E. Afdrag på lån", "6"),
        _of_kinds("X", "Uden dranst", ""),
        _sum("S", "Sum A-E", "A", "B", "C", "D", "E", "X"),
        _of_kinds("F", "F. Finansiering uden likvide aktiver", "7"),
        *(_account(f"F{code}", name, ("7",), code) for code, name in FINANCING),
        _sum("Fx", "Øvrig finansiering", "F", minus=tuple(f"F{code}" for code, _ in FINANCING), level=1),
        _sum("L", "Ændring af likvide aktiver", "S", "F"),
    )
    source = "Budget- og regnskabssystem for kommuner: hovedoversigt til budget"
    return Layout("hovedoversigt", "Hovedoversigt", source, rows, "L", WHOLE)


def _by_main_account(id: str, name: str, kinds: tuple[str, ...]) -> tuple[LayoutRow, ...]:
    """The whole, its main accounts, and what of it has none: a table's own proposal names no account."""
    parts = tuple(_account(f"{id}{code}", f"{code[1]} {what}", kinds, code) for code, what in MAIN_ACCOUNTS)
    rest = _sum(f"{id}x", "Uden hovedkonto", id, minus=tuple(part.id for part in parts), level=1)
    return (_of_kinds(id, name, *kinds), *parts, rest)


def _of_kinds(id: str, name: str, *kinds: str, level: int = 0) -> LayoutRow:
    return LayoutRow(id, name, "select", Selector(kinds=kinds), level=level, heading=level == 0)


def _account(id: str, name: str, kinds: tuple[str, ...], function: str) -> LayoutRow:
    return LayoutRow(id, name, "select", Selector(kinds=kinds, functions=(function,)), level=1)
