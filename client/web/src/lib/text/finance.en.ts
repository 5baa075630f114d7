/** The same in English. */

import type { financeDa } from "./finance.da";

export const financeEn: typeof financeDa = {
  title: "Finance", online: "No finance officer is signed in here. Open the link that the facilitator has.", facilitator: "To the facilitator",
  tabs: { queue: "Proposals from the tables", versions: "Versions", imports: "Import files", exports: "Fetch files" },
  queue: {
    title: "Proposals from the tables", none: "The tables have proposed nothing of their own yet.", not_costed: (n) => `${n} not costed`, done: "Costed", from: (table, committee) => `${table} · ${committee}`, chosen: "in the table's budget", not_chosen: "taken out again",
    guess: "the table's guess", pick: "Choose a proposal in the list to work it out.", back: "To the list", waits: "Fetching the proposal …",
  },
  cost: {
    title: (title) => `Work out “${title}”`, lead: "The table's choice is not touched. They see the costed version at once, with before and after.", amounts: (year) => `Amounts in 1,000 kr., ${year} prices`, guess: (text) => `the table's guess: ${text}`,
    posts: "Full-time posts", fewer: "fewer", more: "more", no_posts: "Type posts, such as 2.5", summary: "In short, two lines", summary_hint: "What happens, and who feels it? The tables read this first.",
    scalable: "May be taken in part", lasting: "Lasting", earliest: "Earliest from", same: "The same in all years", send: "Send to the table", again: "Send the change to the table", sent: (table) => `Sent. ${table} sees it now.`, meanwhile: (who) => `${who} worked out the proposal meanwhile.`, take: "Take that version",
    committee_area: "No policy area", steering: "The table's steering area", optional: "Description", unsent: "not sent yet", wrong: "Correct the marked fields.",
  },
  versions: {
    title: "Versions of budget, catalogue and assumptions", in_force: "in force", number: (n) => `Version ${n}`, by: (who, time) => `${time} by ${who}`, first: "As the day was opened", changed: "New in this version", documents: { budget: "budget", catalogue: "catalogue", assumptions: "assumptions" },
    difference: "See the difference", difference_of: (n, m) => `The difference from version ${n} to ${m}`, use: "Use again", use_title: (n) => `Put version ${n} in force again`, use_lead: "The tables' choices stay. They are shown what changes under them.", which: "What shall be used?", note: "Why? The tables read this.", note_hint: "such as “The national agreement has come”",
    confirm: "Put in force", used: (n) => `Version ${n} is in force.`, same: "That is what is in force now.", server: "the server", finance: "finance", facilitator: "the facilitator",
  },
  difference: {
    kinds: { added: "new", removed: "gone", changed: "changed" }, none: "No difference.", entries: (n) => `${n} ${n === 1 ? "change" : "changes"}`, left_out: (n) => `${n} more changes are not shown.`, what: "What", before: "Before", after: "Now", more: (n) => `Show ${n} more`,
    lists: { lines: "budget line", proposals: "proposal", quantities: "quantity", indices: "price index", amounts: "amounts of a line", committees: "committee", policy_areas: "policy area", layers: "layer", report: "line of the statement", taxes: "tax", limits: "limit", layouts: "layout", "": "the document" },
    nothing: "nothing",
  },
};
