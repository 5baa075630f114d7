"""What kinds of event there are, as people filter by them. Says nothing of any one event."""

from __future__ import annotations

from typing import Final

from domain.table import events as table
from domain.workshop import events as workshop
from domain.workshop.state import Event
from server.history.words import Words

KIND_WORDS: Final[dict[type[Event], Words]] = {
    table.ProposalChosen: {"da": "Valgt forslag", "en": "Proposal chosen"},
    table.ProposalWithdrawn: {"da": "Forslag taget ud", "en": "Proposal withdrawn"},
    table.ShareSet: {"da": "Ændret andel", "en": "Share changed"},
    table.StartShifted: {"da": "Flyttet start", "en": "Start moved"},
    table.AmountSet: {"da": "Ændret beløb", "en": "Amount set"},
    table.AmountCleared: {"da": "Beløb sat tilbage", "en": "Amount put back"},
    table.OwnProposalAdded: {"da": "Eget forslag", "en": "Own proposal"},
    table.AppropriationNamed: {"da": "Bevilling", "en": "Appropriation"},
    table.TaxRateSet: {"da": "Ændret skattesats", "en": "Tax rate set"},
    table.TaxRateCleared: {"da": "Skattesats sat tilbage", "en": "Tax rate put back"},
    table.ChangeAcknowledged: {"da": "Ændring set", "en": "Change seen"},
    table.ProposalRanked: {"da": "Rækkefølge", "en": "Order"},
    table.ReasonWritten: {"da": "Begrundelse", "en": "Reason"},
    table.StanceTaken: {"da": "Stilling", "en": "Stance"},
    table.StanceWithdrawn: {"da": "Stilling trukket", "en": "Stance withdrawn"},
    workshop.ProposalCosted: {"da": "Beregnet af økonomi", "en": "Costed by finance"},
    workshop.DocumentsReplaced: {"da": "Ny udgave af tallene", "en": "New version of the figures"},
    workshop.TargetSet: {"da": "Mål", "en": "Target"},
    workshop.TargetCleared: {"da": "Mål fjernet", "en": "Target removed"},
    workshop.RoundPlanned: {"da": "Runde planlagt", "en": "Round planned"},
    workshop.RoundOpened: {"da": "Runde åbnet", "en": "Round opened"},
    workshop.RoundExtended: {"da": "Runde forlænget", "en": "Round extended"},
    workshop.RoundClosed: {"da": "Runde lukket", "en": "Round closed"},
    workshop.RoundReopened: {"da": "Runde genåbnet", "en": "Round reopened"},
    workshop.ResultsHidden: {"da": "Resultater skjult", "en": "Results hidden"},
    workshop.ResultsRevealed: {"da": "Resultater vist", "en": "Results revealed"},
    workshop.AgreementSet: {"da": "Enighed", "en": "Agreement"},
    workshop.TableAdded: {"da": "Bord stillet op", "en": "Table set up"},
    workshop.TableLocked: {"da": "Bord låst", "en": "Table locked"},
    workshop.TableUnlocked: {"da": "Bord låst op", "en": "Table unlocked"},
    workshop.ParticipantRegistered: {"da": "Deltager skrevet op", "en": "Participant registered"},
    workshop.ParticipantSeated: {"da": "Plads ved bord", "en": "Seat at a table"},
    workshop.SeatClaimed: {"da": "Kommet ind", "en": "Came in"},
    workshop.SeatReleased: {"da": "Plads frigivet", "en": "Seat released"},
    workshop.NoteTakerAppointed: {"da": "Ny referent", "en": "Note-taker appointed"},
    workshop.NoteTakerDismissed: {"da": "Referent holdt op", "en": "Note-taker dismissed"},
    workshop.PersonForgotten: {"da": "Deltager slettet", "en": "Participant forgotten"},
    workshop.WorkshopOpened: {"da": "Arbejdsdag åbnet", "en": "Workshop opened"},
    workshop.WorkshopClosed: {"da": "Arbejdsdag afsluttet", "en": "Workshop closed"},
}
