"""The protocol's words, Danish and English beside each other. Never an amount, never a name."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    ("januar", "January"), ("februar", "February"), ("marts", "March"), ("april", "April"), ("maj", "May"),
    ("juni", "June"), ("juli", "July"), ("august", "August"), ("september", "September"), ("oktober", "October"),
    ("november", "November"), ("december", "December"),
)  # fmt: skip

WORDS: Final[dict[str, tuple[str, str]]] = {
    # everywhere
    "and": ("og", "and"),
    "or": ("eller", "or"),
    "erased": ("[slettet]", "[erased]"),
    "date": ("{day}. {month} {year}", "{day} {month} {year}"),
    "moment": ("{date} kl. {clock} ({zone})", "{date} at {clock} ({zone})"),
    "millions": ("mio. kr.", "m kr."),
    "better": ("{amount} bedre", "{amount} better"),
    "worse": ("{amount} dårligere", "{amount} worse"),
    "same": ("uændret", "unchanged"),
    "tables.one": ("bord {which}", "table {which}"),
    "tables.many": ("bord {which}", "tables {which}"),
    "table": ("Bord {n}", "Table {n}"),
    "table.named": ("Bord {n}: {name}", "Table {n}: {name}"),
    "no_table": ("Uden bord", "No table"),
    "all_tables": ("Alle borde", "All tables"),
    "quoted": ("”{text}”", "“{text}”"),
    "of": ("{n} af {all}", "{n} of {all}"),
    "total": ("I alt", "In all"),
    "proposal": ("Forslag", "Proposal"),
    "number": ("Nr.", "No."),
    "line": ("Linje", "Line"),
    "year": ("År", "Year"),
    "share": ("Andel", "Share"),
    "start": ("Start", "Start"),
    "per_cent": ("{n} pct.", "{n} %"),
    # the head and the foot
    "heading": ("Protokol for {title}", "Protocol of {title}"),
    "title": ("Protokol: {title}, {municipality}", "Protocol: {title}, {municipality}"),
    "mark": ("Foreløbig: runde {n} er stadig åben", "Provisional: round {n} is still open"),
    "head.date": ("Dato", "Date"),
    "head.time": ("Tid", "Time"),
    "head.status": ("Status", "Status"),
    "head.amounts": ("Beløb", "Amounts"),
    "head.log": ("Log", "Log"),
    "status.closed": ("Arbejdsdagen er afsluttet; intet kan ændres mere.", "The day is closed; nothing can change."),
    "status.open": (
        "Arbejdsdagen er ikke afsluttet endnu; bordene kan få en ny runde.",
        "The day is not closed yet; the tables may get another round.",
    ),
    "status.round": (
        "Foreløbig. Runde {n} er åben, og bordene ændrer stadig deres budgetter.",
        "Provisional. Round {n} is open, and the tables still change their budgets.",
    ),
    "status.hidden": (" Resultaterne er skjult for salen.", " The results are hidden from the hall."),
    "scale": (
        "1.000 kr. i løbende priser, hvor intet andet står. − er en besparelse eller indtægt, altså en forbedring af "
        "budgettet; tal uden fortegn er en udgift eller en forværring.",
        "1,000 kr. in each year's own prices, unless it says otherwise. − is a saving or income, so an improvement of "
        "the budget; a figure without a sign is an expense or a worsening.",
    ),
    "log": ("Stand efter hændelse nr. {seq}, {at}", "As of event no. {seq}, {at}"),
    "footer": ("{municipality} · {title} · hændelse {seq}", "{municipality} · {title} · event {seq}"),
    "contents": ("Indhold", "Contents"),
    "page": ("Side", "Page"),
    "page_of": ("af", "of"),
    # in short
    "short": ("Kort fortalt", "In short"),
    "short.who.one": (
        "{n} bord med {people} deltagere på listen arbejdede med {municipality}s budget for {years}.",
        "{n} table with {people} participants on the list worked on the budget of {municipality} for {years}.",
    ),
    "short.who.many": (
        "{n} borde med {people} deltagere på listen arbejdede med {municipality}s budget for {years}. Hvert bord "
        "byggede sit eget budget.",
        "{n} tables with {people} participants on the list worked on the budget of {municipality} for {years}. Each "
        "table built a budget of its own.",
    ),
    "short.agreed.one": (
        "Bordene blev enige om 1 forslag. Det gør ”{line}” {better} i {year}.",
        "The tables agreed on 1 proposal. It makes “{line}” {better} in {year}.",
    ),
    "short.agreed.many": (
        "Bordene blev enige om {n} forslag. Tilsammen gør de ”{line}” {better} i {year}.",
        "The tables agreed on {n} proposals. Together they make “{line}” {better} in {year}.",
    ),
    "short.agreed.none": ("Bordene blev ikke enige om noget forslag.", "The tables agreed on no proposal."),
    "short.agreed.means": (
        "Enige om et forslag betyder, at mindst {k} af {n} borde har valgt det. Som beløb gælder det mindste blandt de "
        "borde, der har valgt det.",
        "Agreed means chosen by at least {k} of {n} tables. The amount that counts is the smallest among the tables "
        "that chose it.",
    ),
    "short.title": ("Målet og det, bordene er enige om", "The target, and what the tables agree on"),
    "short.required": ("Krævet ændring af {line}", "Required change of {line}"),
    "short.found": ("Det, bordene er enige om, ændrer den med", "What the tables agree on changes it by"),
    "short.missing": ("Mangler", "Missing"),
    "short.reached": ("nået", "reached"),
    "short.no_target": ("intet mål", "no target"),
    "short.apart": (
        "Desuden uden for den linje (anlæg, lån, jord)",
        "Besides, outside that line (building, loans, land)",
    ),
    "short.missing_said": (
        "Målet er ikke nået med det, bordene er enige om: der mangler {amount} i {year}.",
        "What the tables agree on does not reach the target: {amount} is missing in {year}.",
    ),
    "short.reached_said": (
        "Målet er nået i alle år med det, bordene er enige om.",
        "What the tables agree on reaches the target in every year.",
    ),
    "short.no_target_said": ("Der er ikke sat noget mål for alle borde.", "No target was set for all tables."),
    "short.tables_reached": (
        "Hvert for sig når {n} af {all} borde deres eget mål i {year}, og {always} når det i alle år.",
        "Each by itself, {n} of {all} tables reach their own target in {year}, and {always} reach it in every year.",
    ),
    "short.disagreed.one": (
        "1 forslag er valgt af nogle borde, uden at der er enighed om det.",
        "1 proposal was chosen by some tables without agreement on it.",
    ),
    "short.disagreed.many": (
        "{n} forslag er valgt af nogle borde, uden at der er enighed om dem.",
        "{n} proposals were chosen by some tables without agreement on them.",
    ),
    "short.own.one": (
        "Bordene stillede 1 eget forslag; {costed} er beregnet af økonomi.",
        "The tables made 1 proposal of their own; finance has costed {costed}.",
    ),
    "short.own.many": (
        "Bordene stillede {n} egne forslag; {costed} er beregnet af økonomi. De indgår ikke i enigheden.",
        "The tables made {n} proposals of their own; finance has costed {costed}. They are no part of the agreement.",
    ),
    "short.questions.one": ("1 spørgsmål står åbent.", "1 question is open."),
    "short.questions.many": ("{n} spørgsmål står åbne.", "{n} questions are open."),
    "short.council": (
        "Protokollen viser, hvad bordene valgte. Det er kommunalbestyrelsen, der vedtager budgettet.",
        "The protocol shows what the tables chose. It is the council that adopts the budget.",
    ),
    # the day
    "day": ("Dagsorden, deltagere og mål", "Agenda, participants and targets"),
    "agenda": ("Dagsorden", "Agenda"),
    "agenda.title": ("Runder, som de blev holdt", "Rounds, as they were held"),
    "agenda.round": ("Runde", "Round"),
    "agenda.planned": ("Planlagt", "Planned"),
    "agenda.minutes": ("{n} min.", "{n} min"),
    "agenda.held": ("Åben", "Open"),
    "agenda.not_held": ("ikke afholdt", "not held"),
    "agenda.still": ("{from_}–, er åben", "{from_}–, is open"),
    "agenda.none": ("Der er ikke planlagt eller holdt nogen runde.", "No round was planned or held."),
    "people": ("Deltagere", "Participants"),
    "people.title": ("Deltagere efter bord og gruppe", "Participants by table and group"),
    "people.table": ("Bord", "Table"),
    "people.came": ("Egen enhed", "Own device"),
    "people.none": ("Der er ingen deltagere på listen.", "There are no participants on the list."),
    "people.means": (
        "Tallene er dem, der sidder ved bordet på listen. Egen enhed: så mange af dem har været logget ind på en egen "
        "telefon eller computer; andre kan have arbejdet ved bordets skærm.",
        "The numbers are those seated at the table on the list. Own device: so many of them signed in on a phone or "
        "computer of their own; others may have worked at the table's screen.",
    ),
    "targets": ("Mål", "Targets"),
    "targets.for": ("Gælder", "For"),
    "targets.title": ("Krævet ændring af en linje, 1.000 kr.", "Required change of a line, 1,000 kr."),
    "versions": (
        "Nye udgaver af budget, katalog eller forudsætninger",
        "New versions of budget, catalogue or assumptions",
    ),
    "versions.one": ("Udgave {n} fra {at}: {note}", "Version {n} from {at}: {note}"),
    "versions.unsaid": ("uden bemærkning", "without a note"),
    "group.council": ("Byråd", "Council"),
    "group.management": ("Ledelse", "Management"),
    "group.employees": ("Medarb.", "Employees"),
    "group.citizen": ("Borgere", "Citizens"),
    "group.guest": ("Gæster", "Guests"),
    "seated.council.one": ("{n} fra byrådet", "{n} of the council"),
    "seated.council.many": ("{n} fra byrådet", "{n} of the council"),
    "seated.management.one": ("{n} fra ledelsen", "{n} of the management"),
    "seated.management.many": ("{n} fra ledelsen", "{n} of the management"),
    "seated.employees.one": ("{n} medarbejder", "{n} employee"),
    "seated.employees.many": ("{n} medarbejdere", "{n} employees"),
    "seated.citizen.one": ("{n} borger", "{n} citizen"),
    "seated.citizen.many": ("{n} borgere", "{n} citizens"),
    "seated.guest.one": ("{n} gæst", "{n} guest"),
    "seated.guest.many": ("{n} gæster", "{n} guests"),
}  # fmt: skip
