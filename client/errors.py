"""What can go wrong for a client, as a family. Never raised for a lost connection alone: that is what resuming is for.

ClientError
├── Refused          the server answered with no; nothing was recorded
│   └── HttpRefused  the same over HTTP, with its status
├── Unanswered       the day was left before the answer came: the command stands at most once in the log
├── Unreachable      no server answers at that address
├── SignedOut        the seat was released or the bearer is unknown: come in anew
└── BrokenProtocol   the server says what PROTOCOL.md does not know, or gave this client up
"""

from __future__ import annotations

from collections.abc import Mapping


class ClientError(Exception):
    pass


class Refused(ClientError):
    """code: stable, see domain/errors.py and PROTOCOL.md. say: a sentence for people, in the language asked for."""

    def __init__(self, code: str, say: str = "", details: Mapping[str, int | str] | None = None) -> None:
        super().__init__(f"{code}: {say}" if say else code)
        self.code = code
        self.say = say
        self.details = dict(details or {})


class HttpRefused(Refused):
    def __init__(self, status: int, code: str, say: str = "") -> None:
        super().__init__(code, say)
        self.status = status


class Unanswered(ClientError):
    pass


class Unreachable(ClientError):
    pass


class SignedOut(ClientError):
    pass


class BrokenProtocol(ClientError):
    pass
