"""Workshops to start a test from, each one step further into the day. Nobody in them has a name."""

from __future__ import annotations

from domain.workshop import events
from domain.workshop.state import Workshop
from tests.domain.books import CATALOGUE
from tests.domain.given import FACILITATOR, NOW, Given, by

END = NOW + 600_000
"""The open round's end: ten minutes from now."""

FRESH = Given(Workshop("w"))

OPENED = FRESH.and_given(by(FACILITATOR, events.WorkshopOpened("Actor day", "b" * 64, CATALOGUE, "a" * 64)))

SEATED = OPENED.and_given(
    by(FACILITATOR, *(events.TableAdded(number, "") for number in (1, 2, 3))),
    by(FACILITATOR, events.ParticipantRegistered("one", "council", "LEARN"), events.ParticipantSeated("one", 1)),
    by(FACILITATOR, events.ParticipantRegistered("other", "employees", ""), events.ParticipantSeated("other", 1)),
    by(FACILITATOR, events.ParticipantRegistered("scribe", "management", ""), events.ParticipantSeated("scribe", 1)),
    by(FACILITATOR, events.NoteTakerAppointed("scribe")),
    by(FACILITATOR, events.ParticipantRegistered("elsewhere", "citizen", ""), events.ParticipantSeated("elsewhere", 2)),
    by(FACILITATOR, events.ParticipantRegistered("unseated", "guest", "")),
)

ROUND = SEATED.and_given(by(FACILITATOR, events.RoundOpened(1, "First round", END, False)))
"""Three tables, five people, round 1 open."""

BETWEEN = ROUND.and_given(by(FACILITATOR, events.RoundClosed(1)))
"""Round 1 has been held, none is open."""

CLOSED = BETWEEN.and_given(by(FACILITATOR, events.WorkshopClosed()))
