/* The protocol's shapes, written by tests/web/generate_protocol.py from projections/rows, the commands and the
   documents. Never edited by hand: a test compares it with what the generator writes. */

/** day: round/<number>. ends_at is 0 while planned; an open round past its end is in overtime. */
export interface RoundRow {
  number: number;
  title: string | null;
  status: "planned" | "open" | "closed";
  minutes: number;
  opened_at: number;
  ends_at: number;
  auto_close: boolean;
}

/** day: table/<n>, and table: table. */
export interface TableRow {
  number: number;
  name: string | null;
  locked: boolean;
  seats: number;
}

/** day: target/<n or 0>/<L>/<Y>. */
export interface TargetRow {
  table: number;
  line: string;
  year: number;
  change: number;
}

/** day: version/<number>. Budget, catalogue and assumptions from `seq` on, by hash; the last is in force. */
export interface VersionRow {
  number: number;
  seq: number;
  at: number;
  by: string;
  budget: string;
  catalogue: string;
  assumptions: string;
  note: string | null;
}

/** day: workshop. Documents by hash; agreement is the number of tables that makes a proposal agreed. */
export interface WorkshopRow {
  title: string | null;
  status: "open" | "closed";
  hidden: boolean;
  agreement: number;
  budget: string;
  catalogue: string;
  assumptions: string;
  round: number;
}

/** hall: agree/<G>. tables: how many chose it in the direction most tables took. */
export interface AgreeRow {
  row: string;
  proposals: string[];
  tables: number;
  agreed: boolean;
  smallest: number[];
  toward: number[];
  supports: number;
  objections: number;
}

/** hall: cell/<G>/<n>. What table n chose of row G. G is a proposal, or the first of a row of alternatives. */
export interface CellRow {
  proposal: string;
  share: number;
  shift: number;
  set: boolean;
  flagged: boolean;
  effect: number[];
  toward: number[];
  seq: number;
}

/** hall: own/<n>/P. A table's own proposal, apart from the agreement (settled.md 25). */
export interface HallOwnRow {
  table: number;
  proposal: string;
  title: string | null;
  committee: string;
  chosen: boolean;
  costed: boolean;
  effect: number[];
}

/** hall: table/<n>. achieved, required, missing: per year, on `line`; None where there is no target that year. */
export interface HallTableRow {
  table: number;
  line: string;
  achieved: number[];
  required: (number | null)[];
  missing: (number | null)[];
  chosen: number;
  deliverable: boolean;
}

/** hall: version. The latest version of the documents, if it is not the first. */
export interface HallVersionRow {
  number: number;
  seq: number;
  at: number;
  budget: boolean;
  assumptions: boolean;
  added: string[];
  changed: string[];
  retired: string[];
  tables: number[];
}

/** hall: summary. What the hall agrees on. agreed: effect toward the target line per year, of agreed rows only. */
export interface SummaryRow {
  hidden: boolean;
  tables: number;
  agreement: number;
  edits: number;
  participants: number;
  line?: string;
  agreed_rows?: number;
  agreed?: number[];
  apart?: number[];
  required?: (number | null)[];
}

export interface BreachRow {
  line: string;
  year: number;
  amount: number;
}

/** A choice or a turned tax, and what it does to a limit's line, one a year. */
export interface DriverRow {
  proposal: string;
  amounts: number[];
}

/** table: effect/P. What the choice does, in each year's own prices. */
export interface EffectRow {
  effect: number[];
  toward: number[];
  passed: number[];
}

/** table: headline. The year that counts: the budget year if something is missing there, else the worst year. */
export interface HeadlineRow {
  line: string;
  year: number;
  missing: number;
  which: "budget_year" | "worst_year" | "none";
}

/** table: law. deliverable false: the budget cannot be handed in (kan ikke afleveres), and why. */
export interface LawRow {
  deliverable: boolean;
  breaches: BreachRow[];
  unnamed: string[];
}

/** table: limit/<id>. A limit of the budget document, and how the table's budget stands to it. */
export interface LimitRow {
  limit: string;
  kind: "law" | "frame" | "target";
  line: string;
  state: "met" | "breached";
  value: number[];
  bound: number[];
  off: number[];
  drivers: DriverRow[];
}

/** table: result/L. One line of the report, exact kroner, and how far the table moved it from the base. */
export interface ResultRow {
  line: string;
  amounts: number[];
  change: number[];
}

/** table: standing/L/Y. One target. missing: kroner left of the required change; 0 or less is reached. */
export interface StandingRow {
  line: string;
  year: number;
  required: number;
  achieved: number;
  missing: number;
}

/** table: turned/<tax>. What the turned rates of a tax change, and the part that counts in the target's line. */
export interface TurnedRow {
  tax: string;
  effect: number[];
  toward: number[];
}

/** facilitator: activity/<n>. silent: people there who have not edited in this round; groups: edits per group. */
export interface ActivityRow {
  table: number;
  edits: number;
  last_at: number;
  people: number;
  silent: number;
  groups: Record<string, number>;
}

/** finance: ask/<n>/P. A table's own proposal, to be costed; amounts: the table's guess, or as costed. */
export interface AskRow {
  table: number;
  proposal: string;
  title: string | null;
  committee: string;
  policy_area: string;
  steering_area: string;
  type: string;
  amounts: number[];
  chosen: boolean;
  costed: boolean;
  seq: number;
}

/** facilitator: seat/<pid>. table 0: waiting to be let in. */
export interface SeatRow {
  pid: string;
  group: string;
  home_committee: string;
  table: number;
  claimed: boolean;
  note_taker: boolean;
  edits: number;
}

/** table: amount/P/Y. A year's amount as the table set it, in the proposal's own price level. */
export interface AmountRow {
  proposal: string;
  year: number;
  amount: number;
  reason: string | null;
  by: string;
  seq: number;
}

/** table: choice/P. by, seq: who changed it last, and where in the log. */
export interface ChoiceRow {
  proposal: string;
  share: number;
  shift: number;
  catalogue: string;
  by: string;
  seq: number;
}

/** table: flag/P. What changed under a choice since it was made; gone when the table has seen it. */
export interface FlagRow {
  proposal: string;
  kind: "costed" | "changed" | "retired" | "misfit";
  fields: string[];
  before: number[];
  after: number[];
  version: number;
  seq: number;
}

/** table: member/<pid>. Somebody who sits here; here: has claimed the seat from a device. */
export interface MemberRow {
  pid: string;
  group: string;
  home_committee: string;
  here: boolean;
  note_taker: boolean;
}

/** table: order. The chosen proposals, the first to be taken in front. */
export interface OrderRow {
  proposals: string[];
}

/** table: own/P. A proposal of the table's own. Stays when it is withdrawn, to be chosen again. */
export interface OwnRow {
  proposal: string;
  title: string | null;
  committee: string;
  type: string;
  steering_area: string;
  policy_area: string;
  costed: boolean;
  amounts: number[];
  guess: number[];
  posts: number[];
  scalable: boolean;
  earliest_start: number;
  lasting: boolean;
  summary: string | null;
  description: string | null;
  consequence_service: string | null;
  consequence_staff: string | null;
  risk: string | null;
  preconditions: string | null;
  implementation: string | null;
  derived: string | null;
  works_council: string | null;
  hearing: string | null;
  origin: string | null;
  by: string;
  seq: number;
}

/** table: rate/<tax>/<Y>. A turned tax rate, and the budget's own; thousandths of the tax's unit. */
export interface RateRow {
  tax: string;
  year: number;
  rate: number;
  base_rate: number;
  by: string;
  seq: number;
}

/** table: reason/P. */
export interface ReasonRow {
  proposal: string;
  reason: string | null;
  by: string;
  seq: number;
}

/** recent/<slot>: a ring of the latest edits. what: the event's stored name. */
export interface RecentRow {
  seq: number;
  at: number;
  table: number;
  what?: string;
  proposal?: string;
  tax?: string;
  year?: number;
  before?: number;
  after?: number;
  by?: string;
  undoes?: number;
}

/** table: stance/P/<pid>. grade: support, lean_support, neutral, concern, object. */
export interface StanceRow {
  proposal: string;
  pid: string;
  grade: string;
  reason: string | null;
  by: string;
  seq: number;
}

/** Codes as they are printed; "" where the source does not give one. */
export interface Account {
  function: string;
  kind: string;
  ownership: string;
  grouping: string;
  art: string;
}

/** parent: the code it belongs to (03.22.01 to 03.22, that to 03), "" for one at the top. */
export interface Code {
  code: string;
  name: string;
  parent: string;
}

/** The codes of one dimension of the account in the budget's year. Empty: any code is taken. */
export interface CodeList {
  dimension: "function" | "kind" | "ownership" | "grouping" | "art";
  codes: Code[];
}

/** Which amounts a row takes: those that fit every field that is not empty. */
export interface Selector {
  posts: string[];
  committees: string[];
  policy_areas: string[];
  functions: string[];
  kinds: string[];
  steering_areas: string[];
}

/** select: what `select` gathers. sum: the rows named in `terms`, all above. line: a report line as it is (cash */
export interface LayoutRow {
  id: string;
  name: string;
  kind: "select" | "sum" | "line" | "text";
  select: Selector;
  terms: string[];
  minus: string[];
  line: string;
  level: number;
  heading: boolean;
}

/** source: whose layout it is, printed below it. whole: the row that must equal the report line `equals`. */
export interface Layout {
  id: string;
  name: string;
  source: string;
  rows: LayoutRow[];
  whole: string;
  equals: string;
}

/** Udvalg. In Bergen's budget: a department (byrådsavdeling). */
export interface Committee {
  id: string;
  name: string;
}

/** Politikområde / bevillingsområde: the council's appropriation level. */
export interface PolicyArea {
  id: string;
  committee: string;
  name: string;
}

/** A step from last year's budget to this one's base, before any proposal (tekniske korrektioner). */
export interface Layer {
  id: string;
  name: string;
  kind: "base" | "prices" | "demography" | "law" | "decisions" | "other";
}

/** One line of the base budget, in the price level of the budget year. */
export interface BudgetLine {
  id: string;
  name: string;
  account: Account;
  committee: string;
  policy_area: string;
  steering_area: string;
  index: string;
  post: string;
  amounts: number[];
  layer: string;
  reference: string;
}

/** Styringsområde, and where an amount that names it counts. */
export interface SteeringArea {
  id: string;
  name: string;
  committee: string;
  index: string;
  post: string;
}

/** One line of the report tree. Terms name lines that stand above it. */
export interface ReportLine {
  id: string;
  name: string;
  kind: "leaf" | "sum" | "balance" | "average";
  terms: string[];
  opening: string;
  opening_average: string;
  must_be_positive: boolean;
  heading: boolean;
  stock: boolean;
}

/** A line that is worked out: base x rate, so that a table can turn the rate (domain.md 1.5). */
export interface Tax {
  id: string;
  name: string;
  line: string;
  base: string;
  rate: string;
  unit: "pct" | "promille";
  remainder: number[];
}

/** What a report line has to keep to, every year. A state with an explanation, never a wall (domain.md 1.6). */
export interface Limit {
  id: string;
  name: string;
  kind: "law" | "frame" | "target";
  line: string;
  sense: "above" | "at_least" | "at_most";
  bound: string;
  source: string;
}

/** A base budget with its own report tree. `target_line` is what a target means unless it says otherwise. */
export interface Budget {
  municipality: string;
  currency: string;
  years: number[];
  committees: Committee[];
  policy_areas: PolicyArea[];
  steering_areas: SteeringArea[];
  default_steering_area: string;
  lines: BudgetLine[];
  report: ReportLine[];
  target_line: string;
  layers: Layer[];
  code_lists: CodeList[];
  taxes: Tax[];
  limits: Limit[];
  layouts: Layout[];
  population: string;
}

/** Price index in thousandths, one a year; the budget year is 1000. */
export interface Index {
  id: string;
  name: string;
  thousandths: number[];
}

/** A named whole number, one a year or one alone (opening cash in kroner, inhabitants ...). */
export interface Quantity {
  id: string;
  name: string;
  unit: string;
  values: number[];
}

/** What a budget line amounts to under a set of assumptions, kroner in each year's own prices. */
export interface LineAmounts {
  line: string;
  amounts: number[];
}

/** What the budget is worked out under; can be swapped without touching what a table chose. */
export interface Assumptions {
  years: number[];
  indices: Index[];
  quantities: Quantity[];
  name: string;
  amounts: LineAmounts[];
}

/** The part of a proposal that counts in one leaf of the report tree. Base kroner, one a year. */
export interface Posting {
  post: string;
  index: string;
  amounts: number[];
}

/** Full-time posts (årsværk) per year in hundredths: -350 is 3.5 posts fewer. */
export interface Posts {
  hundredths: number[];
}

/** One entry of the catalogue (domain.md 1.10). Amounts in the budget year's prices, except tax, loan, repayment. */
export interface Proposal {
  id: string;
  title: string;
  type: "reduction" | "efficiency" | "expansion" | "construction" | "financing" | "technical";
  category: "operating" | "construction" | "land" | "tax" | "loan" | "repayment";
  committee: string;
  policy_area: string;
  account: Account;
  steering_area: string;
  postings: Posting[];
  posts: Posts;
  description: string;
  consequence_service: string;
  consequence_staff: string;
  risk: string;
  preconditions: string;
  works_council: string;
  origin: string;
  excludes: string[];
  requires: string[];
  scalable: boolean;
  earliest_start: number;
  lasting: boolean;
  summary: string;
  implementation: string;
  derived: string;
  hearing: string;
  status: string;
  version: number;
  price_level: number;
}

export interface Catalogue {
  title: string;
  years: number[];
  proposals: Proposal[];
}

/** Every command by its name on the wire, with its arguments. */
export interface Commands {
  open_workshop: { title: string; budget: string; catalogue: string; assumptions: string; };
  close_workshop: Record<string, never>;
  add_tables: { up_to: number; };
  lock_table: { table: number; };
  unlock_table: { table: number; };
  register_participant: { pid: string; group: string; home_committee?: string; table?: number; };
  seat_participant: { pid: string; table: number; };
  claim_seat: { pid: string; device: string; };
  release_seat: { pid: string; };
  appoint_note_taker: { pid: string; };
  dismiss_note_taker: { pid: string; };
  set_target: { year: number; change: number; line?: string; table?: number; };
  clear_target: { year: number; line?: string; table?: number; };
  plan_round: { title: string; minutes: number; };
  open_round: { ends_at: number; title?: string; round?: number; auto_close?: boolean; };
  extend_round: { ends_at: number; };
  close_round: Record<string, never>;
  reopen_round: { ends_at: number; auto_close?: boolean; };
  hide_results: Record<string, never>;
  reveal_results: Record<string, never>;
  set_agreement: { tables: number; };
  cost_proposal: { table: number; proposal: string; amounts: number[]; posts?: number[]; steering_area?: string; policy_area?: string; scalable?: boolean; earliest_start?: number; lasting?: boolean; summary?: string; description?: string; consequence_service?: string; consequence_staff?: string; risk?: string; preconditions?: string; implementation?: string; derived?: string; works_council?: string; hearing?: string; origin?: string; };
  forget_person: { pid: string; ground: string; };
  choose_proposal: { table: number; proposal: string; share?: number; };
  withdraw_proposal: { table: number; proposal: string; };
  set_share: { table: number; proposal: string; share: number; };
  shift_start: { table: number; proposal: string; shift: number; };
  set_amount: { table: number; proposal: string; year: number; amount: number; reason?: string; };
  clear_amount: { table: number; proposal: string; year: number; };
  add_own_proposal: { table: number; title: string; committee: string; type: string; amounts: number[]; steering_area?: string; policy_area?: string; };
  name_appropriation: { table: number; proposal: string; policy_area: string; };
  set_tax_rate: { table: number; tax: string; year: number; rate: number; onward?: boolean; };
  clear_tax_rate: { table: number; tax: string; };
  acknowledge_change: { table: number; proposal: string; change: number; };
  rank_proposal: { table: number; proposal: string; rank: number; };
  write_reason: { table: number; proposal: string; reason: string; };
  take_stance: { table: number; proposal: string; grade: string; reason?: string; };
  withdraw_stance: { table: number; proposal: string; };
  undo_last: { table: number; };
}
