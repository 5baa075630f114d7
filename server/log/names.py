"""The names that events bear in the log, for ever. Never a Python path: classes may be renamed and moved, names not.

A changed shape gets version 2 under the same name, and `upcasts.py` learns to read version 1. A name that was once
used is never used again for something else.
"""

from __future__ import annotations

from domain.table import events as table
from domain.workshop import events as workshop
from domain.workshop.state import Event

NAMES: dict[type[Event], tuple[str, int]] = {
    workshop.WorkshopOpened: ("workshop.opened", 1),
    workshop.WorkshopClosed: ("workshop.closed", 1),
    workshop.TableAdded: ("workshop.table_added", 1),
    workshop.TableLocked: ("workshop.table_locked", 1),
    workshop.TableUnlocked: ("workshop.table_unlocked", 1),
    workshop.ParticipantRegistered: ("workshop.participant_registered", 1),
    workshop.ParticipantSeated: ("workshop.participant_seated", 1),
    workshop.SeatClaimed: ("workshop.seat_claimed", 1),
    workshop.SeatReleased: ("workshop.seat_released", 1),
    workshop.NoteTakerAppointed: ("workshop.note_taker_appointed", 1),
    workshop.NoteTakerDismissed: ("workshop.note_taker_dismissed", 1),
    workshop.TargetSet: ("workshop.target_set", 1),
    workshop.TargetCleared: ("workshop.target_cleared", 1),
    workshop.RoundPlanned: ("workshop.round_planned", 1),
    workshop.RoundOpened: ("workshop.round_opened", 1),
    workshop.RoundExtended: ("workshop.round_extended", 1),
    workshop.RoundClosed: ("workshop.round_closed", 1),
    workshop.RoundReopened: ("workshop.round_reopened", 1),
    workshop.ResultsHidden: ("workshop.results_hidden", 1),
    workshop.ResultsRevealed: ("workshop.results_revealed", 1),
    workshop.AgreementSet: ("workshop.agreement_set", 1),
    workshop.DocumentsReplaced: ("workshop.documents_replaced", 1),
    workshop.ProposalCosted: ("workshop.proposal_costed", 1),
    workshop.PersonForgotten: ("workshop.person_forgotten", 1),
    table.ProposalChosen: ("table.proposal_chosen", 1),
    table.ProposalWithdrawn: ("table.proposal_withdrawn", 1),
    table.ShareSet: ("table.share_set", 1),
    table.StartShifted: ("table.start_shifted", 1),
    table.AmountSet: ("table.amount_set", 1),
    table.AmountCleared: ("table.amount_cleared", 1),
    table.OwnProposalAdded: ("table.own_proposal_added", 2),
    table.AppropriationNamed: ("table.appropriation_named", 1),
    table.TaxRateSet: ("table.tax_rate_set", 1),
    table.TaxRateCleared: ("table.tax_rate_cleared", 1),
    table.ChangeAcknowledged: ("table.change_acknowledged", 1),
    table.ProposalRanked: ("table.proposal_ranked", 1),
    table.ReasonWritten: ("table.reason_written", 1),
    table.StanceTaken: ("table.stance_taken", 1),
    table.StanceWithdrawn: ("table.stance_withdrawn", 1),
}
"""Event class -> (name, version that is written today)."""
