"""The process as it stands before it serves: what it asks the system for, and goes on without."""

import resource

import pytest

from server import serving


def test_a_system_that_has_no_limit_but_refuses_to_give_it_still_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS: "unlimited" is what it says, and an error is what it answers."""
    given: list[tuple[int, int]] = []

    def setrlimit(_: int, limits: tuple[int, int]) -> None:
        if limits[0] == resource.RLIM_INFINITY:
            raise ValueError("current limit exceeds maximum limit")
        given.append(limits)

    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", setrlimit)
    serving.take_all_descriptors()
    assert given == [(serving.MACOS_MOST, resource.RLIM_INFINITY)]
