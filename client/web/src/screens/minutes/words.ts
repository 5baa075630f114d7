/** What stands around the protocol on its own page. The protocol's words come from the server. */

import { apart } from "../../lib/text/apart";

const da = {
  title: "Protokol", online: "Du er ikke logget ind her. Åbn linket til facilitator, økonom eller den, der evaluerer.",
  print: "Udskriv", pdf: "PDF", page: "HTML-fil", again: "Hent igen", loading: "Protokollen skrives …", names: "Med deltagernes navne",
  names_hint: "Kun til dem, der må have navnene. Udtalelser og indvendinger står altid uden navn.",
};

const en: typeof da = {
  title: "Protocol", online: "You are not signed in here. Open the facilitator's, the finance officer's or the evaluator's link.",
  print: "Print", pdf: "PDF", page: "HTML file", again: "Fetch again", loading: "Writing the protocol …", names: "With the participants' names",
  names_hint: "Only for those who may have the names. Statements and objections are always without a name.",
};

export const minutes = apart(da, en);
