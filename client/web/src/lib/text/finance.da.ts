/** What a finance officer reads during the day. */

export const financeDa = {
  title: "Økonomi", online: "Økonomen er ikke logget ind her. Åbn linket, som facilitator har.", facilitator: "Til facilitator",
  tabs: { queue: "Forslag fra bordene", versions: "Udgaver", imports: "Indlæs filer", exports: "Hent filer" },
  queue: {
    title: "Forslag fra bordene", none: "Bordene har ikke foreslået noget selv endnu.", not_costed: (n: number) => `${n} ikke beregnet`, done: "Beregnet", from: (table: string, committee: string) => `${table} · ${committee}`, chosen: "i bordets budget", not_chosen: "taget ud igen",
    guess: "bordets bud", pick: "Vælg et forslag i listen for at regne på det.", back: "Til listen", waits: "Henter forslaget …",
  },
  cost: {
    title: (title: string) => `Beregn “${title}”`, lead: "Bordets valg røres ikke. De ser den beregnede udgave med det samme, med før og efter.", amounts: (year: number) => `Beløb i 1.000 kr., ${year}-priser`, guess: (text: string) => `bordets bud: ${text}`,
    posts: "Årsværk", fewer: "færre", more: "flere", no_posts: "Skriv årsværk, fx 2,5", summary: "Kort fortalt, to linjer", summary_hint: "Hvad sker der, og hvem mærker det? Bordene læser det først.",
    scalable: "Kan tages delvist", lasting: "Varigt", earliest: "Tidligst fra", same: "Samme beløb alle år", send: "Send til bordet", again: "Send ændringen til bordet", sent: (table: string) => `Sendt. ${table} ser den nu.`, meanwhile: (who: string) => `${who} har beregnet forslaget imens.`, take: "Hent den udgave",
    committee_area: "Intet politikområde", steering: "Bordets styringsområde", optional: "Beskrivelse", unsent: "ikke sendt endnu", wrong: "Ret de markerede felter.",
  },
  versions: {
    title: "Udgaver af budget, katalog og forudsætninger", in_force: "gælder nu", number: (n: number) => `Udgave ${n}`, by: (who: string, time: string) => `${time} af ${who}`, first: "Som dagen blev åbnet", changed: "Nyt i denne udgave", documents: { budget: "budget", catalogue: "katalog", assumptions: "forudsætninger" },
    difference: "Se forskellen", difference_of: (n: number, m: number) => `Forskellen fra udgave ${n} til ${m}`, use: "Brug igen", use_title: (n: number) => `Tag udgave ${n} i brug igen`, use_lead: "Bordenes valg bliver stående. Hvad der ændrer sig under dem, får de vist.", which: "Hvad skal tages i brug?", note: "Hvorfor? Bordene læser det.", note_hint: "fx “Økonomiaftalen er kommet”",
    confirm: "Tag i brug", used: (n: number) => `Udgave ${n} gælder nu.`, same: "Det er det, der gælder nu.", server: "serveren", finance: "økonomen", facilitator: "facilitator",
  },
  difference: {
    kinds: { added: "nyt", removed: "udgået", changed: "ændret" }, none: "Ingen forskel.", entries: (n: number) => `${n} ${n === 1 ? "ændring" : "ændringer"}`, left_out: (n: number) => `${n} ændringer mere vises ikke.`, what: "Hvad", before: "Før", after: "Nu", more: (n: number) => `Vis ${n} mere`,
    lists: { lines: "budgetlinje", proposals: "forslag", quantities: "størrelse", indices: "prisindeks", amounts: "beløb på linje", committees: "udvalg", policy_areas: "politikområde", layers: "lag", report: "opgørelseslinje", taxes: "skat", limits: "grænse", layouts: "opstilling", "": "dokumentet" } as Record<string, string>,
    nothing: "intet",
  },
};
