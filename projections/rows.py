"""The rows that travel: every view is a flat map from a short key to one of these. Shapes alone, no amount worked out.

Amounts are whole kroner, one a year, in the order of the budget's years; expense plus, income minus, a saving minus.
Times are milliseconds since 1970-01-01 UTC. A text that its writer erased travels as None.
`by` is an actor string ("p:<pid>", "t:<n>", "f:<id>", "server"); names are asked from the directory.
The TypeScript types of the web client are generated from this file.

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
    overview     the same rows as the hall's, never hidden: for the facilitator alone
    facilitator  people and their activity     seat/<pid> · activity/<n>
    finance      what tables thought of        ask/<n>/P
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

from projections.table_rows import BreachRow as BreachRow
from projections.table_rows import DriverRow as DriverRow
from projections.table_rows import FlagRow as FlagRow
from projections.table_rows import LawRow as LawRow
from projections.table_rows import LimitRow as LimitRow
from projections.table_rows import MaybeText as MaybeText
from projections.table_rows import OwnRow as OwnRow
from projections.table_rows import RateRow as RateRow
from projections.table_rows import TurnedRow as TurnedRow


class WorkshopRow(TypedDict):
    """day: workshop. Documents by hash; agreement is the number of tables that makes a proposal agreed."""

    title: MaybeText
    status: Literal["open", "closed"]
    hidden: bool
    agreement: int
    budget: str
    catalogue: str
    assumptions: str
    round: int
    """the current round's number, 0 before the first"""


class RoundRow(TypedDict):
    """day: round/<number>. ends_at is 0 while planned; an open round past its end is in overtime."""

    number: int
    title: MaybeText
    status: Literal["planned", "open", "closed"]
    minutes: int
    opened_at: int
    ends_at: int
    auto_close: bool


class TableRow(TypedDict):
    """day: table/<n>, and table: table."""

    number: int
    name: MaybeText
    locked: bool
    seats: int
    """how many people sit there"""


class TargetRow(TypedDict):
    """day: target/<n or 0>/<L>/<Y>."""

    table: int
    line: str
    year: int
    change: int


class VersionRow(TypedDict):
    """day: version/<number>. Budget, catalogue and assumptions from `seq` on, by hash; the last is in force."""

    number: int
    seq: int
    at: int
    by: str
    budget: str
    catalogue: str
    assumptions: str
    note: MaybeText


class MemberRow(TypedDict):
    """table: member/<pid>. Somebody who sits here; here: has claimed the seat from a device."""

    pid: str
    group: str
    home_committee: str
    here: bool
    note_taker: bool


class ChoiceRow(TypedDict):
    """table: choice/P. by, seq: who changed it last, and where in the log."""

    proposal: str
    share: int
    shift: int
    catalogue: str
    by: str
    seq: int


class AmountRow(TypedDict):
    """table: amount/P/Y. A year's amount as the table set it, in the proposal's own price level."""

    proposal: str
    year: int
    amount: int
    reason: MaybeText
    by: str
    seq: int


class EffectRow(TypedDict):
    """table: effect/P. What the choice does, in each year's own prices.

    effect: all of it. toward: the part that counts in the target's line of that year (settled.md 22).
    passed: what a shift moved past the last year, base prices; empty when nothing was.
    """

    effect: list[int]
    toward: list[int]
    passed: list[int]


class OrderRow(TypedDict):
    """table: order. The chosen proposals, the first to be taken in front."""

    proposals: list[str]


class ReasonRow(TypedDict):
    """table: reason/P."""

    proposal: str
    reason: MaybeText
    by: str
    seq: int


class StanceRow(TypedDict):
    """table: stance/P/<pid>. grade: support, lean_support, neutral, concern, object."""

    proposal: str
    pid: str
    grade: str
    reason: MaybeText
    by: str
    seq: int


class ResultRow(TypedDict):
    """table: result/L. One line of the report, exact kroner, and how far the table moved it from the base."""

    line: str
    amounts: list[int]
    change: list[int]


class StandingRow(TypedDict):
    """table: standing/L/Y. One target. missing: kroner left of the required change; 0 or less is reached.

    achieved: the line's change from the base, of the same sign as `required`. missing: achieved - required where
    improvement is required (required 0 or less), else required - achieved.
    """

    line: str
    year: int
    required: int
    achieved: int
    missing: int


class HeadlineRow(TypedDict):
    """table: headline. The year that counts: the budget year if something is missing there, else the worst year.

    The worst year may be reached (missing 0 or less). none: there is no target.
    """

    line: str
    year: int
    missing: int
    which: Literal["budget_year", "worst_year", "none"]


class RecentRow(TypedDict):
    """recent/<slot>: a ring of the latest edits. what: the event's stored name.

    before, after: share, shift, rank, the amount set for `year`, or the rate of `tax`; left out where there was or is
    none.

    In the hall `by` is left out (table, never person); while results are hidden only seq, at and table are there.
    """

    seq: int
    at: int
    table: int
    what: NotRequired[str]
    proposal: NotRequired[str]
    tax: NotRequired[str]
    year: NotRequired[int]
    before: NotRequired[int]
    after: NotRequired[int]
    by: NotRequired[str]
    undoes: NotRequired[int]


class SummaryRow(TypedDict):
    """hall: summary. What the hall agrees on. agreed: effect toward the target line per year, of agreed rows only.

    required: the target for all per year (None: none), on `line`. agreed_rows: how many rows are agreed.
    edits: how many edits the day has seen. apart: per year, what agreed rows change outside the target line (loans,
    land, construction).
    """

    hidden: bool
    tables: int
    agreement: int
    edits: int
    participants: int
    line: NotRequired[str]
    agreed_rows: NotRequired[int]
    agreed: NotRequired[list[int]]
    apart: NotRequired[list[int]]
    required: NotRequired[list[int | None]]


class HallTableRow(TypedDict):
    """hall: table/<n>. achieved, required, missing: per year, on `line`; None where there is no target that year.

    deliverable: see LawRow. chosen: how many proposals.
    """

    table: int
    line: str
    achieved: list[int]
    required: list[int | None]
    missing: list[int | None]
    chosen: int
    deliverable: bool


class CellRow(TypedDict):
    """hall: cell/<G>/<n>. What table n chose of row G. G is a proposal, or the first of a row of alternatives.

    effect, toward: as in EffectRow. seq: last change, for the glow. flagged: the catalogue changed under it, and the
    table has not said that it saw that.
    """

    proposal: str
    share: int
    shift: int
    set: bool
    flagged: bool
    effect: list[int]
    toward: list[int]
    seq: int


class AgreeRow(TypedDict):
    """hall: agree/<G>. tables: how many chose it in the direction most tables took.

    proposals: the row's alternatives in order. smallest: per year the smallest effect among those tables; toward: the
    part of it in the target line. supports (support, lean_support), objections: stances, counted over all tables. Rows
    that no table holds and nobody supports or objects to are not sent.
    """

    row: str
    proposals: list[str]
    tables: int
    agreed: bool
    smallest: list[int]
    toward: list[int]
    supports: int
    objections: int


class HallOwnRow(TypedDict):
    """hall: own/<n>/P. A table's own proposal, apart from the agreement (settled.md 25)."""

    table: int
    proposal: str
    title: MaybeText
    committee: str
    chosen: bool
    costed: bool
    effect: list[int]


class HallVersionRow(TypedDict):
    """hall: version. The latest version of the documents, if it is not the first.

    budget, assumptions: whether they changed. added, changed, retired: proposals. tables: those that held one that
    changed or was retired.
    """

    number: int
    seq: int
    at: int
    budget: bool
    assumptions: bool
    added: list[str]
    changed: list[str]
    retired: list[str]
    tables: list[int]


class AskRow(TypedDict):
    """finance: ask/<n>/P. A table's own proposal, to be costed; amounts: the table's guess, or as costed."""

    table: int
    proposal: str
    title: MaybeText
    committee: str
    policy_area: str
    steering_area: str
    type: str
    amounts: list[int]
    chosen: bool
    costed: bool
    seq: int


class SeatRow(TypedDict):
    """facilitator: seat/<pid>. table 0: waiting to be let in."""

    pid: str
    group: str
    home_committee: str
    table: int
    claimed: bool
    note_taker: bool
    edits: int


class ActivityRow(TypedDict):
    """facilitator: activity/<n>. silent: people there who have not edited in this round; groups: edits per group."""

    table: int
    edits: int
    last_at: int
    people: int
    silent: int
    groups: dict[str, int]


Row: TypeAlias = (
    WorkshopRow | RoundRow | TableRow | TargetRow | MemberRow | ChoiceRow | AmountRow | EffectRow | OwnRow | OrderRow
    | ReasonRow | StanceRow | ResultRow | StandingRow | HeadlineRow | LawRow | RecentRow | SummaryRow | HallTableRow
    | CellRow | AgreeRow | HallOwnRow | SeatRow | ActivityRow | VersionRow | RateRow | TurnedRow | LimitRow | FlagRow
    | HallVersionRow | AskRow
)  # fmt: skip
