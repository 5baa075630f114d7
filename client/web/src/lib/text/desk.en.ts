/** The same in English. */

import type { deskDa } from "./desk.da";

export const deskEn: typeof deskDa = {
  tax: {
    title: "Taxes", turned_from: (year) => `from ${year}`, open: "Turn the rate",
    from: "From and including", rate_of: (name, year) => `${name} in ${year}`, rate: "Rate", lower: "Lower", higher: "Higher", not_rate: "Type a rate, such as 25.6",
    gives: (text) => `${text} more`, costs: (text) => `${text} less`, nothing: "as in the budget", pending: "being worked out …",
    year: (year, rate, effect) => `From ${year}: ${rate}, ${effect}`, takes_out: (titles) => `If you turn the rate, ${titles} goes out.`, took_out: "A proposal on the same tax sets your rate back.",
    sets_back: (name) => `sets your ${name} back`, reset: "Back to the budget's rate", meanwhile: (who, rate) => `${who} set it to ${rate}`, budget: (rate) => `was ${rate}`,
  },
  limits: {
    title: "Law, frames and targets", open: "See frames and targets", all_kept: "All is kept", lead: "Nothing here stops you from changing anything. It shows where the budget stands.",
    kinds: { law: "Law", frame: "Frame", target: "Own target" },
    kept: { law: "kept", frame: "kept", target: "reached" }, broken: { law: "not kept", frame: "exceeded", target: "not reached" },
    must: { above: "must be above", at_least: "must be at least", at_most: "must be at most" }, zero: "zero",
    over: (text, year) => `${text} over in ${year}`, short: (text, year) => `lacks ${text} in ${year}`, value: "The budget", bound: "The limit", off_row: "Distance", ok: "kept",
    drivers: "What pulls hardest the wrong way", no_drivers: "None of your choices makes it worse: the budget was here from the start.", source: "Source",
    cannot: "The budget cannot be handed in", cannot_short: "cannot be handed in", why_breach: (line, years) => `${line} is not as the law demands in ${years}.`,
    why_unnamed: "The law demands that an amendment names its appropriation and its amount.", name_for: (title) => `Appropriation for ${title}`, pick: "Choose a policy area …", no_amount: "names no amount", no_area: "names no appropriation", read: "Read the law and the figures",
    stays: "You can go on working meanwhile.",
  },
  flags: {
    kinds: { costed: "Costed by finance", changed: "Changed in the catalogue", retired: "Gone from the catalogue", misfit: "No longer fits" },
    texts: {
      costed: "Finance has worked out your proposal. Your choice is as you left it.", changed: "A new version of the catalogue changed the proposal. Your choice is as you left it.",
      retired: "The proposal is no longer in the catalogue. You still hold it.", misfit: "It no longer fits with the rest of your choices.",
    },
    before: "Before", after: "Now", fields: "Also changed", seen: "Seen", seen_for: (title) => `We have seen the change of ${title}`, same_amounts: "The amounts are the same.",
    version: (number) => `Version ${number}`, came: (number) => `A new version of the budget: no. ${number}`, touched: (n) => (n === 1 ? "One of your choices has changed." : `${n} of your choices have changed.`), untouched: "None of your choices has changed.", hide: "Hide", show_first: "Show the first",
    summary: (n) => (n === 1 ? "One change under your choices that you have not seen" : `${n} changes under your choices that you have not seen`),
  },
  hall_version: {
    title: (n) => `New version: no. ${n}`, changed: (n) => `${n} changed proposals`, added: (n) => `${n} new`, retired: (n) => `${n} gone`, budget: "new budget", assumptions: "new assumptions",
    unseen: (n) => (n === 1 ? "One table has changes that it has not seen" : `${n} tables have changes that they have not seen`), flagged: "changed since it was chosen",
  },
  facts: {
    own: "The table's own proposal", summary: "In short", costed: "costed by finance", not_costed: "not costed", retired: "gone", guess: "The table's guess", amounts: "Amounts", implementation: "Implementation", derived: "Derived costs", hearing: "Hearing replies",
    status: "Status", version: (n) => `version ${n}`, price_level: (year) => `${year} prices`, steering_area: "Steering area", scalable: "May be taken in part", whole: "Only wholly or not at all", account: "Account",
    kind: "Kind", ownership: "Ownership", grouping: "Grouping", art: "Type", nothing_written: "Not described yet", posts_hint: "full-time posts; minus is fewer",
    field: {
      function: "function", kind: "kind", ownership: "ownership", grouping: "grouping", art: "type", years: "years", sense: "sense", terms: "sum of", opening: "opening", rows: "row",
      title: "title", type: "kind", category: "category", committee: "committee", policy_area: "policy area", account: "account", steering_area: "steering area", postings: "amounts", posts: "posts", description: "description", consequence_service: "consequence for citizens",
      consequence_staff: "consequence for staff", risk: "risk", preconditions: "preconditions", works_council: "works council's remark", origin: "origin", excludes: "instead of", requires: "requires", scalable: "whether it may be taken in part", earliest_start: "earliest start", lasting: "duration",
      summary: "summary", implementation: "implementation", derived: "derived costs", hearing: "hearing replies", status: "status", version: "version", price_level: "price level", amounts: "amounts", name: "name", values: "values", thousandths: "index", layer: "layer", index: "price index", post: "line of the statement", reference: "reference", base: "base", rate: "rate", remainder: "remainder", line: "line", bound: "bound", source: "source", unit: "unit",
    },
  },
};
