"""Which table of the workbook holds which part of the documents, column by column, in Danish.

Together they hold all three documents without loss; `server/importing/workbook.py` reads them back by this same page.
A field that has no column here would be lost: a test takes every field through.
"""

from __future__ import annotations

from typing import Final

from server.importing.workbook.cells import WHOLE, WORDS, YES, OneOf, Scaled, Whole
from server.importing.workbook.columns import Column, Nested, Rows

MARK: Final = "Råderum-projektmappe"
FORMAT: Final = 1
"""Stand in the first two cells of the sheet ABOUT. A changed shape gets a new number."""

ABOUT: Final = "Om filen"
STATEMENT: Final = "Resultatopgørelse"
MATRIX: Final = "Forslag x borde"
LINES: Final = "Linjer"
PROPOSALS: Final = "Forslag"
ASSUMPTIONS: Final = "Forudsætninger"
TAXES: Final = "Skatter"
LIMITS: Final = "Grænser"
COMMITTEES: Final = "Udvalg"
POLICY_AREAS: Final = "Politikområder"
STEERING_AREAS: Final = "Styringsområder"
REPORT: Final = "Rapport"
LAYERS: Final = "Lag"
CODE_LISTS: Final = "Kontoplan"
LAYOUTS: Final = "Opstillinger"

YEARS: Final = "År"
ASSUMED_YEARS: Final = "Forudsætningernes år"
ABOUT_BUDGET: Final = (
    ("Kommune", "municipality"),
    ("Valuta", "currency"),
    ("Standardstyringsområde", "default_steering_area"),
    ("Mållinje", "target_line"),
    ("Folketal", "population"),
)
ABOUT_CATALOGUE: Final = ("Katalog", "title")
ABOUT_ASSUMPTIONS: Final = ("Forudsætningssæt", "name")

TYPES: Final = {
    "reduction": "reduktion",
    "efficiency": "effektivisering",
    "expansion": "udvidelse",
    "construction": "anlæg",
    "financing": "finansiering",
    "technical": "teknisk",
}
CATEGORIES: Final = {
    "operating": "drift",
    "construction": "anlæg",
    "land": "jord",
    "tax": "skat",
    "loan": "lån",
    "repayment": "afdrag",
}
LAYER_KINDS: Final = {
    "base": "basis",
    "prices": "pris og løn",
    "demography": "demografi",
    "law": "lov og cirkulære",
    "decisions": "tidligere beslutninger",
    "other": "andet",
}
REPORT_KINDS: Final = {"leaf": "poster", "sum": "sum", "balance": "beholdning", "average": "gennemsnit"}
UNITS: Final = {"pct": "pct.", "promille": "promille"}
LIMIT_KINDS: Final = {"law": "lov", "frame": "ramme", "target": "lokalt mål"}
SENSES: Final = {"above": "over", "at_least": "mindst", "at_most": "højst"}
DIMENSIONS: Final = {
    "function": "funktion",
    "kind": "dranst",
    "ownership": "ejerforhold",
    "grouping": "gruppering",
    "art": "art",
}
ROW_KINDS: Final = {"select": "udvalg af poster", "sum": "sum", "line": "rapportlinje", "text": "tekst"}

ID: Final = Column("Id", "id")
NAME: Final = Column("Navn", "name", width=42)
ACCOUNT: Final = (
    Column("Funktion", "account.function", width=10),
    Column("Dranst", "account.kind", width=8),
    Column("Ejerforhold", "account.ownership", width=11),
    Column("Gruppering", "account.grouping", width=11),
    Column("Art", "account.art", width=6),
)

LINE_ROWS: Final = Rows(
    (
        Column("Linje", "id", width=10),
        Column("Navn", "name", width=38),
        *ACCOUNT,
        Column("Udvalg", "committee", width=9),
        Column("Politikområde", "policy_area", width=13),
        Column("Styringsområde", "steering_area", width=15),
        Column("Lag", "layer", width=9),
        Column("Reference", "reference", width=11),
        Column("Post", "post", width=8),
        Column("Prisindeks", "index", width=14),
        Column("Beløb", "amounts", WHOLE, 14, yearly=True),
    )
)

PROPOSAL_ROWS: Final = Nested(
    Column("Forslag", "id", width=10),
    (
        Column("Titel", "title", width=42, wrap=True),
        Column("Type", "type", OneOf(TYPES), 14),
        Column("Kategori", "category", OneOf(CATEGORIES), 9),
        Column("Udvalg", "committee", width=9),
        Column("Politikområde", "policy_area", width=13),
    ),
    "postings",
    (
        Column("Post", "post", width=8),
        Column("Prisindeks", "index", width=16),
        Column("Beløb", "amounts", WHOLE, 14, yearly=True),
    ),
    (
        Column("Årsværk", "posts.hundredths", Scaled(2), 9, yearly=True),
        *ACCOUNT,
        Column("Styringsområde", "steering_area", width=16),
        Column("Kan skaleres", "scalable", YES, 9),
        Column("Tidligst fra", "earliest_start", Whole(), 9),
        Column("Varig", "lasting", YES, 7),
        Column("Udelukker", "excludes", WORDS, 10),
        Column("Kræver", "requires", WORDS, 10),
        Column("Prisniveau", "price_level", Whole(blank=0), 10),
        Column("Kort fortalt", "summary", width=40, wrap=True),
        Column("Beskrivelse", "description", width=50, wrap=True),
        Column("Konsekvens for service", "consequence_service", width=40, wrap=True),
        Column("Konsekvens for personale", "consequence_staff", width=40, wrap=True),
        Column("Risiko", "risk", width=36, wrap=True),
        Column("Forudsætninger", "preconditions", width=36, wrap=True),
        Column("Implementering", "implementation", width=36, wrap=True),
        Column("Afledt drift eller anlæg", "derived", width=30, wrap=True),
        Column("MED-bemærkning", "works_council", width=36, wrap=True),
        Column("Høringssvar", "hearing", width=36, wrap=True),
        Column("Ophav", "origin", width=18),
        Column("Status", "status", width=14),
        Column("Version", "version", Whole(blank=1), 8),
    ),
)

KIND_OF_ASSUMPTION: Final = "Slags"
_UNIT: Final = Column("Enhed", "unit", width=14)
_NO_UNIT: Final = Column("Enhed", "")
_KEY: Final = Column("Id", "id", width=30)
INDEX_ROWS: Final = Rows((_KEY, NAME, _NO_UNIT, Column("", "thousandths", WHOLE, 15, yearly=True)), "prisindeks")
QUANTITY_ROWS: Final = Rows((_KEY, NAME, _UNIT, Column("", "values", WHOLE, 15, yearly=True, alone=True)), "størrelse")
AMOUNT_ROWS: Final = Rows(
    (Column("Id", "line"), Column("Navn", ""), _NO_UNIT, Column("", "amounts", WHOLE, 15, yearly=True)), "linjens beløb"
)
"""The three kinds share the sheet's columns; the first column says which a row is."""

TAX_ROWS: Final = Rows(
    (
        Column("Skat", "id", width=18),
        NAME,
        Column("Linje", "line", width=12),
        Column("Grundlag", "base", width=26),
        Column("Sats", "rate", width=26),
        Column("Enhed", "unit", OneOf(UNITS), 9),
        Column("Rest", "remainder", WHOLE, 13, yearly=True),
    )
)
LIMIT_ROWS: Final = Rows(
    (
        ID,
        NAME,
        Column("Slags", "kind", OneOf(LIMIT_KINDS), 11),
        Column("Rapportlinje", "line", width=11),
        Column("Skal være", "sense", OneOf(SENSES), 9),
        Column("Grænse", "bound", width=26),
        Column("Kilde", "source", width=50, wrap=True),
    )
)
COMMITTEE_ROWS: Final = Rows((ID, NAME))
POLICY_AREA_ROWS: Final = Rows((ID, Column("Udvalg", "committee"), NAME))
STEERING_AREA_ROWS: Final = Rows(
    (
        Column("Id", "id", width=30),
        NAME,
        Column("Kun for udvalg", "committee"),
        Column("Prisindeks", "index", width=16),
        Column("Post", "post"),
    )
)
REPORT_ROWS: Final = Rows(
    (
        ID,
        NAME,
        Column("Slags", "kind", OneOf(REPORT_KINDS)),
        Column("Lægger sammen", "terms", WORDS, 40),
        Column("Primo", "opening", width=26),
        Column("Primo, gennemsnit", "opening_average", width=26),
        Column("Skal være over 0", "must_be_positive", YES),
        Column("Fremhæves", "heading", YES),
        Column("Beholdning", "stock", YES),
    )
)
LAYER_ROWS: Final = Rows((ID, NAME, Column("Slags", "kind", OneOf(LAYER_KINDS), 24)))
CODE_ROWS: Final = Nested(
    Column("Dimension", "dimension", OneOf(DIMENSIONS)),
    (),
    "codes",
    (Column("Kode", "code"), NAME, Column("Hører under", "parent")),
)
LAYOUT_ROWS: Final = Nested(
    Column("Opstilling", "id", width=16),
    (
        Column("Opstillingens navn", "name", width=32),
        Column("Kilde", "source", width=32),
        Column("Hele", "whole", width=10),
        Column("Svarer til", "equals", width=10),
    ),
    "rows",
    (
        Column("Række", "id"),
        NAME,
        Column("Slags", "kind", OneOf(ROW_KINDS), 16),
        Column("Poster", "select.posts", WORDS, 18),
        Column("Udvalg", "select.committees", WORDS, 12),
        Column("Politikområder", "select.policy_areas", WORDS, 12),
        Column("Funktioner", "select.functions", WORDS, 14),
        Column("Dranst", "select.kinds", WORDS, 9),
        Column("Styringsområder", "select.steering_areas", WORDS, 18),
        Column("Lægger sammen", "terms", WORDS, 24),
        Column("Trækker fra", "minus", WORDS, 14),
        Column("Rapportlinje", "line"),
        Column("Niveau", "level", Whole(blank=0), 8),
        Column("Fremhæves", "heading", YES),
    ),
)
