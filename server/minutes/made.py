"""The protocol as a file: worked out, said, and set. The same order gives the same bytes."""

from __future__ import annotations

from typing import assert_never

import msgspec

from server.exporting.worked import Day
from server.minutes.document import document
from server.minutes.order import MinutesOrder
from server.minutes.page import page
from server.minutes.paper import paper
from server.minutes.speech import Speech
from server.minutes.worked import worked_minutes


def made_minutes(day: Day, order: MinutesOrder) -> bytes:
    said = document(worked_minutes(order.facts, day), Speech(order.language, order.zone))
    match order.form:
        case "pdf":
            return paper(said)
        case "html":
            return page(said).encode()
        case "json":
            return msgspec.json.encode(said)
        case _:
            assert_never(order.form)
