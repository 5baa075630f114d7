"""What an event of the workshop did, as a phrase and its values. Never who did it."""

from __future__ import annotations

from typing import Final, assert_never

from domain.recorded import Recorded
from domain.workshop import events
from domain.workshop.actors import role_of
from domain.workshop.state import Event
from server.history.context import Context
from server.history.deeds import Deed
from server.history.figures import by_year, clock, kroner, listed
from server.history.words import DOCUMENTS, quoted
from server.sentences import Language


def order_deed(fact: Recorded[Event], event: events.WorkshopEvent, context: Context, language: Language) -> Deed:
    match event:
        case events.WorkshopOpened(title=title):
            return "opened", {"title": quoted(title, language)}
        case events.WorkshopClosed():
            return "closed", {}
        case events.TableAdded(table=table):
            return "table_added", {"table": context.table(table, language)}
        case events.TableLocked(table=table):
            return "table_locked", {"table": context.table(table, language)}
        case events.TableUnlocked(table=table):
            return "table_unlocked", {"table": context.table(table, language)}
        case (
            events.ParticipantRegistered()
            | events.ParticipantSeated()
            | events.SeatClaimed()
            | events.SeatReleased()
            | events.NoteTakerAppointed()
            | events.NoteTakerDismissed()
            | events.PersonForgotten()
        ):
            return _of_person(fact, event, context, language)
        case events.TargetSet() | events.TargetCleared():
            return _of_target(fact, event, context, language)
        case (
            events.RoundPlanned()
            | events.RoundOpened()
            | events.RoundExtended()
            | events.RoundClosed()
            | events.RoundReopened()
        ):
            return _of_round(fact, event, context, language)
        case events.ResultsHidden():
            return "hidden", {}
        case events.ResultsRevealed():
            return "revealed", {}
        case events.AgreementSet(tables):
            return "agreement", {"tables": tables, "former": str(context.before(fact.seq).value)}
        case events.DocumentsReplaced():
            return _of_documents(fact, event, context, language)
        case events.ProposalCosted():
            return _of_costing(fact, event, context, language)
        case _:
            assert_never(event)


_OfPerson = (
    events.ParticipantRegistered
    | events.ParticipantSeated
    | events.SeatClaimed
    | events.SeatReleased
    | events.NoteTakerAppointed
    | events.NoteTakerDismissed
    | events.PersonForgotten
)

_GROUNDS: Final[dict[str, tuple[str, str]]] = {
    "consent_withdrawn": ("samtykket er trukket tilbage", "consent was withdrawn"),
    "request": ("efter anmodning", "on request"),
    "objection": ("efter indsigelse", "on objection"),
    "error": ("skrevet op ved en fejl", "registered in error"),
    "retention": ("opbevaringstiden er gået", "the time to keep it is over"),
}


def _of_person(fact: Recorded[Event], event: _OfPerson, context: Context, language: Language) -> Deed:
    person: dict[str, str | int] = {"person": context.person(event.pid, language)}
    match event:
        case events.ParticipantRegistered(home_committee=home):
            if not home:
                return "registered", person
            return "registered_home", {**person, "committee": context.committee(home, fact.seq)}
        case events.ParticipantSeated(table=table):
            former, at = context.before(fact.seq).value, context.table(table, language)
            if isinstance(former, int) and former:
                return "moved", {**person, "table": at, "former": context.table(former, language)}
            return "seated", {**person, "table": at}
        case events.SeatClaimed():
            return "claimed", {}
        case events.SeatReleased():
            return "released", person
        case events.NoteTakerAppointed():
            return "note_taker", person
        case events.NoteTakerDismissed():
            return "no_note_taker", person
        case events.PersonForgotten(ground=ground):
            told = _GROUNDS.get(ground, (ground, ground))
            return "forgotten", {**person, "ground": told[language == "en"]}
        case _:
            assert_never(event)


def _of_target(
    fact: Recorded[Event], event: events.TargetSet | events.TargetCleared, context: Context, language: Language
) -> Deed:
    everywhere = "alle borde" if language == "da" else "all tables"
    where = context.table(event.table, language) if event.table else everywhere
    at: dict[str, str | int] = {"line": context.line(event.line, fact.seq), "year": event.year, "where": where}
    former = context.before(fact.seq).value
    was = kroner(former, language) if isinstance(former, int) else ""
    if isinstance(event, events.TargetCleared):
        return ("target_cleared_from" if was else "target_cleared"), {**at, "former": was}
    return ("target_moved" if was else "target_set"), {**at, "former": was, "amount": kroner(event.change, language)}


_OfRound = events.RoundPlanned | events.RoundOpened | events.RoundExtended | events.RoundClosed | events.RoundReopened


def _of_round(fact: Recorded[Event], event: _OfRound, context: Context, language: Language) -> Deed:
    at: dict[str, str | int] = {"round": context.round(event.round, language)}
    match event:
        case events.RoundPlanned(minutes=minutes):
            return ("round_planned_minutes" if minutes else "round_planned"), {**at, "minutes": minutes}
        case events.RoundOpened(ends_at=ends, auto_close=auto):
            return ("round_opened_auto" if auto else "round_opened"), {**at, "ends": clock(ends)}
        case events.RoundExtended(ends_at=ends):
            former = context.before(fact.seq).value
            return "round_extended", {
                **at,
                "ends": clock(ends),
                "former": clock(former) if isinstance(former, int) else "–",
            }
        case events.RoundClosed():
            return ("round_closed_by_clock" if role_of(fact.actor) == "server" else "round_closed"), at
        case events.RoundReopened(ends_at=ends):
            return "round_reopened", {**at, "ends": clock(ends)}
        case _:
            assert_never(event)


def _of_documents(fact: Recorded[Event], event: events.DocumentsReplaced, context: Context, language: Language) -> Deed:
    versions = context.workshop.versions
    place = next((n for n, version in enumerate(versions) if version.seq == fact.seq), len(versions) - 1)
    former, now = versions[place - 1], versions[place]
    others = [words[language] for name, words in DOCUMENTS.items() if getattr(former, name) != getattr(now, name)]
    told: dict[str, str | int] = {"version": place + 1, "documents": listed(others, language)}
    if event.note == "":
        return "documents", told
    return "documents_note", {**told, "note": quoted(event.note, language)}


def _of_costing(fact: Recorded[Event], event: events.ProposalCosted, context: Context, language: Language) -> Deed:
    years, former = context.books(fact.seq).report.years, context.before(fact.seq).value
    told: dict[str, str | int] = {
        "proposal": context.proposal(event.table, event.proposal, fact.seq, language),
        "table": context.table(event.table, language),
        "amounts": by_year(years, event.amounts, language),
        "level": years[0],
    }
    if isinstance(former, tuple) and former != event.amounts:
        return "costed_from", {**told, "former": by_year(years, former, language)}
    return "costed", told
