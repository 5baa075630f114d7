"""The words that mean something to a budget, in Danish and English, where a mapping does not bring its own."""

from __future__ import annotations

from collections.abc import Mapping

from server.importing.mapping import Field

YES, NO = "yes", "no"

DEFAULT_WORDS: dict[Field, dict[str, str]] = {
    "type": {
        "reduktion": "reduction", "besparelse": "reduction", "effektivisering": "efficiency", "udvidelse": "expansion",
        "ønske": "expansion", "anlæg": "construction", "anlaeg": "construction", "finansiering": "financing",
        "teknisk": "technical", "reduction": "reduction", "efficiency": "efficiency", "expansion": "expansion",
        "construction": "construction", "financing": "financing", "technical": "technical",
    },
    "category": {
        "drift": "operating", "anlæg": "construction", "anlaeg": "construction", "jord": "land", "skat": "tax",
        "lån": "loan", "laan": "loan", "afdrag": "repayment", "operating": "operating",
        "construction": "construction", "land": "land", "tax": "tax", "loan": "loan", "repayment": "repayment",
        "": "operating",
    },
    "scalable": {
        "ja": YES, "nej": NO, "": NO, "yes": YES, "no": NO, "true": YES, "false": NO, "1": YES, "0": NO, "x": YES,
    },
    "lasting": {
        "varig": YES, "engangs": NO, "": YES, "lasting": YES, "one-off": NO, "permanent": YES, "ja": YES, "nej": NO,
    },
}  # fmt: skip
"""Field -> what people write -> what it is. A field that is not here is taken as it stands."""

GROUPS: dict[str, str] = {
    "byråd": "council", "byraad": "council", "kommunalbestyrelse": "council", "politiker": "council",
    "council": "council", "ledelse": "management", "leder": "management", "direktion": "management",
    "management": "management", "medarbejder": "employees", "medarbejdere": "employees", "med": "employees",
    "hovedmed": "employees", "hoved-med": "employees", "employees": "employees", "employee": "employees",
    "borger": "citizen", "borgere": "citizen", "citizen": "citizen", "citizens": "citizen", "gæst": "guest",
    "gæster": "guest", "gaest": "guest", "guest": "guest", "guests": "guest",
}  # fmt: skip
"""What people call the groups of participants."""


def canonical(words: Mapping[str, str]) -> dict[str, str]:
    """The same, whatever the case."""
    return {word.casefold(): meaning for word, meaning in words.items()}
