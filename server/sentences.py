"""What people read when something is refused, in their language. Codes are promises; sentences may improve.

Never holds a name: details carry ids, and the screen knows whom it may name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["da", "en"]

SENTENCES: dict[str, tuple[str, str]] = {
    # what the domain refuses
    "refused": ("Det kan ikke lade sig gøre.", "That is not possible."),
    "not_allowed": ("Det har du ikke adgang til.", "You are not allowed to do that."),
    "unknown": ("Det findes ikke i arbejdsdagen.", "This workshop does not have that."),
    "unknown_proposal": ("Forslaget {proposal} findes ikke.", "There is no proposal {proposal}."),
    "unknown_table": ("Bordet findes ikke.", "There is no such table."),
    "unknown_participant": ("Deltageren findes ikke.", "There is no such participant."),
    "unknown_round": ("Runden findes ikke.", "There is no such round."),
    "unknown_line": ("Linjen findes ikke i resultatopgørelsen.", "The statement has no such line."),
    "line_not_targetable": (
        "Der kan ikke sættes mål på den linje. Vælg en linje for årets indtægter eller udgifter.",
        "That line cannot have a target. Choose a line for the year's income or expense.",
    ),
    "unknown_year": ("Året er ikke med i budgettet.", "The budget does not have that year."),
    "unknown_committee": ("Udvalget findes ikke.", "There is no such committee."),
    "version_contradicts_itself": (
        "Budget, katalog og forudsætninger passer ikke sammen: {where}. Ret filerne, og indlæs igen.",
        "Budget, catalogue and assumptions do not fit together: {where}. Correct the files and import them again.",
    ),
    "bad_file_name": ("Filen har intet brugbart navn. Omdøb den.", "The file has no usable name. Rename it."),
    "too_many_files": (
        "Der er for mange eller for store filer. Fjern nogle, og prøv igen.",
        "There are too many files, or they are too large. Remove some and try again.",
    ),
    "no_files": (
        "Der er ingen filer at indlæse. Læg dem ind igen.",
        "There are no files to import. Hand them in again.",
    ),
    "nothing_imported": (
        "Intet er indlæst. Ret problemerne, og prøv igen.",
        "Nothing was imported. Correct the problems and try again.",
    ),
    "mapping_is_broken": (
        "Tilknytningen kan ikke bruges: {where}.",
        "The mapping cannot be used: {where}.",
    ),
    "unknown_layout": (
        "Opstillingen findes ikke i budgettet, eller rækken kan ikke åbnes.",
        "The budget has no such layout, or its row cannot be looked into.",
    ),
    "unknown_policy_area": (
        "Bevillingen findes ikke i det udvalg. Vælg en af udvalgets politikområder.",
        "The committee has no such appropriation. Choose one of its policy areas.",
    ),
    "unknown_tax": ("Skatten findes ikke i budgettet.", "The budget has no such tax."),
    "rate_out_of_range": (
        "Satsen skal være mellem 0 og hele grundlaget.",
        "The rate must be between 0 and the whole base.",
    ),
    "proposal_retired": (
        "Forslaget {proposal} er udgået af kataloget og kan ikke vælges på ny.",
        "The proposal {proposal} is no longer in the catalogue and cannot be chosen again.",
    ),
    "documents_do_not_fit": (
        "Den nye udgave passer ikke til det, dagen allerede bruger: {which}. Ret filen, og indlæs igen.",
        "The new version does not fit what the day already uses: {which}. Correct the file and import it again.",
    ),
    "unknown_steering_area": ("Styringsområdet findes ikke.", "There is no such steering area."),
    "not_now": ("Det kan ikke gøres lige nu.", "That cannot be done right now."),
    "workshop_closed": ("Arbejdsdagen er afsluttet.", "The workshop is closed."),
    "no_open_round": ("Der er ingen åben runde. Vent på facilitator.", "No round is open. Wait for the facilitator."),
    "round_closed": (
        "Runden er lukket. Ændringen er ikke gemt.",
        "The round is closed. The change was not saved.",
    ),
    "round_open": ("En runde er allerede åben. Luk den først.", "A round is already open. Close it first."),
    "table_locked": ("Facilitator har låst bordet.", "The facilitator has locked the table."),
    "changed_since": (
        "En anden har ændret det, mens du var uden forbindelse. Vælg, hvad der skal gælde.",
        "Somebody else changed it while you were offline. Choose what should hold.",
    ),
    "overtaken": (
        "En anden har ændret det siden. Det kan ikke fortrydes.",
        "Somebody else has changed it since. It cannot be undone.",
    ),
    "nothing_to_undo": ("Der er ikke noget at fortryde i denne runde.", "There is nothing to undo in this round."),
    "seat_taken": (
        "Navnet er allerede i brug på en anden enhed. Bed facilitator om at frigive det.",
        "The name is already in use on another device. Ask the facilitator to release it.",
    ),
    "not_possible": ("Det kan ikke lade sig gøre.", "That is not possible."),
    "not_chosen": ("Forslaget er ikke valgt ved bordet.", "The table has not chosen that proposal."),
    "not_scalable": ("Forslaget kan kun tages helt.", "The proposal can only be taken as a whole."),
    "share_out_of_range": ("Andelen skal være mellem 1 og 100 procent.", "The share is between 1 and 100 per cent."),
    "shift_out_of_range": (
        "Så langt kan forslaget ikke rykkes.",
        "The proposal cannot be moved that far.",
    ),
    "cannot_shift": (
        "Lån og afdrag kan kun rykkes sammen.",
        "A loan and its repayment can only be moved together.",
    ),
    "before_earliest_start": (
        "Forslaget kan tidligst begynde i {year}.",
        "The proposal can begin in {year} at the earliest.",
    ),
    "amount_not_settable": (
        "Beløbet følger af skattesatsen eller lånet og kan ikke ændres for sig.",
        "The amount follows from the tax rate or the loan and cannot be set by itself.",
    ),
    "amount_out_of_range": ("Beløbet er for stort.", "The amount is too large."),
    "reason_required": ("En indvending skal have en begrundelse.", "An objection needs a reason."),
    "unknown_grade": ("Den holdning findes ikke.", "There is no such grade."),
    "unknown_ground": ("Grunden til at glemme findes ikke.", "There is no such ground for forgetting."),
    "unknown_group": ("Gruppen findes ikke.", "There is no such group."),
    "rank_out_of_range": ("Den plads findes ikke på listen.", "The list has no such place."),
    "text_too_long": ("Teksten er for lang.", "The text is too long."),
    "text_required": ("Skriv en tekst.", "Write a text."),
    "text_not_clean": ("Teksten har tegn, der ikke kan vises.", "The text has characters that cannot be shown."),
    "ends_in_the_past": ("Runden skal slutte i fremtiden.", "The round must end in the future."),
    "too_many": ("Der er ikke plads til flere.", "There is no room for more."),
    "agreement_out_of_range": (
        "Tallet skal være mellem 1 og antallet af borde.",
        "The number is between 1 and the number of tables.",
    ),
    "incomplete_choice": (
        "Forslagene passer ikke sammen. Mangler: {missing}. Udelukker hinanden: {conflict}.",
        "The proposals do not fit together. Missing: {missing}. Excluding each other: {conflict}.",
    ),
    # what the server refuses
    "log_unavailable": (
        "Serveren kan ikke gemme lige nu. Din ændring venter på enheden.",
        "The server cannot save right now. Your change waits on this device.",
    ),
    "id_reused": (
        "Ændringens nummer er allerede brugt til noget andet.",
        "The command's id was already used for something else.",
    ),
    "basis_ahead": ("Enheden er foran serveren. Indlæs siden igen.", "This device is ahead of the server. Reload."),
    "too_large": ("Ændringen er for stor til at gemme.", "The change is too large to save."),
    # frames and requests
    "malformed": ("Beskeden kunne ikke læses.", "The message could not be read."),
    "too_big": ("Beskeden er for stor.", "The message is too large."),
    "not_binary": ("Beskeden skal være binær.", "The message must be binary."),
    "unknown_message": ("Den slags besked findes ikke.", "There is no such message."),
    "unknown_command": ("Den slags ændring findes ikke.", "There is no such command."),
    "bad_arguments": ("Ændringen mangler noget.", "The command lacks something."),
    "unknown_view": ("Den visning findes ikke.", "There is no such view."),
    "not_greeted": ("Sig goddag først.", "Say hello first."),
    "already_greeted": ("Forbindelsen er allerede i gang.", "The connection is already greeted."),
    "wrong_version": ("Siden er forældet. Indlæs den igen.", "The page is out of date. Reload it."),
    "bad_ticket": ("Adgangen er udløbet. Prøv igen.", "The ticket has expired. Try again."),
    "too_many_errors": ("For mange fejl på forbindelsen.", "Too many errors on the connection."),
    "signed_out": ("Din plads er frigivet. Log ind igen.", "Your seat was released. Join again."),
    "restarting": ("Serveren genstarter. Et øjeblik.", "The server restarts. One moment."),
    "wrong_origin": ("Siden må ikke tale med denne server.", "This page may not talk to this server."),
    "wrong_code": (
        "Koden passer ikke. Se den på skærmen i salen.",
        "The code does not fit. See the screen in the hall.",
    ),
    "wrong_link": (
        "Linket gælder ikke mere. Bed facilitator om et nyt.",
        "The link is no longer valid. Ask for a new one.",
    ),
    "signed_off": ("Du er ikke logget ind på enheden.", "You are not signed in on this device."),
    "too_many_tries": (
        "For mange forsøg. Vent et minut, eller brug QR-koden.",
        "Too many tries. Wait, or use the QR code.",
    ),
    "document_missing": ("Dokumentet findes ikke.", "There is no such document."),
    "bad_people": (
        "Listen har fejl, og ingen er indlæst. Ret dem, og prøv igen.",
        "The list has errors, and nobody was imported. Mend them and try again.",
    ),
    "import_busy": (
        "Der indlæses allerede mange filer. Prøv igen om lidt.",
        "Many files are being read already. Try again in a moment.",
    ),
    "press_busy": (
        "Der laves allerede mange filer. Prøv igen om lidt.",
        "Many files are being made already. Try again in a moment.",
    ),
    "press_failed": ("Filen kunne ikke laves.", "The file could not be made."),
    "bad_request": ("Forespørgslen kunne ikke læses.", "The request could not be read."),
    "unknown_moment": ("Så langt er dagen ikke nået.", "The day has not come that far."),
    "not_found": ("Siden findes ikke.", "There is no such page."),
}


class _Gaps(dict[str, int | str]):
    def __missing__(self, key: str) -> str:
        return "–"


def say(code: str, language: Language, details: Mapping[str, int | str] | None = None) -> str:
    """The sentence for a code; its places filled from the details."""
    danish, english = SENTENCES[code]
    return (danish if language == "da" else english).format_map(_Gaps(details or {}))
