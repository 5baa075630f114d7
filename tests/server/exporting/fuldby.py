"""A made-up municipality that uses everything a document can hold, so that nothing can be lost unseen.

Small enough to be worked out by hand. Its texts look like formulas, numbers and lists wherever they may.
"""

from __future__ import annotations

from dataclasses import replace

from domain.budget.accounts import Account, Code, CodeList
from domain.budget.documents import (
    Assumptions,
    Budget,
    BudgetLine,
    Committee,
    Index,
    Layer,
    Limit,
    LineAmounts,
    PolicyArea,
    Quantity,
    ReportLine,
    SteeringArea,
    Tax,
)
from domain.budget.layouts import Layout, LayoutRow, Selector
from domain.proposals.catalogue import Catalogue, Category, Posting, Posts, Proposal
from server.importing import Imported

YEARS = (2027, 2028, 2029, 2030)
ASSUMED = (2026, *YEARS, 2031)

BUDGET = Budget(
    municipality="=Fuldby",
    currency="DKK",
    years=YEARS,
    committees=(Committee("1", "-Børn, unge"), Committee("T, M", '"Teknik" & miljø')),
    policy_areas=(PolicyArea("10", "1", "@Skoler"), PolicyArea("20", "T, M", "+Veje")),
    steering_areas=(
        SteeringArea("service", "Service", "", "løn", "S"),
        SteeringArea("service", "Service, teknik", "T, M", "", "V"),
    ),
    default_steering_area="service",
    lines=(
        BudgetLine(
            "001",
            "=1+1",
            Account("03.22.01", "1", "1", "005", "1.0"),
            "1",
            "10",
            "service",
            "løn",
            "S",
            (1_001, 1_001, 1_001, -1_001),
            "b",
            "7300020ABD10.0023",
        ),
        BudgetLine("2", "-Veje", Account("02.28.11"), "T, M", "20", "service", "", "V", (500, 0, -3, 500), "dut"),
        BudgetLine("skat", "Indkomstskat", Account("07.68.90", "7"), "", "", "", "", "SKAT", (1, 2, 3, 4), "b"),
        BudgetLine("tilskud", "_x0041_ tilskud", Account("07.62.80"), "", "", "", "", "SKAT", (-9, -9, -9, -9), "b"),
        BudgetLine("uden", "Uden post", Account(), "", "", "", "", "", (7, 7, 7, 7), "b"),
    ),
    report=(
        ReportLine("SKAT", "Skatter og tilskud", "leaf"),
        ReportLine("S", "Service", "leaf"),
        ReportLine("V", "Veje", "leaf"),
        ReportLine("R", "Resultat", "sum", ("SKAT", "S", "V"), heading=True),
        ReportLine("DOBBELT", "Service talt to gange", "sum", ("S", "S")),
        ReportLine("KASSE", "Kasse", "balance", ("R",), opening="primo", stock=True),
        ReportLine("SNIT", "Gennemsnit", "average", ("KASSE",), "primo", "primo_snit", True, True, True),
    ),
    target_line="R",
    layers=(Layer("b", "Basis", "base"), Layer("dut", "=Lov", "law")),
    code_lists=(
        CodeList("function", (Code("03", "Undervisning", ""), Code("03.22.01", "Folkeskoler", "03"))),
        CodeList("art", ()),
    ),
    taxes=(Tax("indkomst", "Indkomstskat", "skat", "grundlag", "pct", "pct", (5, 0, 0, -1)),),
    limits=(
        Limit("kasse", "Kassekredit", "law", "SNIT", "above", "", "§ 3"),
        Limit("ramme", "Serviceramme", "frame", "S", "at_most", "loft", "Aftale"),
        Limit("mål", "Overskud", "target", "R", "at_least", "loft", "-Byrådet"),
    ),
    layouts=(
        Layout(
            "trykt",
            "Den trykte",
            "Økonomi, 2027",
            (
                LayoutRow("t", "OVERSKRIFT", "text", level=0, heading=True),
                LayoutRow(
                    "a", "Skole", "select", Selector(("S",), ("1", ""), ("10",), ("03", "07.68"), ("1",), ("service",))
                ),
                LayoutRow("b", "Uden", "select", Selector(committees=("",)), level=2),
                LayoutRow("c", "I alt", "sum", terms=("a", "b"), minus=("a",), heading=True),
                LayoutRow("d", "Kasse", "line", line="KASSE", level=1),
            ),
            "c",
            "R",
        ),
        Layout("tom", "Tom", "", ()),
    ),
    population="folketal",
)

ASSUMPTIONS = Assumptions(
    years=ASSUMED,
    indices=(Index("løn", "Løn", (990, 1000, 1020, 1041, 1063, 1085)), Index("grundlag", "Samme navn", (1000,) * 6)),
    quantities=(
        Quantity("primo", "Primo", "kr.", (2_000,)),
        Quantity("primo_snit", "Primo, snit", "kr.", (2_700,)),
        Quantity("grundlag", "Udskrivningsgrundlag", "kr.", (0, 4_000, 4_100, 4_203, 4_307, 0)),
        Quantity("pct", "Udskrivningsprocent", "1/1000 pct.", (25_400,)),
        Quantity("loft", "Loft", "kr.", (0, 1_100, 900, 1_100, 1_100, 0)),
        Quantity("folketal", "Folketal", "antal", (10, 11, 12, 13, 14, 15)),
    ),
    name="Før aftalen",
    amounts=(LineAmounts("tilskud", (0, -10, -20, -30, -40, 0)), LineAmounts("andetsteds", (0,) * 6)),
)


def proposal(id: str, *postings: Posting, category: Category = "operating") -> Proposal:
    return Proposal(
        id=id,
        title=f"=Forslag {id}",
        type="efficiency",
        category=category,
        committee="1",
        policy_area="10",
        account=Account("03.22.01", "1", "1", "005", "1.0"),
        steering_area="service",
        postings=postings,
        posts=Posts((-350, 25, 0, 1_000)),
        description="@beskrivelse",
        consequence_service="+45 12 34 56 78",
        consequence_staff="-",
        risk="100",
        preconditions="a, b; c",
        works_council='"MED"',
        origin="Idégruppen",
        excludes=(),
        requires=(),
        scalable=True,
        earliest_start=2027,
        lasting=False,
        summary="kort",
        implementation="hvordan",
        derived="afledt",
        hearing="høring",
        status="i høring",
        version=3,
        price_level=2026,
    )


CATALOGUE = Catalogue(
    "=Katalog 2027",
    YEARS,
    (
        replace(proposal("E-1", Posting("S", "løn", (-101, -203, -307, -411))), excludes=("D-1", "N-1"), lasting=True),
        proposal(
            "D-1",
            Posting("S", "løn", (-51, -51, -51, -51)),
            Posting("V", "", (17, 17, 17, 17)),
            Posting("S", "", (-2, 5, 0, 9)),
        ),
        replace(
            proposal("N-1", Posting("S", "løn", (-25, -25, 25, 0)), Posting("V", "", (25, 25, -25, 0))),
            requires=("T-1",),
        ),
        proposal("T-1", Posting("SKAT", "", (-40, -41, -42, -43)), category="tax"),
    ),
)

FULDBY = Imported(BUDGET, CATALOGUE, ASSUMPTIONS)
