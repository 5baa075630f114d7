"""Entries of budget lines become lines of the budget: what they count in, and an id that is the same next year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.budget.documents import BASE, BudgetLine, Layer
from server.importing.assembling.accounts import Accounts
from server.importing.assembling.places import Places
from server.importing.assembling.placing import Placing
from server.importing.tables import Entry


def read_lines(
    entries: Sequence[Entry], places: Places, accounts: Accounts, placing: Placing, layers: tuple[Layer, ...]
) -> list[BudgetLine]:
    """In the order of the files."""
    known = {layer.id for layer in layers} or {BASE.id}
    counted: Counter[str] = Counter()
    seen: dict[tuple[object, ...], Entry] = {}
    lines: list[BudgetLine] = []
    for entry in entries:
        committee = places.committee(entry)
        account = accounts.read(entry)
        area, post, index = placing.of(entry, committee, account)
        layer = entry.get("layer") or (layers[0].id if layers else BASE.id)
        if layer not in known:
            entry.problem("layer", "not_one_of", ", ".join(known))
        line = BudgetLine(
            id=entry.get("id") or _key(entry, account.function, counted),
            name=entry.get("name")
            or entry.get("function_name")
            or accounts.name_of(account.function)
            or account.function,
            account=account,
            committee=committee,
            policy_area=places.policy_area(entry, committee),
            steering_area=area,
            index=index,
            post=post,
            amounts=entry.amounts,
            layer=layer,
            reference=entry.get("reference"),
        )
        lines.append(line)
        if not entry.get("id") and any(line.amounts):
            _tell_same(entry, (line.name, account, committee, line.policy_area, area, layer, line.amounts), seen)
    _tell_twice(entries)
    return lines


def _key(entry: Entry, function: str, counted: Counter[str]) -> str:
    """What the row is by its own codes, and which of several such: rows above that come or go do not move it."""
    parts = (
        entry.get("reference"), entry.get("committee"), function, entry.get("kind"), entry.get("ownership"),
        entry.get("grouping"), entry.get("art"), entry.get("layer"),
    )  # fmt: skip
    key = "-".join(filter(None, parts)) or "linje"
    counted[key] += 1
    return key if counted[key] == 1 else f"{key}~{counted[key]}"


def _tell_same(entry: Entry, said: tuple[object, ...], seen: dict[tuple[object, ...], Entry]) -> None:
    first = seen.setdefault(said, entry)
    if first is not entry and entry.reader.table.content == "lines":
        entry.problem("name", "same_row", str(first.number))


def _tell_twice(entries: Sequence[Entry]) -> None:
    """An id is one line's alone, whichever file it is in."""
    found: dict[str, Entry] = {}
    for entry in entries:
        id = entry.get("id")
        if id and id in found:
            about = str(found[id].number)
            entry.problem("id", "twice", about if found[id].file == entry.file else f"{about}, {found[id].file}")
        elif id:
            found[id] = entry
