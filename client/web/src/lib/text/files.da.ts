/** What is read about files: those brought in, and those taken home. */

export const filesDa = {
  exports: {
    title: "Tag med hjem", lead: "Excel har levende formler, så I kan regne videre. PDF er resultatopgørelsen til print på A4.", day: "Hele dagen", base: "Basisbudgettet", excel: "Excel", pdf: "PDF", making: "Laver filen …", minutes: "Dagens protokol", read: "Læs",
    own: (table: string) => `${table}s budget`, statement: "Resultatopgørelsen, som den vises her",
  },
  imports: {
    title: "Indlæs filer", lead: "Læg jeres budget, katalog eller forudsætninger ind, som I har dem: CSV eller Excel. Intet gemmes, før du tager det i brug.", drop: "Træk filer hertil, eller vælg dem", accept: "CSV og XLSX, flere ad gangen.", choose: "Vælg filer", sending: (name: string) => `Sender ${name} …`,
    clear: "Fjern alle filer", files: "Filerne", bytes: (text: string) => `${text} kB`, not_sent: (n: number) => (n === 1 ? "Én fil nåede ikke frem." : `${n} filer nåede ikke frem.`), retry: "Prøv igen", hidden: "skjult ark", hidden_text: "Arket er skjult i filen og læses ikke, medmindre du vælger det.", sheet: (name: string) => `ark ${name}`,
    size: (rows: string, columns: number) => `${rows} rækker, ${columns} kolonner`, delimiter: (text: string) => `adskilt med ${text}`, delimiters: { ";": "semikolon", ",": "komma", "\t": "tabulator" } as Record<string, string>, first_rows_of: (name: string) => `De første rækker i ${name}`, unreadable: "Det her kunne ikke læses",
    mapping: {
      title: "Hvad er hvad?", source: "Tilknytning", guess: "Serverens forslag ud fra kolonnernes navne", file: (name: string) => `Fra fil: ${name}`, empty: "Ingen: jeg vælger selv", known: (name: string) => `Filerne passer til “${name}”.`, guessed: "Ingen kendt tilknytning passer. Her er et forslag; se det efter.", unknown: "Kolonnernes navne siger for lidt. Vælg selv, hvad arkene er.", own: "Det er Råderums egen projektmappe. Den skal ikke tilknyttes.",
      name: "Navn", municipality: "Kommune", save: "Gem tilknytningen som fil", load: "Hent tilknytning fra fil", load_failed: (name: string) => `${name} er ikke en tilknytning.`, edited: "rettet her", not_here: (n: number) => (n === 1 ? "Tilknytningen har ét ark mere, som ikke er lagt ind:" : `Tilknytningen har ${n} ark mere, som ikke er lagt ind:`),
      unread: "Læses ikke", read_it: "Læs arket", leave: "Læs ikke arket", columns: (n: number) => `${n} kolonner tilknyttet`, from_mapping: "Reglerne i tilknytningsfilen følger med, også dem der ikke vises her.",
    },
    table: {
      content: "Hvad er rækkerne?", header: "Navnene står i række", no_header: "der er ingen", fields: "Hvilken kolonne er hvad?", none: "–", missing: (name: string) => `${name} (findes ikke)`, amounts: "Beløb", shape: "Årene står som", wide: "en kolonne pr. år", long: "en række pr. år", year: "Kolonnen med år", amount: "Kolonnen med beløb", years: "Kolonner med beløb", posts: "Kolonner med årsværk", no_years: "Ingen kolonne har et år i sit navn.",
      unit: "Beløbene er i", units: { 1: "kr.", 1000: "1.000 kr.", 1000000: "mio. kr." } as Record<number, string>, decimals: "Decimaler", point: "Decimaltegn", points: { comma: "komma: 1.250,5", dot: "punktum: 1,250.5" }, reversed: "Indtægter står med plus", blank: "En tom celle er nul",
      contents: { lines: "Budgetlinjer", proposals: "Forslag (katalog)", committees: "Udvalg", policy_areas: "Politikområder", assumptions: "Forudsætninger", participants: "Deltagere", accounts: "Kontoplan", statement: "Trykt resultatopgørelse, til kontrol" },
      field: {
        id: "nummer eller id", name: "navn", committee: "udvalg", committee_name: "udvalgets navn", policy_area: "politikområde", policy_area_name: "politikområdets navn", function: "funktion", function_name: "funktionens navn", kind: "dranst", ownership: "ejerforhold", grouping: "gruppering", art: "art", steering_area: "styringsområde", layer: "lag", reference: "reference", post: "linje i opgørelsen", index: "prisindeks",
        type: "type", category: "kategori", group: "gruppe", summary: "kort fortalt", description: "beskrivelse", consequence_service: "konsekvens for borgerne", consequence_staff: "konsekvens for medarbejderne", risk: "risiko", preconditions: "forudsætninger", implementation: "gennemførelse", derived: "afledt drift og anlæg", works_council: "MED-bemærkning", hearing: "høringssvar", origin: "oprindelse", status: "status", version: "version",
        excludes: "i stedet for", requires: "kræver", scalable: "kan tages delvist", earliest_start: "tidligste start", lasting: "varighed", price_level: "prisniveau", table: "bord",
      } as Record<string, string>,
    },
    trial: {
      title: "Prøv", lead: "Se, hvad filerne bliver til. Intet gemmes.", go: "Prøv", going: "Læser filerne …", fine: "Alt er læst og kan tages i brug.", stopped: (n: number) => (n === 1 ? "Ét problem står i vejen. Intet er indlæst." : `${n} problemer står i vejen. Intet er indlæst.`), stale: "Du har ændret noget siden. Prøv igen.", counts: "Læst", people: (n: number) => `${n} deltagere er læst. Facilitator indlæser deltagere under “Deltagere”.`,
      problems: "Problemer og bemærkninger", severity: { problem: "problem", remark: "bemærkning" }, file: "Fil", sheet: "Ark", cell: "Celle", value: "Der står", say: "Hvad kan du gøre?", row: (n: number) => `række ${n}`, whole: "hele filen",
      committees: "Budgetlinjer pr. udvalg, som de står i filerne", no_committee: "Uden udvalg", layers: "Budgetlinjer pr. lag", report: "Resultatopgørelse, basis", proposals: "Alle forslag i kataloget", lines: "Antal", in_kroner: (currency: string) => `hele ${currency === "DKK" ? "kroner" : currency}`, name: "Navn", difference: "Forskellen fra det, der gælder nu",
    },
    use: { title: "Tag i brug", lead: "Bordenes valg bliver stående. Hvad der ændrer sig under dem, får de vist.", note: "Hvorfor? Bordene læser det.", note_hint: "fx “Budgettet efter 1. behandling”", confirm: "Tag i brug", used: (n: number) => `Udgave ${n} gælder nu.`, versions: "Se den under Udgaver" },
  },
};
