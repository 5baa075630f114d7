"""One leaf of expense a committee and one of all income: a budget without a Danish account (Bergen's). No index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.budget.documents import Committee, ReportLine, SteeringArea
from server.importing.templates.template import Template

INCOME_POST, EXPENSES_LINE, RESULT_LINE = "I", "U", "R"

WORDS = {
    "income": "Indtægter",
    "expense": "Udgifter",
    "expenses": "Udgifter i alt",
    "result": "Resultat",
    "income_area": "indtaegt",
    "expense_area": "udgift",
}
"""What is printed, and the ids of the two steering areas; a mapping may bring others."""


def by_committee(committees: Sequence[Committee], words: Mapping[str, str]) -> Template:
    """What a committee's proposal costs counts in the committee's own leaf."""
    said = {**WORDS, **words}
    income, expense = said["income_area"], said["expense_area"]
    posts = {committee.id: f"{EXPENSES_LINE}{committee.id}" for committee in committees}
    rules = (SteeringArea(expense, said["expense"], id, "", post) for id, post in posts.items())
    leaves = (ReportLine(posts[committee.id], committee.name, "leaf") for committee in committees)
    expenses = (ReportLine(EXPENSES_LINE, said["expenses"], "sum", tuple(posts.values()), heading=True),)
    both = (INCOME_POST, *((EXPENSES_LINE,) if posts else ()))
    return Template(
        report=(
            ReportLine(INCOME_POST, said["income"], "leaf", heading=True),
            *leaves,
            *(expenses if posts else ()),
            ReportLine(RESULT_LINE, said["result"], "sum", both, heading=True),
        ),
        steering_areas=(*rules, SteeringArea(income, said["income"], "", "", INCOME_POST)),
        default_steering_area=expense if posts else income,
        target_line=RESULT_LINE,
    )
