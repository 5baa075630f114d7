"""What a connection needs of its socket, and what that tells it. Shapes only: `server/direct.py` is the real one."""

from __future__ import annotations

from typing import Protocol


class Receiver(Protocol):
    """Who is told what comes in. Called in the socket's own turn: must be quick, and must never raise."""

    def receive(self, data: bytes | None) -> None:
        """One whole message; None for one that is not binary."""

    def drained(self) -> None:
        """The wire has room again."""

    def lost(self) -> None:
        """The socket is gone. Said once."""


class Wire(Protocol):
    """One open websocket. Writing never waits: what does not fit stays in memory, so look at `is_full` before."""

    @property
    def is_full(self) -> bool:
        """The peer reads slower than we write; `drained` is called when it has caught up."""

    def attach(self, receiver: Receiver) -> None:
        """From here on messages come to `receiver`; those that have come already are told at once."""

    def write(self, message: bytes) -> None:
        """A message as `server.protocol.framing.framed` makes it. Into the void if the socket is gone."""

    def pause(self) -> None:
        """Read no further: the peer's messages stay in its own memory."""

    def resume(self) -> None: ...

    def abort(self) -> None:
        """Gone now, whatever still waits to be sent."""
