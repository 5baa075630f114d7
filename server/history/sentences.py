"""Every event as one plain sentence, in Danish or English, for somebody who was not there. Never a name unasked for.

A sentence begins with who did it: by name, by group, or by table alone, as the context allows. What was undone says so.
"""

from __future__ import annotations

from domain.recorded import Recorded
from domain.table.events import TableEvent
from domain.workshop import events
from domain.workshop.actors import pid_of, role_of, table_of_device
from domain.workshop.state import Event, is_table_event
from server.history.context import Context
from server.history.deeds import Deed, edit_deed
from server.history.ordered import order_deed
from server.history.phrases import PHRASES
from server.history.words import ROLES, upper_first
from server.sentences import Language


def sentence(fact: Recorded[Event], context: Context, language: Language) -> str:
    """One sentence, with its full stop."""
    key, values = _deed(fact, context, language)
    phrase = PHRASES[key][0 if language == "da" else 1].format_map(values)
    undone = f"{_undid(fact.undoes, language)} " if fact.undoes else ""
    return _stopped(f"{upper_first(who(fact, context, language))} {undone}{phrase}")


def who(fact: Recorded[Event], context: Context, language: Language) -> str:
    """Whose act it was, as a sentence begins."""
    event = fact.event
    if isinstance(event, events.SeatClaimed) or _is_newcomer(fact):
        return context.person(getattr(event, "pid", ""), language)
    table = getattr(event, "table", 0) if is_table_event(event) else 0
    pid = pid_of(fact.actor)
    if table and (context.sight == "tables" or pid is None):
        acting = context.table(table, language)
    elif pid is None:
        device = table_of_device(fact.actor)
        acting = context.table(device, language) if device else ROLES[role_of(fact.actor)][language]
    else:
        acting = _at_table(context.person(pid, language), table, context, language)
    return _on_behalf(acting, fact, pid, context, language)


def _on_behalf(acting: str, fact: Recorded[Event], actor: str | None, context: Context, language: Language) -> str:
    """A stance is a person's, whoever entered it; all else names both."""
    for_whom = fact.on_behalf_of
    if not for_whom or for_whom == actor or context.sight == "tables":
        return acting
    for_ = "på vegne af" if language == "da" else "on behalf of"
    return f"{acting} {for_} {context.person(for_whom, language)}"


def _at_table(person: str, table: int, context: Context, language: Language) -> str:
    if not table:
        return person
    return f"{person} {'ved' if language == 'da' else 'at'} {context.table(table, language)}"


def _is_newcomer(fact: Recorded[Event]) -> bool:
    """Somebody who came to the door by themselves; whom a facilitator registers is told of the facilitator."""
    return isinstance(fact.event, events.ParticipantRegistered) and role_of(fact.actor) == "server"


def _deed(fact: Recorded[Event], context: Context, language: Language) -> Deed:
    if _is_newcomer(fact):
        return "joined", {}
    event = fact.event
    if isinstance(event, TableEvent):
        return edit_deed(fact, event, context, language)
    return order_deed(fact, event, context, language)


def _stopped(said: str) -> str:
    """With one full stop, whatever it ends with: kr., pct., or words in quotation marks that have their own."""
    return said if said.rstrip("«”").endswith((".", "!", "?", "…")) else f"{said}."


def _undid(seq: int, language: Language) -> str:
    return f"fortrød nr. {seq} og" if language == "da" else f"undid no. {seq} and"
