"""Rounds: the agenda, and when edits are taken. Never closes one by itself: time comes in as a value."""

from __future__ import annotations

from collections.abc import Mapping

from domain import clean, errors
from domain.text import Text
from domain.workshop import actors, commands, events
from domain.workshop.context import Context
from domain.workshop.state import Round, Workshop

MAX_ROUNDS = 100
LONGEST_MINUTES = 24 * 60

EARLY_CLOCK = 1_000
"""Milliseconds by which the server's timer may be early when it closes a round."""

RoundCommand = (
    commands.PlanRound | commands.OpenRound | commands.ExtendRound | commands.CloseRound | commands.ReopenRound
)


def check_round(workshop: Workshop, context: Context) -> None:
    """Edits are taken in the open round, overtime included, from senders who were shown that round (settled.md 10)."""
    current = workshop.open_round
    if current is not None:
        if context.round != current.number:
            raise errors.RoundIsClosed("another round is open", round=context.round, open=current.number)
        return
    shown = workshop.rounds.get(context.round)
    if shown is None or shown.status == "planned":
        raise errors.NoOpenRound("no round is open")
    raise errors.RoundIsClosed("the round has ended", round=context.round)


def plan(workshop: Workshop, command: commands.PlanRound) -> tuple[events.RoundPlanned, ...]:
    if not 0 <= command.minutes <= LONGEST_MINUTES:
        raise errors.NotPossible(f"a round lasts 0 to {LONGEST_MINUTES} minutes", minutes=command.minutes)
    number = _next_number(workshop.rounds)
    return (events.RoundPlanned(number, clean.title(command.title), command.minutes),)


def open_(workshop: Workshop, command: commands.OpenRound, context: Context) -> tuple[events.RoundOpened, ...]:
    _refuse_if_open(workshop)
    number = command.round or _next_number(workshop.rounds)
    planned = workshop.rounds.get(number)
    if planned is None and number != _next_number(workshop.rounds):
        raise errors.UnknownRound("neither planned nor the next one", round=number)
    if planned is not None and planned.status != "planned":
        raise errors.RoundIsClosed("it was held; open it again instead", round=number)
    title = _title(command.title, planned)
    _refuse_past(command.ends_at, context)
    return (events.RoundOpened(number, title, command.ends_at, command.auto_close),)


def extend(workshop: Workshop, command: commands.ExtendRound, context: Context) -> tuple[events.RoundExtended, ...]:
    current = workshop.open_round
    if current is None:
        raise errors.NoOpenRound("no round is open")
    if _meant_another(current, context):
        raise errors.RoundIsClosed("the round has ended", round=context.round, open=current.number)
    if command.ends_at == current.ends_at:
        return ()
    _refuse_past(command.ends_at, context)
    return (events.RoundExtended(current.number, command.ends_at),)


def close(workshop: Workshop, context: Context) -> tuple[events.RoundClosed, ...]:
    """Silence if the round that was meant is not open any more, even if the next one is."""
    current = workshop.open_round
    if current is None or _meant_another(current, context):
        return ()
    if context.actor == actors.SERVER and not _is_over(current, context.now):
        raise errors.RoundIsOpen("the server closes a round only by its clock", ends_at=current.ends_at)
    return (events.RoundClosed(current.number),)


def reopen(workshop: Workshop, command: commands.ReopenRound, context: Context) -> tuple[events.RoundReopened, ...]:
    _refuse_if_open(workshop)
    last = workshop.rounds.get(workshop.current_round)
    if last is None:
        raise errors.UnknownRound("no round has been held yet", round=0)
    _refuse_past(command.ends_at, context)
    return (events.RoundReopened(last.number, command.ends_at, command.auto_close),)


def _next_number(rounds: Mapping[int, Round]) -> int:
    if len(rounds) >= MAX_ROUNDS:
        raise errors.TooMany("no more rounds", limit=MAX_ROUNDS)
    return max(rounds, default=0) + 1


def _title(wished: str, planned: Round | None) -> Text:
    if not wished.strip() and planned is not None:
        return planned.title
    return clean.title(wished)


def _is_over(current: Round, now: int) -> bool:
    return current.auto_close and now + EARLY_CLOCK >= current.ends_at


def _meant_another(current: Round, context: Context) -> bool:
    """Somebody who was shown an earlier round: two facilitators, or one with a slow line."""
    return context.round not in (0, current.number)


def _refuse_if_open(workshop: Workshop) -> None:
    current = workshop.open_round
    if current is not None:
        raise errors.RoundIsOpen("one round at a time", round=current.number)


def _refuse_past(ends_at: int, context: Context) -> None:
    if ends_at <= context.now:
        raise errors.EndsInThePast("a round ends in the future", ends_at=ends_at, now=context.now)
