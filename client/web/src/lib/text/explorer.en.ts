/** The words of the budget explorer, in English. Spread into en.ts. */

import type { explorerDa } from "./explorer.da";

export const explorerEn: typeof explorerDa = {
  title: "The budget", back: "Back", open: "See the whole budget", skip: "Go to the figures",
  views: { areas: "The whole budget", waterfall: "The way to the result", statement: "Result statement" }, views_label: "Show",
  whose: "Whose budget", own: "Your table", base: "The base budget", table: (n) => `Table ${n}`,
  live: "Following live", connecting: "Connecting …", offline: "Not connected – the figures are from before", failed: "The figures could not be fetched.", retry: "Try again",
  year: "Year", all_years: "All years", unit: "Amounts in", units: { millions: "m kr.", thousands: "1,000 kr.", kroner: "kr.", inhabitant: "kr. per inhabitant" }, short_units: { millions: "m kr.", thousands: "1,000 kr.", kroner: "kr.", inhabitant: "kr./inh." },
  show_table: "Show the figures as a table", hide_table: "Hide the table", table_of: (title) => `${title}: the figures as a table`, more_rows: (n) => `Show ${n} more rows`,
  path: "You are here", whole: "The whole budget", nameless: { committee: "Without a committee", area: "Without a policy area", function: "Without a function" },
  levels: { root: "The whole budget", committee: "Committee", area: "Policy area", function: "Function", line: "Line", proposal: "Proposal", tax: "Tax" },
  areas: {
    title: (name, year) => `${name}, ${year}`,
    shows: (expense, income, net) => `Height is kroner, to the same measure on both sides: to the right expenses of ${expense}, to the left income of ${income}. Net ${net}.`,
    shows_changed: (expense, income, net) => `Height is kroner, to the same measure on both sides: to the right expenses of ${expense}, to the left income and savings of ${income}. Net ${net}.`,
    net_cost: (text) => `an expense of ${text}`, net_income: (text) => `an income of ${text}`, net_none: "nothing",
    change: (text) => `Changed by the table: ${text}.`, unchanged: "The table has changed nothing here.",
    expense: "Expenses", income: "Income", income_saved: "Income and savings", net: "Net", base: "Base", changed: "Change", name: "Name",
    chart: "The budget as areas. Arrow keys move, Enter goes in, Escape goes back.", hint: "Click to go in · Escape goes back",
    smaller: (n) => `${n} smaller`, key_expense: "expense", key_income: "income (hatched)", key_cost: "dearer than the base", key_saving: "cheaper than the base, or new income",
    side: { expense: "expense", income: "income" },
    unseen: "Too small to see, or zero", unseen_lead: (year) => `They have no visible area in ${year}, but they count:`, zero: "zero",
    into: (name) => `Go into ${name}`,
  },
  waterfall: {
    title: (line) => `${line}: from base to result`, line: "Line", step: "Step", own: "the table's own", tax: "tax", plus: "Plus is expense or deficit, minus is income or surplus.",
    shows: (year, start, end, by) => `In ${year} the line goes from ${start} to ${end}${by}.`, by: (parts) => `: ${parts}`, same: " – nothing is changed",
    layers: (text) => `technical corrections ${text}`, choices: (text) => `chosen proposals ${text}`, owns: (text) => `own proposals ${text}`, taxes: (text) => `tax ${text}`,
    groups: { start: "Base", layer: "Technical corrections", proposal: "Chosen proposals", own: "The table's own proposals", tax: "Tax", end: "Result" },
    scale: "Scale", whole: "The whole amount", changes: "The changes only", whole_hint: "The axis starts at zero.", changes_hint: "The axis' zero is the base; the bars show how far the line has moved.", zero: "0",
    key_up: "pulls up: dearer, or less income", key_down: "pulls down: saving or income", key_level: "amount", key_own: "the table's own",
  },
  statement: {
    title: "Result statement", shows: "Plus is expense or deficit, minus is income or surplus. Figures are added in whole kroner and rounded when shown. Choose a line to see what it is made of.",
    layout: "Layout", layouts: { report: "The budget's own lines" }, prices: "Prices", current: "each year's prices", fixed: (year) => `${year} prices`,
    base: "Base", corrections: "Corrections", proposals: "Choices", taxes: "Tax", total: "Total", line: "Line", account: "Account", into: (name) => `See what ${name} is made of`,
    moved: (text) => `changed ${text}`, by: { committee: "committee by committee", area: "policy areas", item: "lines, proposals and tax" },
    more: (n) => `Show ${n} more lines`, empty: "There are no amounts here.", in_year: (year, unit, prices) => `${year}, ${unit}, ${prices}`, in_years: (unit, prices) => `All years, ${unit}, ${prices}`,
  },
  choices: { title: "The table's choices", none: "The table has chosen nothing yet.", waiting: "Fetching the table's choices …", turned: "changed tax", own: "the table's own", sum: "Total" },
};
