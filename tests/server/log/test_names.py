"""Every event has a name of ours in the log, and no name is anybody else's."""

from typing import get_args

from domain.table.events import TableEvent
from domain.workshop.events import WorkshopEvent
from projections import recents
from server.log.names import NAMES


def test_every_event_has_a_name() -> None:
    """An event without a name could not be stored."""
    assert set(NAMES) == {*get_args(WorkshopEvent), *get_args(TableEvent)}


def test_no_name_is_given_twice() -> None:
    """Two events under one name could not be told apart."""
    names = [name for name, _ in NAMES.values()]
    assert len(set(names)) == len(names)


def test_a_name_is_no_python_path() -> None:
    """Moving or renaming a class must not make old logs unreadable."""
    for event, (name, version) in NAMES.items():
        assert event.__name__ not in name
        assert event.__module__ not in name
        assert name == name.lower()
        assert version >= 1


def test_the_wire_calls_an_edit_what_the_log_calls_it() -> None:
    """The projections may not look into the server, so they have the names of their own."""
    assert {event: name for event, (name, _) in NAMES.items() if event in recents.NAMES} == recents.NAMES
    assert set(recents.NAMES) == set(get_args(TableEvent))
