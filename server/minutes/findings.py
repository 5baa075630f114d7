"""The words of the protocol's findings and of its tables' budgets, Danish and English. Never an amount."""

from __future__ import annotations

from typing import Final

FINDINGS: Final[dict[str, tuple[str, str]]] = {
    # agreed
    "agreed": ("Det er bordene enige om", "What the tables agree on"),
    "agreed.title": ("Forslag, som bordene er enige om, 1.000 kr.", "Proposals that the tables agree on, 1,000 kr."),
    "agreed.lead": (
        "Valgt af mindst {k} af {n} borde. Beløbet er det mindste blandt dem, i hvert år.",
        "Chosen by at least {k} of {n} tables. The amount is the smallest among them, in each year.",
    ),
    "agreed.tables": ("Borde", "Tables"),
    "agreed.part": ("Heraf i {line}", "Of which in {line}"),
    "variant": ("{proposal} ({tables})", "{proposal} ({tables})"),
    "said": ("Begrundelser og indvendinger", "Reasons and objections"),
    "said.title": ("Hvad bordene sagde om hvert forslag", "What the tables said of each proposal"),
    "said.what": ("Forslag og det, der blev sagt", "Proposal, and what was said"),
    "said.means": (
        "Et tal i parentes er så mange ved bordet, der sagde det samme. Holdninger er enkelte "
        "deltageres, ved alle borde.",
        "A number in brackets is how many at the table said the same. Stances are those of single participants, at all "
        "tables.",
    ),
    "reason": ("Begrundelse, {tables}: {text}", "Reason, {tables}: {text}"),
    "objection": ("Indvending, {tables}: {text}", "Objection, {tables}: {text}"),
    "stances": ("Holdninger: {which}", "Stances: {which}"),
    "chosen_by": ("Valgt af {tables}", "Chosen by {tables}"),
    "chosen_by.variants": ("Varianter: {which}", "Variants: {which}"),
    "chosen_by.but": ("Valgt af alle undtagen {tables}", "Chosen by all but {tables}"),
    "chosen_by.all": ("Valgt af alle borde", "Chosen by all tables"),
    "opposite": ("Trækker den anden vej: {tables}", "Pulling the other way: {tables}"),
    "too_few.one": ("{n} bord fra enighed", "{n} table short of agreement"),
    "too_few.many": ("{n} borde fra enighed", "{n} tables short of agreement"),
    "grade.support": ("{n} støtter", "{n} support"),
    "grade.lean_support": ("{n} hælder til", "{n} lean towards it"),
    "grade.neutral": ("{n} neutral", "{n} neutral"),
    "grade.concern": ("{n} bekymret", "{n} concerned"),
    "grade.object": ("{n} har indvendinger", "{n} object"),
    # the common budget
    "common": ("Det fælles budget", "The common budget"),
    "common.lead": (
        "Basisbudgettet med det, bordene er enige om, og intet andet. Bordenes egne forslag og de skattesatser, "
        "enkelte borde har ændret, er ikke med.",
        "The base budget with what the tables agree on, and nothing else. The tables' own proposals, and tax rates "
        "that a table turned, are not in it.",
    ),
    "common.title": ("Resultatopgørelse for det fælles budget, 1.000 kr.", "Statement of the common budget, 1,000 kr."),
    "common.post": ("Post", "Line"),
    "common.budget": ("Fælles budget", "Common budget"),
    "common.change": ("Ændring fra basisbudgettet", "Change from the base budget"),
    "common.deliverable": (
        "Det fælles budget overholder lovens krav og kan afleveres.",
        "The common budget keeps the law and can be handed in.",
    ),
    "limits": ("Grænser", "Limits"),
    "limits.title": ("Grænser for det fælles budget, 1.000 kr.", "Limits of the common budget, 1,000 kr."),
    "limits.name": ("Grænse", "Limit"),
    "limits.state": ("Tilstand", "State"),
    "limits.off": ("Overskredet med", "Off by"),
    "limits.kind": ("Slags", "Kind"),
    "limits.law": ("lov", "law"),
    "limits.frame": ("ramme", "frame"),
    "limits.target": ("lokalt mål", "local target"),
    "limits.met": ("overholdt", "kept"),
    "limits.breached": ("ikke overholdt", "not kept"),
    "undeliverable": ("Kan ikke afleveres: {why}", "Cannot be handed in: {why}"),
    "why.breach": ("{line} er {amount} i {year}", "{line} is {amount} in {year}"),
    "why.unnamed": (
        "{proposals} nævner ikke bevilling eller beløb",
        "{proposals} names no appropriation or no amount",
    ),
    # not agreed
    "disagreed": ("Det er bordene ikke enige om", "What the tables do not agree on"),
    "disagreed.lead": (
        "Valgt af færre end {k} af {n} borde. Beløbet er det mindste blandt de borde, der har valgt forslaget; det er "
        "ikke med i det fælles budget.",
        "Chosen by fewer than {k} of {n} tables. The amount is the smallest among the tables that chose it; it is no "
        "part of the common budget.",
    ),
    "disagreed.title": ("Forslag uden enighed, 1.000 kr.", "Proposals without agreement, 1,000 kr."),
    "disagreed.none": (
        "Intet forslag er valgt af nogle borde uden enighed.",
        "No proposal was chosen by some tables without agreement.",
    ),
    "discussed": ("Drøftet, men ikke valgt af noget bord", "Discussed, but chosen by no table"),
    "discussed.title": ("Forslag, som nogen har en holdning til", "Proposals that somebody has a stance on"),
    "discussed.supports": ("For", "For"),
    "discussed.objections": ("Imod", "Against"),
    "rates": ("Skattesatser, som borde har ændret", "Tax rates that tables turned"),
    "rates.title": (
        "Ændrede skattesatser og deres virkning, 1.000 kr.",
        "Turned tax rates and their effect, 1,000 kr.",
    ),
    "rates.tax": ("Skat", "Tax"),
    "rates.turned": ("{year}: {rate} {unit}", "{year}: {rate} {unit}"),
    "unit.pct": ("pct.", "%"),
    "unit.promille": ("promille", "per mille"),
    # own
    "own": ("Bordenes egne forslag", "The tables' own proposals"),
    "own.title": ("Egne forslag, 1.000 kr. i {year}-priser", "Own proposals, 1,000 kr. in {year} prices"),
    "own.lead": (
        "Skrevet ved bordene på dagen. Et forslag, som ikke er beregnet, har bordets eget bud som beløb.",
        "Written at the tables on the day. A proposal that is not costed has the table's own guess as its amount.",
    ),
    "own.none": ("Bordene stillede ingen egne forslag.", "The tables made no proposals of their own."),
    "own.costing": ("Beregning", "Costing"),
    "own.costed": ("beregnet", "costed"),
    "own.not_costed": ("ikke beregnet", "not costed"),
    "own.withdrawn": ("taget ud af bordets budget igen", "taken out of the table's budget again"),
    "own.guess": ("Bordets bud: {amounts}", "The table's guess: {amounts}"),
    "own.posts": ("Årsværk: {posts}", "Full-time posts: {posts}"),
    "own.where": ("{table}, {committee}, {type}", "{table}, {committee}, {type}"),
    "type.reduction": ("reduktion", "reduction"),
    "type.efficiency": ("effektivisering", "efficiency"),
    "type.expansion": ("udvidelse", "expansion"),
    "type.construction": ("anlæg", "construction"),
    "type.financing": ("finansiering", "financing"),
    "type.technical": ("teknisk", "technical"),
    "field.summary": ("Kort: {text}", "Summary: {text}"),
    "field.description": ("Beskrivelse: {text}", "Description: {text}"),
    "field.consequence_service": ("For servicen: {text}", "For the service: {text}"),
    "field.consequence_staff": ("For personalet: {text}", "For the staff: {text}"),
    "field.risk": ("Risiko: {text}", "Risk: {text}"),
    "field.preconditions": ("Forudsætter: {text}", "Presupposes: {text}"),
    "field.implementation": ("Gennemførelse: {text}", "Implementation: {text}"),
    "field.derived": ("Afledt: {text}", "Derived: {text}"),
    "field.works_council": ("MED: {text}", "Works council: {text}"),
    "field.hearing": ("Høring: {text}", "Hearing: {text}"),
    # open questions
    "questions": ("Åbne spørgsmål", "Open questions"),
    "questions.lead": (
        "Det, der mangler et svar, før budgettet kan behandles videre.",
        "What needs an answer before the budget can be taken further.",
    ),
    "questions.none": ("Ingen spørgsmål står åbne.", "No question is open."),
    "questions.title": ("Spørgsmål, og hvor de hører til", "Questions, and where they belong"),
    "questions.where": ("Hvor", "Where"),
    "questions.what": ("Hvad", "What"),
    "where.day": ("Dagen", "The day"),
    "where.common": ("Fælles budget", "Common budget"),
    "ask.round": ("Runde {n} er stadig åben.", "Round {n} is still open."),
    "ask.not_held": (
        "Runde {n}, {title}, er planlagt, men ikke holdt.",
        "Round {n}, {title}, was planned but not held.",
    ),
    "ask.in_year": ("{amount} i {year}", "{amount} in {year}"),
    "ask.missing": (
        "Det, bordene er enige om, når ikke målet for ”{line}”: der mangler {amounts}.",
        "What the tables agree on does not reach the target for “{line}”: {amounts} is missing.",
    ),
    "ask.variant": (
        "Hvilken variant skal det være: {which}?",
        "Which variant shall it be: {which}?",
    ),
    "ask.unmet": (
        "{proposal} kræver {needed}, som bordene ikke er enige om.",
        "{proposal} requires {needed}, which the tables do not agree on.",
    ),
    "ask.objection": (
        "Der er enighed, men også indvendinger (antal i parentes): {proposals}.",
        "There is agreement, but there are objections too (how many in brackets): {proposals}.",
    ),
    "ask.uncosted": (
        "Med i bordets budget, men ikke beregnet af økonomi: {proposals}.",
        "In the table's budget, but not costed by finance: {proposals}.",
    ),
    "ask.flag.costed": (
        "Økonomi har beregnet det, men bordet har ikke kvitteret for at have set tallene: {proposals}.",
        "Finance has costed it, but the table has not confirmed that it saw the figures: {proposals}.",
    ),
    "ask.flag.changed": (
        "Kataloget blev ændret, efter at bordet valgte, og bordet har ikke kvitteret for at have set det: {proposals}.",
        "The catalogue changed after the table chose, and the table has not confirmed that it saw it: {proposals}.",
    ),
    "ask.flag.retired": (
        "Udgået af kataloget, men stadig i bordets budget: {proposals}.",
        "No longer in the catalogue, but still in the table's budget: {proposals}.",
    ),
    "ask.flag.misfit": (
        "Passer ikke længere sammen med bordets andre valg: {proposals}.",
        "Does not fit the table's other choices any more: {proposals}.",
    ),
    # the tables' budgets
    "budgets": ("Bordenes budgetter", "The tables' budgets"),
    "budgets.lead": (
        "Hvert bords eget budget ved dagens slutning: hvad det valgte, hvorfor, og hvor langt det nåede.",
        "Each table's own budget at the end of the day: what it chose, why, and how far it came.",
    ),
    "budgets.title": (
        "Hvor langt hvert bord er fra sit eget mål, 1.000 kr.",
        "How far each table is from its own target, 1,000 kr.",
    ),
    "budgets.missing_in": ("Mangler i", "Missing in"),
    "budget.required": ("Krævet ændring af {line}", "Required change of {line}"),
    "budgets.achieved": ("Opnået", "Achieved"),
    "budgets.missing": ("Mangler", "Missing"),
    "budgets.chosen": ("Valg", "Choices"),
    "budgets.law": ("Kan afleveres", "Can be handed in"),
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
    "budget.people": ("Ved bordet: {which}", "At the table: {which}"),
    "budget.targets": ("Bordets mål, 1.000 kr.", "The table's targets, 1,000 kr."),
    "budget.choices": ("Bordets valg, 1.000 kr.", "The table's choices, 1,000 kr."),
    "budget.none": ("Bordet har ikke valgt noget.", "The table has chosen nothing."),
    "budget.rate": ("Skattesats: {tax}", "Tax rate: {tax}"),
    "budget.set": ("Beløbet er fastsat af bordet i {years}", "The table set the amount of {years}"),
    "budget.set_reason": ("{year}: {text}", "{year}: {text}"),
    "budget.passed": (
        "Rykket ud over {year}: {amounts}",
        "Moved beyond {year}: {amounts}",
    ),
    "origin.own": ("eget forslag, ikke beregnet", "own proposal, not costed"),
    "origin.costed": ("eget forslag, beregnet", "own proposal, costed"),
    "origin.retired": ("udgået af kataloget", "no longer in the catalogue"),
    # the log
    "evidence": ("Log og bevis", "Log and proof"),
    "evidence.log": (
        "Alt, hvad der blev gjort på dagen, står i en log, der kun kan forlænges. Denne protokol er regnet ud af dens "
        "første {seq} hændelser; den sidste er fra {at}.",
        "All that was done on the day stands in a log that can only grow. This protocol is worked out from its first "
        "{seq} events; the last of them is from {at}.",
    ),
    "evidence.workshop": ("Arbejdsdag: {id}", "Workshop: {id}"),
    "evidence.documents": (
        "Budget {budget}, katalog {catalogue}, forudsætninger {assumptions} (SHA-256, de første 16 tegn).",
        "Budget {budget}, catalogue {catalogue}, assumptions {assumptions} (SHA-256, the first 16 characters).",
    ),
    "evidence.rounding": (
        "Beløb er regnet i hele kr. og afrundes kun her; en sum kan derfor afvige med 1 fra sine poster.",
        "Amounts are worked out in whole kr. and rounded here alone; a sum may differ by 1 from its items.",
    ),
    "evidence.head": (
        "Rod over de første {size} hændelser, underskrevet {at}:",
        "Root over the first {size} events, signed {at}:",
    ),
    "evidence.root": (
        "Den, der har loggen, kan regne roden ud igen. Er en enkelt hændelse ændret, fjernet, tilføjet eller flyttet, "
        "bliver den en anden.",
        "Whoever has the log can work out the root again. If a single event was changed, removed, added or moved, it "
        "is another one.",
    ),
    "evidence.after": (
        "De sidste {n} hændelser i protokollen kom efter underskriften.",
        "The last {n} events of this protocol came after the signature.",
    ),
}  # fmt: skip
