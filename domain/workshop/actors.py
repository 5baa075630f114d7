"""Who can act, written as one short string. Never a name of a person.

p:<pid>   a participant          t:<n>  the device of table n
f:<id>    a facilitator          h:<id> a hall screen, which only reads
e:<id>    a finance officer (økonom), who costs proposals and keeps the documents
v:<id>    an evaluator or auditor, who only reads, and reads it all
server    the server itself (a round that closes by its own clock)
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Role: TypeAlias = Literal["participant", "table", "facilitator", "finance", "hall", "evaluator", "server"]

SERVER = "server"

_ROLES: dict[str, Role] = {
    "p": "participant",
    "t": "table",
    "f": "facilitator",
    "e": "finance",
    "h": "hall",
    "v": "evaluator",
}


def participant(pid: str) -> str:
    return f"p:{pid}"


def table(number: int) -> str:
    return f"t:{number}"


def facilitator(identity: str) -> str:
    return f"f:{identity}"


def finance(identity: str) -> str:
    return f"e:{identity}"


def hall(identity: str) -> str:
    return f"h:{identity}"


def evaluator(identity: str) -> str:
    return f"v:{identity}"


def role_of(actor: str) -> Role:
    """The role an actor string stands for; ValueError if it is not one of ours."""
    if actor == SERVER:
        return "server"
    prefix, _, rest = actor.partition(":")
    if prefix not in _ROLES or not rest:
        raise ValueError(f"not an actor: {actor!r}")
    return _ROLES[prefix]


def pid_of(actor: str) -> str | None:
    """The participant's id, or None for other actors."""
    return actor[2:] if actor.startswith("p:") else None


def table_of_device(actor: str) -> int | None:
    return int(actor[2:]) if actor.startswith("t:") else None
