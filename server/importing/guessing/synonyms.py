"""What municipalities call their columns, in Danish, Norwegian and English. Words alone; a mapping goes before them."""

from __future__ import annotations

from server.importing.mapping import Content, Field

SYNONYMS: dict[Field, tuple[str, ...]] = {
    "id": ("id", "nr", "nummer", "linje", "linjenr", "linje id", "linje_id", "forslag nr", "forslagsnr", "forslag_nr",
           "forslagsnummer", "nøgle", "noegle", "number", "key", "projekt_id", "projektnr"),
    "name": ("navn", "tekst", "titel", "overskrift", "betegnelse", "beskrivelse af linje", "linjetekst", "kontonavn",
             "name", "title", "text", "forslag", "projekt", "fornavn og efternavn", "deltager", "person"),
    "committee": ("udvalg", "udvalg_id", "udvalgsnr", "udvalg nr", "committee", "avdeling", "hjemudvalg",
                  "home_committee", "home committee", "fagudvalg"),
    "committee_name": ("udvalgsnavn", "udvalg navn", "udvalg (tekst)", "udvalg-tekst", "avdeling-tekst",
                       "committee name"),
    "policy_area": ("politikområde", "politikomraade", "politikomraade_id", "bevilling", "bevillingsområde",
                    "bevillingsomraade", "policy area", "serviceområde", "tjomr"),
    "policy_area_name": ("politikområdenavn", "politikområde navn", "bevillingsnavn", "policy area name"),
    "function": ("funktion", "funktionsnr", "funktion nr", "funk", "funk1", "konto", "function", "account", "tjeneste"),
    "function_name": ("funktionsnavn", "funktion navn", "funktionstekst", "function name"),
    "kind": ("dranst", "drift/anlæg", "kind"),
    "ownership": ("ejerforhold", "ejer", "ownership"),
    "grouping": ("gruppering", "grp", "grouping"),
    "art": ("art", "hovedart"),
    "steering_area": ("styringsområde", "styringsomraade", "steering area", "ramme"),
    "layer": ("lag", "ændringsgruppe", "layer"),
    "reference": ("profitcenter", "omkostningssted", "psp", "psp-element", "aftaleenhed", "reference", "stedkonto"),
    "type": ("type", "forslagstype"),
    "category": ("kategori", "category"),
    "group": ("gruppe", "group", "rolle", "role"),
    "summary": ("resumé", "resume", "kort fortalt", "summary"),
    "description": ("beskrivelse", "description"),
    "consequence_service": ("konsekvens service", "konsekvens_service", "konsekvens for borgerne", "serviceniveau"),
    "consequence_staff": ("konsekvens personale", "konsekvens_personale", "konsekvens for medarbejderne"),
    "risk": ("risiko", "risici", "risk"),
    "preconditions": ("forudsætninger", "forudsaetninger", "lovgrundlag", "preconditions"),
    "implementation": ("implementering", "tidsplan", "implementation"),
    "derived": ("afledt drift", "afledte udgifter", "afledt drift/anlæg"),
    "works_council": ("med", "med-bemærkning", "med_bemaerkning", "med bemærkning", "med-udtalelse"),
    "hearing": ("høringssvar", "hoeringssvar", "hearing"),
    "origin": ("ophav", "stillet af", "forslagsstiller", "origin"),
    "status": ("status",),
    "excludes": ("udelukker", "alternativ til", "excludes"),
    "requires": ("kræver", "kraever", "forudsætter", "requires"),
    "scalable": ("skalerbar", "kan skaleres", "scalable"),
    "lasting": ("varighed", "varig", "varig/engangs", "lasting"),
    "earliest_start": ("tidligste start", "tidligste_start", "earliest start"),
    "table": ("bord", "bordnr", "bord nr", "table"),
}  # fmt: skip

SIGNS: dict[Content, tuple[Field, ...]] = {
    "proposals": (
        "consequence_service",
        "consequence_staff",
        "excludes",
        "requires",
        "scalable",
        "works_council",
        "risk",
    ),
    "participants": ("group", "table"),
}
"""Fields that only a table of this kind has."""

YEARS = (
    "{year}", "b{year}", "bo{year}", "b {year}", "bo {year}", "budget {year}", "budgetår {year}", "overslag {year}",
    "budgetoverslag {year}", "bf {year}", "år {year}", "beløb {year}", "b_{year}", "bo_{year}", "{year}-pl",
)  # fmt: skip
POSTS = ("aarsvaerk{year}", "aarsvaerk {year}", "årsværk {year}", "årsværk{year}", "fte {year}", "stillinger {year}")
YEAR = ("år", "aar", "tid", "budgetår", "year", "regnskabsår")
AMOUNT = ("beløb", "beloeb", "budget", "indhold", "amount", "kr", "kr.", "korrigeret budget", "oprindeligt budget")

TOTALS = ("i alt", "ialt", "total", "sum", "samlet")
