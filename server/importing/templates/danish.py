"""The result statement of a Danish municipality, R01-R22, and what counts where in it. Data, no reading.

Frames to lines, price indices, taxes, limits: settled.md 22 and 23, domain.md 1.5 to 1.7.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.budget.documents import Committee, Limit, ReportLine, SteeringArea
from domain.proposals.catalogue import Category
from server.importing.charts import typical_areas
from server.importing.templates.layouts import danish_layouts
from server.importing.templates.template import Placement, TaxRule, Template

TARGET_LINE = "R11"

REPORT: tuple[ReportLine, ...] = (
    ReportLine("R01", "Skatter", "leaf"),
    ReportLine("R02", "Tilskud og udligning", "leaf"),
    ReportLine("R03", "Indtægter i alt", "sum", ("R01", "R02"), heading=True),
    ReportLine("R04", "Serviceudgifter", "leaf"),
    ReportLine("R05", "Overførselsudgifter", "leaf"),
    ReportLine("R06", "Aktivitetsbestemt medfinansiering", "leaf"),
    ReportLine("R07", "Central refusionsordning", "leaf"),
    ReportLine("R08", "Ældreboliger m.v.", "leaf"),
    ReportLine("R09", "Driftsudgifter i alt", "sum", ("R04", "R05", "R06", "R07", "R08"), heading=True),
    ReportLine("R10", "Renter", "leaf"),
    ReportLine("R11", "Resultat af ordinær driftsvirksomhed", "sum", ("R03", "R09", "R10"), heading=True),
    ReportLine("R12", "Anlæg (skattefinansieret, ekskl. jordforsyning)", "leaf"),
    ReportLine("R13", "Jordforsyning (netto)", "leaf"),
    ReportLine(
        "R14",
        "Resultat af det skattefinansierede område før finansiering",
        "sum",
        ("R11", "R12", "R13"),
        heading=True,
    ),
    ReportLine("R15", "Indskud i Landsbyggefonden", "leaf"),
    ReportLine("R16", "Øvrige balanceforskydninger", "leaf"),
    ReportLine("R17", "Afdrag på langfristet gæld", "leaf"),
    ReportLine("R18", "Optagne lån", "leaf"),
    ReportLine("R19", "Resultat af det brugerfinansierede område", "leaf"),
    ReportLine(
        "R20",
        "Ændring af likvide aktiver (+ = kasseforbrug)",
        "sum",
        ("R14", "R15", "R16", "R17", "R18", "R19"),
        heading=True,
    ),
    ReportLine(
        "R21",
        "Likvide aktiver ultimo",
        "balance",
        ("R20",),
        opening="likvid_ultimo_foregaaende",
        heading=True,
        stock=True,
    ),
    ReportLine(
        "R22",
        "Gennemsnitlig likviditet, 12 mdr. (kassekreditreglen, model)",
        "average",
        ("R21",),
        opening="likvid_ultimo_foregaaende",
        opening_average="gns_likviditet_foregaaende",
        must_be_positive=True,
        heading=True,
        stock=True,
    ),
)

SERVICE, TRANSFERS, CONSTRUCTION = "pl_service", "pl_overfoersler", "pl_anlaeg"
INDICES = {
    SERVICE: "Pris- og lønindeks, service",
    TRANSFERS: "Prisindeks, overførsler",
    CONSTRUCTION: "Prisindeks, anlæg",
}

OPERATING_AREAS: dict[str, SteeringArea] = {
    area.id: area
    for area in (
        SteeringArea("service", "Service", "", SERVICE, "R04"),
        SteeringArea("overfoersler", "Overførsler", "", TRANSFERS, "R05"),
        SteeringArea("aktivitetsbestemt_medfinansiering", "Aktivitetsbestemt medfinansiering", "", SERVICE, "R06"),
        SteeringArea("central_refusion", "Central refusionsordning", "", SERVICE, "R07"),
        SteeringArea("aeldreboliger", "Ældreboliger", "", SERVICE, "R08"),
        SteeringArea("brugerfinansieret", "Brugerfinansieret område", "", SERVICE, "R19"),
    )
}
CONSTRUCTION_AREAS: dict[str, SteeringArea] = {
    area.id: area
    for area in (
        SteeringArea("anlaeg", "Anlæg", "", CONSTRUCTION, "R12"),
        SteeringArea("jordforsyning", "Jordforsyning", "", CONSTRUCTION, "R13"),
    )
}
DEFAULT_AREA = "service"

FINANCIAL = "finansiel"
"""Tax, loans, repayments: no rule follows from the area alone, so no table can put a proposal of its own there."""

AREAS_OF: dict[Category, tuple[str, ...]] = {
    "operating": tuple(OPERATING_AREAS),
    "construction": ("anlaeg",),
    "land": ("jordforsyning",),
    "tax": (),
    "loan": (),
    "repayment": (),
}
PLACED: dict[tuple[Category, str], Placement] = {
    ("tax", FINANCIAL): ("R01", ""),
    ("loan", FINANCIAL): ("R18", ""),
    ("repayment", FINANCIAL): ("R17", ""),
}

FINANCIAL_POSTS = (
    ("07.62", "R02"),
    ("07.65", "R02"),
    ("07.68", "R01"),
    ("07", "R10"),
    ("08.32.24", "R15"),
)
"""What a function begins with -> the line it counts in: tilskud, moms, skatter, renter, Landsbyggefonden."""
LOANS = "08.55"
LAND = "00.22"
BALANCE = ("08", "09")
CONSTRUCTION_KIND, REPAYMENT_KIND, LOAN_KIND = "3", "6", "7"
"""Dranst."""


def typical(function: str, kind: str) -> tuple[str, str]:
    """(steering area, post) of a function by the chart of accounts: a start for a budget that does not write the area.

    The ministry publishes the exact limits of service expense each year; rules of a mapping go before this.
    """
    if kind == CONSTRUCTION_KIND:
        return ("jordforsyning" if function.startswith(LAND) else "anlaeg"), ""
    if function.startswith(LOANS):
        return FINANCIAL, "R18" if kind == LOAN_KIND else "R17"
    for begins, post in FINANCIAL_POSTS:
        if function.startswith(begins):
            return FINANCIAL, post
    if function.startswith(BALANCE):
        return FINANCIAL, "R17" if kind == REPAYMENT_KIND else "R16"
    area = typical_areas().get(function, "")
    if area == "jordforsyning" or area in OPERATING_AREAS:
        return area, ""
    return ("brugerfinansieret" if function.startswith("01") else DEFAULT_AREA if function else ""), ""


POPULATION = "folketal_1_januar"

TAXES: tuple[TaxRule, ...] = (
    ("indkomstskat", "Kommuneskat", "07.68.90", "udskrivningsgrundlag", "udskrivningsprocent", "pct"),
    ("grundskyld", "Grundskyld", "07.68.94", "afgiftspligtige_grundvaerdier", "grundskyldspromille", "promille"),
)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "kassekredit",
        "Kassekreditreglen",
        "law",
        "R22",
        "above",
        "",
        "Kassekreditreglen: gennemsnittet af de daglige saldi de seneste 365 dage skal være over nul.",
    ),
    Limit(
        "serviceramme",
        "Serviceramme",
        "frame",
        "R04",
        "at_most",
        "serviceramme_teknisk",
        "Budgetloven: kommunernes samlede serviceudgifter; kommunens tekniske andel er vejledende.",
    ),
    Limit(
        "anlaegsramme",
        "Anlægsramme",
        "frame",
        "R12",
        "at_most",
        "anlaegsramme_vejledende_brutto",
        "Økonomiaftalen: kommunernes samlede bruttoanlæg; kommunens andel er vejledende.",
    ),
    Limit(
        "overskud",
        "Overskud på ordinær drift",
        "target",
        "R11",
        "at_most",
        "maal_overskud_ord_drift",
        "Kommunens egen økonomiske politik.",
    ),
    Limit(
        "likviditet",
        "Gennemsnitlig likviditet",
        "target",
        "R22",
        "at_least",
        "maal_gns_likviditet_min",
        "Kommunens egen økonomiske politik.",
    ),
)


def danish(committees: Sequence[Committee], _words: Mapping[str, str]) -> Template:
    """The same tree for every municipality; one of its layouts has a row a committee."""
    return Template(
        report=REPORT,
        steering_areas=(*OPERATING_AREAS.values(), *CONSTRUCTION_AREAS.values()),
        default_steering_area=DEFAULT_AREA,
        target_line=TARGET_LINE,
        areas_of=AREAS_OF,
        placed=PLACED,
        limits=LIMITS,
        taxes=TAXES,
        layouts=danish_layouts(committees),
        population=POPULATION,
        indices=INDICES,
        typical=typical,
    )
