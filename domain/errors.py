"""The family of refusals. Every code here is a promise to clients and never changes.

    Refused
    ├── NotAllowed              not_allowed            this role may not do that, or not there
    ├── NotFound                unknown_*              a name that the workshop does not hold
    ├── NotNow                                         right wish, wrong moment
    │   ├── WorkshopIsClosed    workshop_closed
    │   ├── NoOpenRound         no_open_round
    │   ├── RoundIsClosed       round_closed           the round the sender was in has ended
    │   ├── TableIsLocked       table_locked
    │   ├── ChangedSince        changed_since          from an outbox, and another was there first
    │   └── Overtaken           overtaken              undo of what another has changed since
    └── NotPossible                                    the wish contradicts the budget's rules

`say` is for logs and developers; people read the sentence of `server/sentences.py` in their language.
`details` fills its places and travels with the refusal.
"""

from __future__ import annotations


class Refused(Exception):
    """A command was answered with no. Nothing was recorded."""

    code = "refused"

    def __init__(self, say: str = "", **details: int | str) -> None:
        super().__init__(say or self.code)
        self.details = details


class NotAllowed(Refused):
    code = "not_allowed"


class NotFound(Refused):
    code = "unknown"


class UnknownProposal(NotFound):
    code = "unknown_proposal"


class UnknownTable(NotFound):
    code = "unknown_table"


class UnknownParticipant(NotFound):
    code = "unknown_participant"


class UnknownRound(NotFound):
    code = "unknown_round"


class UnknownLine(NotFound):
    code = "unknown_line"


class LineNotTargetable(NotFound):
    """A state of money (cash at year end) cannot be a target: a target is a change of a year's flow."""

    code = "line_not_targetable"


class UnknownYear(NotFound):
    code = "unknown_year"


class UnknownCommittee(NotFound):
    code = "unknown_committee"


class UnknownSteeringArea(NotFound):
    code = "unknown_steering_area"


class UnknownPolicyArea(NotFound):
    """The budget has no such policy area, or it belongs to another committee."""

    code = "unknown_policy_area"


class UnknownTax(NotFound):
    code = "unknown_tax"


class NotNow(Refused):
    code = "not_now"


class WorkshopIsClosed(NotNow):
    code = "workshop_closed"


class NoOpenRound(NotNow):
    code = "no_open_round"


class RoundIsClosed(NotNow):
    code = "round_closed"


class RoundIsOpen(NotNow):
    code = "round_open"


class TableIsLocked(NotNow):
    code = "table_locked"


class ChangedSince(NotNow):
    """details: row, by, seq: what another changed after the sender's basis."""

    code = "changed_since"


class Overtaken(NotNow):
    """details: row, by: what another changed after the edit that was to be undone."""

    code = "overtaken"


class NothingToUndo(NotNow):
    code = "nothing_to_undo"


class SeatIsTaken(NotNow):
    code = "seat_taken"


class NotPossible(Refused):
    code = "not_possible"


class NotChosen(NotPossible):
    code = "not_chosen"


class NotScalable(NotPossible):
    code = "not_scalable"


class ShareOutOfRange(NotPossible):
    code = "share_out_of_range"


class ShiftOutOfRange(NotPossible):
    code = "shift_out_of_range"


class CannotShift(NotPossible):
    code = "cannot_shift"


class BeforeEarliestStart(NotPossible):
    code = "before_earliest_start"


class AmountNotSettable(NotPossible):
    code = "amount_not_settable"


class AmountOutOfRange(NotPossible):
    code = "amount_out_of_range"


class ReasonRequired(NotPossible):
    code = "reason_required"


class UnknownGrade(NotPossible):
    code = "unknown_grade"


class UnknownGroup(NotPossible):
    code = "unknown_group"


class UnknownGround(NotPossible):
    code = "unknown_ground"


class RateOutOfRange(NotPossible):
    code = "rate_out_of_range"


class ProposalRetired(NotPossible):
    """It is not in the catalogue any more; tables that hold it keep it."""

    code = "proposal_retired"


class DocumentsDoNotFit(NotPossible):
    """A new version lacks something that the day already uses, or gives its name away. details: what, which."""

    code = "documents_do_not_fit"


class RankOutOfRange(NotPossible):
    code = "rank_out_of_range"


class TextTooLong(NotPossible):
    code = "text_too_long"


class TextRequired(NotPossible):
    code = "text_required"


class TextNotClean(NotPossible):
    """Control or bidirectional-override characters."""

    code = "text_not_clean"


class EndsInThePast(NotPossible):
    code = "ends_in_the_past"


class TooMany(NotPossible):
    code = "too_many"


class AgreementOutOfRange(NotPossible):
    code = "agreement_out_of_range"


class IncompleteChoice(NotPossible):
    """A set of proposals that lacks what one of them requires, or holds two alternatives.

    details: missing or conflict: proposal numbers separated by spaces.
    """

    code = "incomplete_choice"
