"""Fjordbæk's report tree, and what counts where in it (../shared/data/README.md). Data, no reading."""

from __future__ import annotations

from typing import Literal

from domain.budget.documents import Limit, ReportLine, SteeringArea
from domain.proposals.catalogue import Category, ProposalType

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

INCOME_POSTS = {"07.68": "R01", "07.62": "R02"}
"""By main function: skatter, tilskud og udligning."""

FINANCE_POSTS = {
    "renter": "R10",
    "lbf": "R15",
    "ovrbal": "R16",
    "afdrag": "R17",
    "afdrag_aeb": "R17",
    "laan": "R18",
}

TYPES: dict[str, ProposalType] = {
    "reduktion": "reduction",
    "effektivisering": "efficiency",
    "udvidelse": "expansion",
    "anlaeg": "construction",
    "finansiering": "financing",
    "teknisk": "technical",
}
CATEGORIES: dict[str, Category] = {
    "drift": "operating",
    "anlaeg": "construction",
    "jord": "land",
    "skat": "tax",
    "laan": "loan",
    "afdrag": "repayment",
}

AREAS_OF: dict[Category, dict[str, tuple[str, str]]] = {
    "operating": {area.id: (area.post, area.index) for area in OPERATING_AREAS.values()},
    "construction": {"anlaeg": ("R12", CONSTRUCTION)},
    "land": {"jordforsyning": ("R13", CONSTRUCTION)},
    "tax": {FINANCIAL: ("R01", "")},
    "loan": {FINANCIAL: ("R18", "")},
    "repayment": {FINANCIAL: ("R17", "")},
}
"""Category -> the steering areas it may stand in -> (post, index)."""

POPULATION = "folketal_1_januar"

TAXES: tuple[tuple[str, str, str, str, str, Literal["pct", "promille"]], ...] = (
    ("indkomstskat", "Kommuneskat", "07.68.90", "udskrivningsgrundlag", "udskrivningsprocent", "pct"),
    ("grundskyld", "Grundskyld", "07.68.94", "afgiftspligtige_grundvaerdier", "grundskyldspromille", "promille"),
)
"""(id, name, line, base, rate, unit) of the taxes that are worked out."""

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
