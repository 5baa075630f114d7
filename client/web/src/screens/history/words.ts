/** What stands around the history. Its sentences, and what its filters are called, come from the server. */

import { apart } from "../../lib/text/apart";

const da = {
  title: "Historik", online: "Du er ikke logget ind her. Åbn linket til facilitator, økonom eller den, der evaluerer.",
  skip: "Gå til hændelserne", filters: "Filtre", show_filters: "Vis filtre", hide_filters: "Skjul filtre", all: "Fjern alle filtre",
  facets: { round: "Runde", table: "Bord", group: "Gruppe", proposal: "Forslag", committee: "Udvalg", kind: "Art", person: "Person", tax: "Skat", undo: "Fortrudt" },
  words: "Ord i teksten", words_hint: "Alle ordene skal stå der: i begrundelser, titler og andet, som nogen har skrevet.", search: "Søg",
  since: "Fra", until: "Til og med", order: "Rækkefølge", newest: "Nyeste først", oldest: "Ældste først",
  find: (facet: string) => `Find i listen: ${facet}`, chosen: (count: number) => `${count} valgt`,
  active: "Valgte filtre", remove: (name: string) => `Fjern filter: ${name}`,
  kept: "Mine filtre", kept_hint: "Gemt i denne browser. Adressen kan også sendes til andre: den er filteret.", keep_as: "Navn på filteret", keep: "Gem filter",
  drop: (name: string) => `Slet filteret ${name}`, used: (name: string) => `Filteret ${name} er gemt.`, dropped: (name: string) => `Filteret ${name} er slettet.`,
  copy: "Kopiér link", copied: "Linket er kopieret.",
  loading: "Henter …", none: "Intet passer til filtrene.", failed: "Serveren svarer ikke lige nu.", retry: "Prøv igen", again: "Opdatér",
  found: (shown: string, total: string) => `Viser ${shown} af ${total} hændelser`,
  found_all: (total: string) => `${total} hændelser`, found_one: "1 hændelse",
  found_some: (shown: string) => `Viser ${shown} hændelser; der er flere`,
  more: "Vis flere", take: "Hent som fil", between: "Uden for runderne", round: (number: number) => `Runde ${number}`,
  undone: (seq: number) => `fortryder nr. ${seq}`, number: (seq: number) => `nr. ${seq}`,
};

const en: typeof da = {
  title: "History", online: "You are not signed in here. Open the facilitator's, the finance officer's or the evaluator's link.",
  skip: "Go to the events", filters: "Filters", show_filters: "Show filters", hide_filters: "Hide filters", all: "Remove all filters",
  facets: { round: "Round", table: "Table", group: "Group", proposal: "Proposal", committee: "Committee", kind: "Kind", person: "Person", tax: "Tax", undo: "Undone" },
  words: "Words in the text", words_hint: "All the words must stand there: in reasons, titles and whatever else somebody wrote.", search: "Search",
  since: "From", until: "To", order: "Order", newest: "Newest first", oldest: "Oldest first",
  find: (facet) => `Find in the list: ${facet}`, chosen: (count) => `${count} chosen`,
  active: "Chosen filters", remove: (name) => `Remove filter: ${name}`,
  kept: "My filters", kept_hint: "Kept in this browser. The address can be sent to others, too: it is the filter.", keep_as: "Name of the filter", keep: "Keep filter",
  drop: (name) => `Delete the filter ${name}`, used: (name) => `The filter ${name} is kept.`, dropped: (name) => `The filter ${name} is deleted.`,
  copy: "Copy link", copied: "The link is copied.",
  loading: "Fetching …", none: "Nothing fits the filters.", failed: "The server does not answer just now.", retry: "Try again", again: "Refresh",
  found: (shown, total) => `Showing ${shown} of ${total} events`,
  found_all: (total) => `${total} events`, found_one: "1 event",
  found_some: (shown) => `Showing ${shown} events; there are more`,
  more: "Show more", take: "Download", between: "Outside the rounds", round: (number) => `Round ${number}`,
  undone: (seq) => `undoes no. ${seq}`, number: (seq) => `no. ${seq}`,
};

export const words = apart(da, en);
