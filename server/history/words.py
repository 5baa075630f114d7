"""The words of the history: groups, grades, kinds of event, in Danish and in English. Knows no event's content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from domain.text import Erased, Text
from domain.workshop.actors import Role
from server.sentences import Language

Words = Mapping[Language, str]

ERASED: Final[Words] = {"da": "[slettet]", "en": "[erased]"}

GROUPS: Final[dict[str, Words]] = {
    "council": {"da": "et byrådsmedlem", "en": "a council member"},
    "management": {"da": "en leder", "en": "a manager"},
    "employees": {"da": "en medarbejder", "en": "an employee"},
    "citizen": {"da": "en borger", "en": "a citizen"},
    "guest": {"da": "en gæst", "en": "a guest"},
    "": {"da": "en deltager", "en": "a participant"},
}
"""Somebody whose name the reader does not see."""

GROUP_NAMES: Final[dict[str, Words]] = {
    "council": {"da": "Byråd", "en": "Council"},
    "management": {"da": "Ledelse", "en": "Management"},
    "employees": {"da": "Medarbejdere", "en": "Employees"},
    "citizen": {"da": "Borgere", "en": "Citizens"},
    "guest": {"da": "Gæster", "en": "Guests"},
}

ROLES: Final[dict[Role, Words]] = {
    "facilitator": {"da": "Facilitator", "en": "The facilitator"},
    "finance": {"da": "Økonomi", "en": "Finance"},
    "hall": {"da": "Salen", "en": "The hall"},
    "evaluator": {"da": "Evaluator", "en": "The evaluator"},
    "server": {"da": "Serveren", "en": "The server"},
    "participant": {"da": "En deltager", "en": "A participant"},
    "table": {"da": "Bordet", "en": "The table"},
}

GRADES: Final[dict[str, Words]] = {
    "support": {"da": "støtter", "en": "supports"},
    "lean_support": {"da": "hælder til", "en": "leans towards it"},
    "neutral": {"da": "neutral", "en": "neutral"},
    "concern": {"da": "bekymret", "en": "concerned"},
    "object": {"da": "indvending", "en": "objects"},
}

TYPES: Final[dict[str, Words]] = {
    "reduction": {"da": "reduktion", "en": "reduction"},
    "efficiency": {"da": "effektivisering", "en": "efficiency"},
    "expansion": {"da": "udvidelse", "en": "expansion"},
    "construction": {"da": "anlæg", "en": "construction"},
    "financing": {"da": "finansiering", "en": "financing"},
    "technical": {"da": "teknisk", "en": "technical"},
}

DOCUMENTS: Final[dict[str, Words]] = {
    "budget": {"da": "budgettet", "en": "the budget"},
    "catalogue": {"da": "kataloget", "en": "the catalogue"},
    "assumptions": {"da": "forudsætningerne", "en": "the assumptions"},
}


def quoted(text: Text, language: Language) -> str:
    """»dansk« or “English”; [slettet] where its writer erased it."""
    if isinstance(text, Erased):
        return ERASED[language]
    return f"»{text}«" if language == "da" else f"“{text}”"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
