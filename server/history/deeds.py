"""What an edit at a table did, as a phrase and its values. Never who did it."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from domain.recorded import Recorded
from domain.table import events
from domain.text import Text
from domain.workshop.state import Event
from server.history.context import Context, price_level
from server.history.figures import by_year, kroner, rate
from server.history.words import GRADES, TYPES, quoted
from server.sentences import Language

Deed: TypeAlias = tuple[str, dict[str, str | int]]
"""A key of PHRASES, and its values."""


def edit_deed(fact: Recorded[Event], event: events.TableEvent, context: Context, language: Language) -> Deed:
    before = context.before(fact.seq)
    if isinstance(event, events.TaxEvent):
        return _of_tax(fact, event, context, language)
    proposal = context.proposal(event.table, event.proposal, fact.seq, language)
    at: dict[str, str | int] = {"proposal": proposal}
    match event:
        case events.ProposalChosen(share=share, shift=shift):
            key = "chosen" if share == 100 else "chosen_share"
            return key, {**at, "share": share, "later": _later(shift, language)}
        case events.ProposalWithdrawn():
            partly = isinstance(before.value, int) and before.value != 100
            return "withdrawn_share" if partly else "withdrawn", {**at, "share": str(before.value)}
        case events.ShareSet(share=share):
            return "share", {**at, "share": share, "former": _known(before.value)}
        case events.StartShifted(shift=shift):
            shifted = before.value if isinstance(before.value, int) else 0
            return "shifted", {**at, "former": _start(shifted, language), "now": _start(shift, language)}
        case events.AmountSet() | events.AmountCleared():
            return _of_amount(fact, event, at, context, language)
        case events.OwnProposalAdded(type=kind, committee=committee, amounts=amounts):
            years = context.books(fact.seq).report.years
            own: dict[str, str | int] = {"type": TYPES[kind][language] if kind in TYPES else kind, "level": years[0]}
            told: dict[str, str | int] = {
                "committee": context.committee(committee, fact.seq),
                "amounts": by_year(years, amounts, language),
            }
            return "own", {**at, **own, **told}
        case events.AppropriationNamed(policy_area=area):
            return _of_appropriation(area, at, fact, context, language)
        case events.ChangeAcknowledged():
            return "acknowledged", at
        case events.ProposalRanked(rank=rank):
            return "ranked", {**at, "rank": rank, "former": _known(before.value)}
        case events.ReasonWritten(reason=reason):
            return _of_reason(reason, at, context, had=before.value is not None, language=language)
        case events.StanceTaken(grade=grade, reason=reason):
            told = {"grade": _grade(grade, language), "reason": _because(reason, context, language)}
            again = isinstance(before.value, str) and before.value != grade
            former = _grade(str(before.value), language)
            return "stance_again" if again else "stance", {**at, **told, "former": former}
        case events.StanceWithdrawn():
            return "no_stance", at
        case _:
            assert_never(event)


def _of_amount(
    fact: Recorded[Event],
    event: events.AmountSet | events.AmountCleared,
    at: dict[str, str | int],
    context: Context,
    language: Language,
) -> Deed:
    before = context.before(fact.seq)
    told = {**at, "year": event.year, "level": price_level(context, fact, event.proposal)}
    follows = "–" if before.follows is None else kroner(before.follows, language)
    was = kroner(before.value, language) if isinstance(before.value, int) else ""
    if isinstance(event, events.AmountCleared):
        return "amount_cleared", {**told, "former": was or "–", "amount": follows}
    key = "amount" if was else "amount_new" if before.follows is None else "amount_followed"
    reason = _because(event.reason, context, language)
    return key, {**told, "former": was or follows, "amount": kroner(event.amount, language), "reason": reason}


def _of_tax(fact: Recorded[Event], event: events.TaxEvent, context: Context, language: Language) -> Deed:
    before, rated = context.before(fact.seq), context.books(fact.seq).report.taxes.get(event.tax)
    name, unit = (rated.tax.name, rated.tax.unit) if rated is not None else (event.tax, "pct")
    at: dict[str, str | int] = {"tax": name, "year": event.year}

    def said(thousandths: object) -> str:
        return rate(thousandths, unit, language) if isinstance(thousandths, int) else "–"

    former = said(before.follows if before.value is None else before.value)
    if isinstance(event, events.TaxRateSet):
        return "rate", {**at, "former": former, "rate": said(event.rate)}
    return "rate_cleared", {**at, "former": former, "rate": said(before.follows)}


def _of_appropriation(
    area: str, at: dict[str, str | int], fact: Recorded[Event], context: Context, language: Language
) -> Deed:
    former = context.before(fact.seq).value
    if not area:
        return "no_appropriation", at
    named = quoted(context.policy_area(area, fact.seq), language)
    if isinstance(former, str) and former:
        before = quoted(context.policy_area(former, fact.seq), language)
        return "appropriation_moved", {**at, "area": named, "former": before}
    return "appropriation", {**at, "area": named}


def _of_reason(reason: Text, at: dict[str, str | int], context: Context, *, had: bool, language: Language) -> Deed:
    if reason == "":
        return "no_reason", at
    said = quoted(reason, language) if context.sight == "people" else "…"
    return "reason_again" if had else "reason", {**at, "reason": said}


def _because(reason: Text, context: Context, language: Language) -> str:
    if reason == "" or context.sight == "tables":
        return ""
    return f" {'med begrundelsen' if language == 'da' else 'with the reason'} {quoted(reason, language)}"


def _later(shift: int, language: Language) -> str:
    return f", {_start(shift, language)}" if shift else ""


def _start(shift: int, language: Language) -> str:
    if shift == 0:
        return "sit første år" if language == "da" else "its first year"
    if language == "da":
        return f"{shift} år senere"
    return f"{shift} year{'s' if shift > 1 else ''} later"


def _grade(grade: str, language: Language) -> str:
    return GRADES[grade][language] if grade in GRADES else grade


def _known(value: object) -> str:
    return "–" if value is None else str(value)
