/** What a table reads about taxes, limits, changes and a proposal's facts. */

export const deskDa = {
  tax: {
    title: "Skat", turned_from: (year: number) => `fra ${year}`, open: "Skru på satsen",
    from: "Gælder fra og med", rate_of: (name: string, year: number) => `${name} i ${year}`, rate: "Sats", lower: "Lavere", higher: "Højere", not_rate: "Skriv en sats, fx 25,6",
    gives: (text: string) => `${text} mere`, costs: (text: string) => `${text} mindre`, nothing: "som budgettet", pending: "regnes ud …",
    year: (year: number, rate: string, effect: string) => `Fra ${year}: ${rate}, ${effect}`, takes_out: (titles: string) => `Skruer I på satsen, går ${titles} ud.`, took_out: "Et forslag om samme skat sætter jeres sats tilbage.",
    sets_back: (name: string) => `sætter jeres ${name} tilbage`, reset: "Tilbage til budgettets sats", meanwhile: (who: string, rate: string) => `${who} satte den til ${rate}`,
    budget: (rate: string) => `før ${rate}`,
  },
  limits: {
    title: "Lov, rammer og mål", open: "Se rammer og mål", all_kept: "Alt er overholdt", lead: "Intet herunder forhindrer jer i at ændre. Det viser, hvor budgettet står.",
    kinds: { law: "Lov", frame: "Ramme", target: "Eget mål" },
    kept: { law: "overholdt", frame: "holdt", target: "nået" }, broken: { law: "ikke overholdt", frame: "overskredet", target: "ikke nået" },
    must: { above: "skal være over", at_least: "skal mindst svare til", at_most: "må højst svare til" }, zero: "nul",
    over: (text: string, year: number) => `${text} over i ${year}`, short: (text: string, year: number) => `mangler ${text} i ${year}`, value: "Budgettet", bound: "Grænsen", off_row: "Afstand", ok: "holdt",
    drivers: "Det trækker mest den forkerte vej", no_drivers: "Ingen af jeres valg gør det værre: budgettet var her fra starten.", source: "Kilde",
    cannot: "Budgettet kan ikke afleveres", cannot_short: "kan ikke afleveres", why_breach: (line: string, years: string) => `${line} er ikke, som loven kræver, i ${years}.`,
    why_unnamed: "Loven kræver, at en ændring nævner sin bevilling og sit beløb.", name_for: (title: string) => `Bevilling for ${title}`, pick: "Vælg politikområde …", no_amount: "nævner intet beløb", no_area: "nævner ingen bevilling", read: "Læs loven og tallene",
    stays: "I kan arbejde videre imens.",
  },
  flags: {
    kinds: { costed: "Beregnet af økonomien", changed: "Ændret i kataloget", retired: "Udgået af kataloget", misfit: "Passer ikke længere" },
    texts: {
      costed: "Økonomien har regnet på jeres forslag. Jeres valg er, som I lod det.", changed: "En ny udgave af kataloget har ændret forslaget. Jeres valg er, som I lod det.",
      retired: "Forslaget står ikke længere i kataloget. I holder det stadig.", misfit: "Det passer ikke længere sammen med resten af jeres valg.",
    },
    before: "Før", after: "Nu", fields: "Også ændret", seen: "Set", seen_for: (title: string) => `Vi har set ændringen af ${title}`, same_amounts: "Beløbene er de samme.",
    version: (number: number) => `Udgave ${number}`, came: (number: number) => `Ny udgave af budgettet: nr. ${number}`, touched: (n: number) => (n === 1 ? "Ét af jeres valg er ændret." : `${n} af jeres valg er ændret.`), untouched: "Ingen af jeres valg er ændret.", hide: "Skjul", show_first: "Vis det første",
    summary: (n: number) => (n === 1 ? "Én ændring under jeres valg, som I ikke har set" : `${n} ændringer under jeres valg, som I ikke har set`),
  },
  hall_version: {
    title: (n: number) => `Ny udgave: nr. ${n}`, changed: (n: number) => `${n} ændrede forslag`, added: (n: number) => `${n} nye`, retired: (n: number) => `${n} udgåede`, budget: "nyt budget", assumptions: "nye forudsætninger",
    unseen: (n: number) => (n === 1 ? "Ét bord har ændringer, det ikke har set" : `${n} borde har ændringer, de ikke har set`), flagged: "ændret siden valget",
  },
  facts: {
    own: "Bordets eget forslag", summary: "Kort fortalt", costed: "beregnet af økonomien", not_costed: "ikke beregnet", retired: "udgået", guess: "Bordets bud", amounts: "Beløb", implementation: "Gennemførelse", derived: "Afledt drift og anlæg", hearing: "Høringssvar",
    status: "Status", version: (n: number) => `version ${n}`, price_level: (year: number) => `${year}-priser`, steering_area: "Styringsområde", scalable: "Kan tages delvist", whole: "Kun helt eller slet ikke", account: "Konto",
    kind: "Dranst", ownership: "Ejerforhold", grouping: "Gruppering", art: "Art", nothing_written: "Ikke beskrevet endnu", posts_hint: "årsværk; minus er færre",
    field: {
      function: "funktion", kind: "dranst", ownership: "ejerforhold", grouping: "gruppering", art: "art", years: "år", sense: "retning", terms: "sum af", opening: "primo", rows: "række",
      title: "titel", type: "type", category: "art", committee: "udvalg", policy_area: "politikområde", account: "konto", steering_area: "styringsområde", postings: "beløb", posts: "årsværk", description: "beskrivelse", consequence_service: "konsekvens for borgerne",
      consequence_staff: "konsekvens for medarbejderne", risk: "risiko", preconditions: "forudsætninger", works_council: "MED-bemærkning", origin: "oprindelse", excludes: "i stedet for", requires: "kræver", scalable: "om det kan tages delvist", earliest_start: "tidligste start", lasting: "varighed",
      summary: "kort fortalt", implementation: "gennemførelse", derived: "afledt drift og anlæg", hearing: "høringssvar", status: "status", version: "version", price_level: "prisniveau", amounts: "beløb", name: "navn", values: "værdier", thousandths: "indeks", layer: "lag", index: "prisindeks", post: "linje i opgørelsen", reference: "reference", base: "grundlag", rate: "sats", remainder: "rest", line: "linje", bound: "grænse", source: "kilde", unit: "enhed",
    } as Record<string, string>,
  },
};
