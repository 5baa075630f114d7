"""The rows that travel: every view is a flat map from a short key to one of these. Shapes alone, no amount worked out.

Amounts are whole kroner, one a year, in the order of the budget's years; expense plus, income minus, a saving minus.
Times are milliseconds since 1970-01-01 UTC. A text that its writer erased travels as None.
`by` is an actor string ("p:<pid>", "t:<n>", "f:<id>", "server"); names are asked from the directory.
The TypeScript types of the web client are generated from these files.

Views and their keys (n: table number, P: proposal number, Y: year, L: report line):

    day          what every screen shows       workshop · round/<number> · table/<n> · target/<n or 0>/<L>/<Y>
                                               · version/<number>
    table/<n>    one table's budget            table · member/<pid> · choice/P · amount/P/Y · effect/P · own/P · order
                                               · reason/P · stance/P/<pid> · result/L · standing/L/Y · headline · law
                                               · rate/<tax>/Y · turned/<tax> · limit/<id> · flag/P · recent/<slot>
    hall         all tables, for everyone      summary · table/<n> · cell/<G>/<n> · agree/<G> · own/<n>/P
                                               · version · recent/<slot>
                 while results are hidden it holds `summary` (hidden: true), `recent/<slot>` without content,
                 and nothing else
    overview     the same rows as the hall's, never hidden: for the facilitator and finance
    facilitator  people and their activity     seat/<pid> · activity/<n>
    finance      what tables thought of        ask/<n>/P
"""

from __future__ import annotations

from typing import TypeAlias

from projections.rows.day import RoundRow, TableRow, TargetRow, VersionRow, WorkshopRow
from projections.rows.hall import AgreeRow, CellRow, HallOwnRow, HallTableRow, HallVersionRow, SummaryRow
from projections.rows.money import (
    BreachRow,
    DriverRow,
    EffectRow,
    HeadlineRow,
    LawRow,
    LimitRow,
    ResultRow,
    StandingRow,
    TurnedRow,
)
from projections.rows.people import ActivityRow, AskRow, SeatRow
from projections.rows.table import (
    AmountRow,
    ChoiceRow,
    FlagRow,
    MemberRow,
    OrderRow,
    OwnRow,
    RateRow,
    ReasonRow,
    RecentRow,
    StanceRow,
)
from projections.rows.text import MaybeText

__all__ = [
    "ActivityRow",
    "AgreeRow",
    "AmountRow",
    "AskRow",
    "BreachRow",
    "CellRow",
    "ChoiceRow",
    "DriverRow",
    "EffectRow",
    "FlagRow",
    "HallOwnRow",
    "HallTableRow",
    "HallVersionRow",
    "HeadlineRow",
    "LawRow",
    "LimitRow",
    "MaybeText",
    "MemberRow",
    "OrderRow",
    "OwnRow",
    "RateRow",
    "ReasonRow",
    "RecentRow",
    "ResultRow",
    "RoundRow",
    "Row",
    "SeatRow",
    "StanceRow",
    "StandingRow",
    "SummaryRow",
    "TableRow",
    "TargetRow",
    "TurnedRow",
    "VersionRow",
    "WorkshopRow",
]

Row: TypeAlias = (
    WorkshopRow | RoundRow | TableRow | TargetRow | MemberRow | ChoiceRow | AmountRow | EffectRow | OwnRow | OrderRow
    | ReasonRow | StanceRow | ResultRow | StandingRow | HeadlineRow | LawRow | RecentRow | SummaryRow | HallTableRow
    | CellRow | AgreeRow | HallOwnRow | SeatRow | ActivityRow | VersionRow | RateRow | TurnedRow | LimitRow | FlagRow
    | HallVersionRow | AskRow
)  # fmt: skip
