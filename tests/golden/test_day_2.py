"""A log with new versions of the documents is read for ever: to the same choices, the same kroner, the same bytes."""

from dataclasses import fields
from typing import Any

import pytest

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue
from domain.table.state import TableBudget
from domain.text import ERASED
from domain.workshop.state import Workshop
from projections.house import Projections
from server.documents import decode, encode
from server.documents import digest as name_of
from server.log.codec import Codec
from server.log.names import NAMES
from tests.golden.stored import Stored

DAY = Stored(2)
FILES = {
    name: (DAY.folder / f"{name}.msgpack").read_bytes()
    for name in ("budget", "catalogue", "catalogue-2", "assumptions", "assumptions-2")
}
CALLED = {name_of(data): name for name, data in FILES.items()} | {"": ""}
"""Hash -> what the README calls it."""


def rows_of(number: str) -> dict[str, Any]:
    versions = DAY.folded().versions
    _, projections = Projections.of(DAY.workshop, DAY.shelf.of(versions[:1]), DAY.recorded(), DAY.shelf.of)
    return dict(projections.views[f"table/{number}"].snapshot())


def told(table: TableBudget) -> dict[str, Any]:
    """What the table holds, as expected.json tells it."""
    return {
        "order": list(table.order),
        "choices": {id: [choice.share, CALLED[choice.catalogue]] for id, choice in table.choices.items()},
        "rates": {f"{tax} {year}": rate for (tax, year), rate in table.rates.items()},
        "seen": dict(table.seen),
        "own": {
            own.id: [own.title, own.policy_area, list(own.amounts), list(own.costing.amounts) if own.costing else None]
            for own in table.own.values()
        },
    }


def shown(rows: dict[str, Any]) -> dict[str, Any]:
    """What the table sees, as expected.json tells it."""

    def of(kind: str, field: str) -> dict[str, Any]:
        return {key.partition("/")[2]: row[field] for key, row in rows.items() if key.startswith(f"{kind}/")}

    standing = rows["standing/RESULT/2029"]
    flags = {key[5:]: row for key, row in rows.items() if key.startswith("flag/")}
    return {
        "effect": of("effect", "effect"),
        "turned": of("turned", "effect"),
        "result": of("result", "amounts"),
        "achieved": standing["achieved"],
        "missing": standing["missing"],
        "off": of("limit", "off"),
        "drivers": {
            id: [[driver["proposal"], driver["amounts"]] for driver in drivers]
            for id, drivers in of("limit", "drivers").items()
        },
        "flags": {
            id: [flag[name] for name in ("kind", "fields", "before", "after", "version", "seq")]
            for id, flag in flags.items()
        },
        "deliverable": rows["law"]["deliverable"],
    }


def test_every_event_in_its_version_of_today_happens_on_some_golden_day() -> None:
    """A new event or version wants a golden day of its own."""
    assert Stored(1).kinds | DAY.kinds | Stored(3).kinds >= set(NAMES.values())


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_day_becomes_what_was_worked_out_by_hand(number: str) -> None:
    """What each table holds, and in the rows that people see every figure, limit and flag."""
    assert told(DAY.folded().tables[int(number)]) | shown(rows_of(number)) == DAY.expected["tables"][number]


def test_the_versions_of_the_documents_are_told_in_order() -> None:
    found = [[CALLED[v.catalogue], CALLED[v.assumptions], v.seq, v.by, v.note] for v in DAY.folded().versions]
    assert found == DAY.expected["versions"]
    assert {CALLED[version.budget] for version in DAY.folded().versions} == {"budget"}


def costed(workshop: Workshop) -> dict[str, Any]:
    costing = workshop.tables[1].own["B1-1"].costing
    assert costing is not None
    return {name: getattr(costing, name) for name in DAY.expected["costed"]}


def test_what_finance_found_is_read_with_its_words() -> None:
    assert costed(DAY.folded()) == DAY.expected["costed"] | {"posts": (0, -50, -50, -50)}


def test_whoever_is_forgotten_takes_their_words_along_and_no_figure() -> None:
    """Finance: what it said of B1-1, and the note to version 2."""
    there, forgetting = DAY.folded(), DAY.folded(forgotten="e:1")
    assert set(costed(forgetting).values()) == {(0, -50, -50, -50), ERASED}
    assert [version.note for version in forgetting.versions] == ["", ERASED, "", ""]
    for number in (1, 2):
        assert told(forgetting.tables[number]) == told(there.tables[number])


def test_the_day_becomes_the_same_bytes_again() -> None:
    """With the same nonces, event by event."""
    codec = Codec(DAY.keys(), nonce=DAY.nonces())
    assert [codec.encode(each) for each in DAY.read(codec)] == DAY.states


def test_the_payloads_are_the_events_fields_of_today() -> None:
    for envelope, each in zip(DAY.envelopes, DAY.recorded(), strict=True):
        assert list(envelope["payload"]) == [field.name for field in fields(each.event)]


@pytest.mark.parametrize("name", FILES)
def test_the_documents_are_read_and_written_as_they_lie(name: str) -> None:
    kind = {"budget": Budget, "catalogue": Catalogue, "assumptions": Assumptions}[name.removesuffix("-2")]
    assert encode(decode(FILES[name], kind)) == FILES[name]
