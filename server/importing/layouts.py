"""The layouts that come with a Danish budget: how statements are usually printed. Data, worked out for its committees.

hedensted: Hedensted Kommune's printed statement (budget 2024). committees: the variant with a row for each committee.
ministry: the ministry's main overview (hovedoversigt), by main account and dranst. Posts are those of `fjordbaek.tree`.
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


def danish_layouts(committees: Iterable[Committee]) -> tuple[Layout, ...]:
    return _hedensted(), _by_committee(tuple(committees)), _ministry()


def _select(id: str, name: str, *posts: str, committee: str | None = None, level: int = 1) -> LayoutRow:
    committees = () if committee is None else (committee,)
    return LayoutRow(id, name, "select", Selector(posts=posts, committees=committees), level=level)


def _sum(id: str, name: str, *terms: str, minus: tuple[str, ...] = (), heading: bool = True) -> LayoutRow:
    return LayoutRow(id, name, "sum", terms=terms, minus=minus, heading=heading)


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


def _account(id: str, name: str, kinds: tuple[str, ...], *functions: str, level: int = 1) -> LayoutRow:
    return LayoutRow(id, name, "select", Selector(kinds=kinds, functions=functions), level=level)


def _ministry() -> Layout:
    running = [_account(f"A{code}", f"{code[1]} {name}", ("1", "2"), f"{code}.") for code, name in MAIN_ACCOUNTS]
    building = [_account(f"B{code}", f"{code[1]} {name}", ("3",), f"{code}.") for code, name in MAIN_ACCOUNTS]
    rows = (
        *running,
        _account("Ax", "Forslag uden konto", ("",)),
        _sum("A", "A. Driftsvirksomhed", *(row.id for row in running), "Ax"),
        _account("Ar", "Heraf statsrefusion", ("2",)),
        *building,
        _sum("B", "B. Anlægsvirksomhed", *(row.id for row in building)),
        LayoutRow("C", "C. Renter", "select", Selector(kinds=("4",)), heading=True),
        LayoutRow("D", "D. Balanceforskydninger", "select", Selector(kinds=("5",)), heading=True),
        LayoutRow("E", "E. Afdrag på lån", "select", Selector(kinds=("6",)), heading=True),
        _sum("S", "Sum A-E", "A", "B", "C", "D", "E"),
        _account("F1", "Optagne lån", ("7",), "08."),
        _account("F2", "Tilskud og udligning", ("7",), "07.62"),
        _account("F3", "Refusion af købsmoms", ("7",), "07.65"),
        _account("F4", "Skatter", ("7",), "07.68"),
        _sum("F", "F. Finansiering i alt uden likvide aktiver", "F1", "F2", "F3", "F4"),
        _sum("L", "Ændring af likvide aktiver", "S", "F"),
    )
    source = "Budget- og regnskabssystem for kommuner: hovedoversigt til budget"
    return Layout("hovedoversigt", "Hovedoversigt", source, rows, "L", WHOLE)
