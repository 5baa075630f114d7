/** What stands on the page of what one can do with a day besides taking part in it. */

import { apart } from "../../lib/text/apart";

const da = {
  title: "Efter dagen", online: "Du er ikke logget ind her. Åbn linket, som facilitator har til den, der evaluerer.",
  lead: "Alt, hvad der skete, står i loggen. Her kan du se det igen, følge hver krone og tage det med.",
  budget: { title: "Budgettet", text: "Kommunens budget og hvert bords, fra resultatet ned til linjen." },
  history: { title: "Historikken", text: "Alt, der skete, som sætninger. Find det efter bord, forslag, tid eller ord, og tag det med som fil." },
  minutes: { title: "Protokollen", text: "Hvad bordene blev enige om, hvad de ikke blev enige om og hvorfor, og hvad der står åbent. Også på papir." },
};

const en: typeof da = {
  title: "After the day", online: "You are not signed in here. Open the link that the facilitator has for the evaluator.",
  lead: "All that happened stands in the log. See it again here, follow every krone, and take it along.",
  budget: { title: "The budget", text: "The municipality's budget and each table's, from the result down to the line." },
  history: { title: "The history", text: "All that happened, as sentences. Find it by table, proposal, time or words, and take it along as a file." },
  minutes: { title: "The protocol", text: "What the tables agreed on, what they did not and why, and what is open. On paper, too." },
};

export const after = apart(da, en);
