"""What can have happened, as the end of a sentence that begins with who did it. Danish first, then English."""

from __future__ import annotations

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # the workshop
    "opened": ("åbnede arbejdsdagen {title}", "opened the workshop {title}"),
    "closed": ("afsluttede arbejdsdagen", "closed the workshop"),
    "table_added": ("stillede {table} op", "set up {table}"),
    "table_locked": ("låste {table}, så det ikke kan rette", "locked {table}, so that it cannot edit"),
    "table_unlocked": ("låste {table} op igen", "unlocked {table} again"),
    "registered": ("skrev {person} på deltagerlisten", "put {person} on the list of participants"),
    "registered_home": (
        "skrev {person} fra {committee} på deltagerlisten",
        "put {person} from {committee} on the list of participants",
    ),
    "joined": ("kom på deltagerlisten", "was put on the list of participants"),
    "seated": ("gav {person} plads ved {table}", "gave {person} a seat at {table}"),
    "moved": ("flyttede {person} fra {former} til {table}", "moved {person} from {former} to {table}"),
    "claimed": ("kom ind på en enhed", "came in on a device"),
    "released": (
        "frigav pladsen for {person}, så en anden enhed kan bruge navnet",
        "released the seat of {person}, so that another device may use the name",
    ),
    "note_taker": ("gjorde {person} til referent", "made {person} a note-taker"),
    "no_note_taker": ("lod {person} holde op som referent", "let {person} stop as a note-taker"),
    "forgotten": (
        "slettede navn og ord på {person}: {ground}",
        "deleted name and words of {person}: {ground}",
    ),
    "target_set": (
        "satte målet for {line} i {year} ved {where} til {amount}",
        "set the target for {line} in {year} at {where} to {amount}",
    ),
    "target_moved": (
        "ændrede målet for {line} i {year} ved {where} fra {former} til {amount}",
        "changed the target for {line} in {year} at {where} from {former} to {amount}",
    ),
    "target_cleared": (
        "fjernede målet for {line} i {year} ved {where}",
        "removed the target for {line} in {year} at {where}",
    ),
    "target_cleared_from": (
        "fjernede målet for {line} i {year} ved {where}, som var {former}",
        "removed the target for {line} in {year} at {where}, which was {former}",
    ),
    "round_planned": ("satte {round} på dagsordenen", "put {round} on the agenda"),
    "round_planned_minutes": (
        "satte {round} på dagsordenen til {minutes} minutter",
        "put {round} on the agenda for {minutes} minutes",
    ),
    "round_opened": ("åbnede {round}, som slutter kl. {ends}", "opened {round}, which ends at {ends}"),
    "round_opened_auto": (
        "åbnede {round}, som lukker af sig selv kl. {ends}",
        "opened {round}, which closes by itself at {ends}",
    ),
    "round_extended": (
        "flyttede slutningen på {round} fra kl. {former} til kl. {ends}",
        "moved the end of {round} from {former} to {ends}",
    ),
    "round_closed": ("lukkede {round}", "closed {round}"),
    "round_closed_by_clock": ("lukkede {round}, fordi tiden var gået", "closed {round}, since its time was up"),
    "round_reopened": ("åbnede {round} igen til kl. {ends}", "opened {round} again until {ends}"),
    "hidden": ("skjulte resultaterne i salen", "hid the results in the hall"),
    "revealed": ("viste resultaterne i salen", "revealed the results in the hall"),
    "agreement": (
        "ændrede, hvor mange borde der skal være enige, fra {former} til {tables}",
        "changed how many tables must agree from {former} to {tables}",
    ),
    "documents": ("satte udgave {version} af {documents} i kraft", "put version {version} of {documents} in force"),
    "documents_note": (
        "satte udgave {version} af {documents} i kraft med beskeden {note}",
        "put version {version} of {documents} in force with the message {note}",
    ),
    "costed": (
        "beregnede {proposal} fra {table} til {amounts} ({level}-priser)",
        "worked out {proposal} of {table} as {amounts} ({level} prices)",
    ),
    "costed_from": (
        "beregnede {proposal} fra {table} til {amounts}, hvor der før stod {former} ({level}-priser)",
        "worked out {proposal} of {table} as {amounts}, where it had said {former} ({level} prices)",
    ),
    # a table's budget
    "chosen": ("valgte {proposal} helt{later}", "chose {proposal} as a whole{later}"),
    "chosen_share": ("valgte {share} pct. af {proposal}{later}", "chose {share} per cent of {proposal}{later}"),
    "withdrawn": ("tog {proposal} ud af budgettet", "took {proposal} out of the budget"),
    "withdrawn_share": (
        "tog {proposal} ud af budgettet, hvor det var med {share} pct.",
        "took {proposal} out of the budget, where it stood with {share} per cent",
    ),
    "share": (
        "ændrede andelen af {proposal} fra {former} pct. til {share} pct.",
        "changed the share of {proposal} from {former} per cent to {share} per cent",
    ),
    "shifted": (
        "flyttede begyndelsen af {proposal} fra {former} til {now}",
        "moved the start of {proposal} from {former} to {now}",
    ),
    "amount": (
        "satte beløbet for {proposal} i {year} fra {former} til {amount} ({level}-priser){reason}",
        "set the amount of {proposal} in {year} from {former} to {amount} ({level} prices){reason}",
    ),
    "amount_followed": (
        "satte beløbet for {proposal} i {year} fra forslagets {former} til {amount} ({level}-priser){reason}",
        "set the amount of {proposal} in {year} from the proposal's {former} to {amount} ({level} prices){reason}",
    ),
    "amount_new": (
        "satte beløbet for {proposal} i {year} til {amount} ({level}-priser){reason}",
        "set the amount of {proposal} in {year} to {amount} ({level} prices){reason}",
    ),
    "amount_cleared": (
        "lod {proposal} få sit eget beløb igen i {year}, fra {former} til {amount} ({level}-priser)",
        "let {proposal} have its own amount again in {year}, from {former} to {amount} ({level} prices)",
    ),
    "own": (
        "føjede bordets eget forslag {proposal} til ({type}, {committee}): {amounts} ({level}-priser)",
        "added the table's own proposal {proposal} ({type}, {committee}): {amounts} ({level} prices)",
    ),
    "appropriation": ("lagde {proposal} under bevillingen {area}", "put {proposal} under the appropriation {area}"),
    "appropriation_moved": (
        "flyttede {proposal} fra bevillingen {former} til {area}",
        "moved {proposal} from the appropriation {former} to {area}",
    ),
    "no_appropriation": ("tog bevillingen af {proposal}", "took the appropriation off {proposal}"),
    "rate": ("satte {tax} i {year} fra {former} til {rate}", "set {tax} in {year} from {former} to {rate}"),
    "rate_cleared": (
        "satte {tax} i {year} tilbage fra {former} til budgettets {rate}",
        "put {tax} in {year} back from {former} to the budget's {rate}",
    ),
    "acknowledged": (
        "har set, hvad der er ændret under {proposal}",
        "has seen what changed under {proposal}",
    ),
    "ranked": (
        "flyttede {proposal} fra plads {former} til plads {rank} i rækkefølgen",
        "moved {proposal} from place {former} to place {rank} in the order",
    ),
    "reason": ("skrev en begrundelse for {proposal}: {reason}", "wrote a reason for {proposal}: {reason}"),
    "reason_again": (
        "ændrede begrundelsen for {proposal} til {reason}",
        "changed the reason for {proposal} to {reason}",
    ),
    "no_reason": ("tog begrundelsen for {proposal} væk", "took the reason for {proposal} away"),
    "stance": (
        "tog stilling til {proposal}: {grade}{reason}",
        "took a stance on {proposal}: {grade}{reason}",
    ),
    "stance_again": (
        "ændrede sin stilling til {proposal} fra {former} til {grade}{reason}",
        "changed the stance on {proposal} from {former} to {grade}{reason}",
    ),
    "no_stance": ("trak sin stilling til {proposal} tilbage", "withdrew the stance on {proposal}"),
}
"""Key -> Danish, English."""
