"""Whether a row has exactly the shape that was promised for its key. Never mends it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache

from projections import rows

SHAPES: dict[tuple[str, str], type] = {
    ("day", "workshop"): rows.WorkshopRow,
    ("day", "round"): rows.RoundRow,
    ("day", "table"): rows.TableRow,
    ("day", "target"): rows.TargetRow,
    ("day", "version"): rows.VersionRow,
    ("table", "table"): rows.TableRow,
    ("table", "member"): rows.MemberRow,
    ("table", "choice"): rows.ChoiceRow,
    ("table", "amount"): rows.AmountRow,
    ("table", "effect"): rows.EffectRow,
    ("table", "own"): rows.OwnRow,
    ("table", "order"): rows.OrderRow,
    ("table", "reason"): rows.ReasonRow,
    ("table", "stance"): rows.StanceRow,
    ("table", "result"): rows.ResultRow,
    ("table", "standing"): rows.StandingRow,
    ("table", "headline"): rows.HeadlineRow,
    ("table", "law"): rows.LawRow,
    ("table", "rate"): rows.RateRow,
    ("table", "turned"): rows.TurnedRow,
    ("table", "limit"): rows.LimitRow,
    ("table", "flag"): rows.FlagRow,
    ("table", "recent"): rows.RecentRow,
    ("hall", "summary"): rows.SummaryRow,
    ("hall", "table"): rows.HallTableRow,
    ("hall", "cell"): rows.CellRow,
    ("hall", "agree"): rows.AgreeRow,
    ("hall", "own"): rows.HallOwnRow,
    ("hall", "version"): rows.HallVersionRow,
    ("hall", "recent"): rows.RecentRow,
    ("finance", "ask"): rows.AskRow,
    ("facilitator", "seat"): rows.SeatRow,
    ("facilitator", "activity"): rows.ActivityRow,
}


def shape_of(view: str, key: str) -> type:
    """The shape promised for a key of a view; the overview's are the hall's."""
    kind = "hall" if view == "overview" else view.partition("/")[0]
    return SHAPES[kind, key.partition("/")[0]]


def faults(value: object, hint: object, where: str) -> Iterator[str]:
    """Every place where the value is not what the annotation says."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if typing.is_typeddict(hint):
        yield from _map_faults(value, typing.cast(type, hint), where)
    elif origin is typing.Literal:
        if value not in args:
            yield f"{where}: {value!r} is none of {args}"
    elif origin is types.UnionType:
        if all(list(faults(value, one, where)) for one in args):
            yield f"{where}: {value!r} is none of {args}"
    elif origin is list:
        if type(value) is not list:
            yield f"{where}: {value!r} is no list"
        else:
            for place, item in enumerate(value):
                yield from faults(item, args[0], f"{where}[{place}]")
    elif origin is dict:
        assert type(value) is dict
        for key, item in value.items():
            yield from faults(key, args[0], f"{where} key")
            yield from faults(item, args[1], f"{where}.{key}")
    elif type(value) is not hint:  # a bool is not an int on the wire
        yield f"{where}: {value!r} is not {hint}"


@cache
def _hints(shape: type) -> dict[str, object]:
    return typing.get_type_hints(shape, include_extras=True)


def _map_faults(value: object, shape: type, where: str) -> Iterator[str]:
    hints = _hints(shape)
    if type(value) is not dict:
        yield f"{where}: {value!r} is no map"
        return
    yield from (f"{where}.{key}: not in {shape.__name__}" for key in value if key not in hints)
    for name, hint in hints.items():
        optional = typing.get_origin(hint) is typing.NotRequired
        if name in value:
            yield from faults(value[name], typing.get_args(hint)[0] if optional else hint, f"{where}.{name}")
        elif not optional:
            yield f"{where}.{name}: missing"
