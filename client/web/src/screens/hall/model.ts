/** What the hall shows, worked out from the hall's rows for one year. Pure: adds nothing up that the server adds up. */

import type { Card } from "../../lib/catalogue";
import type { AgreeRow, CellRow, HallTableRow, SummaryRow } from "../../lib/protocol.generated";

export type Way = "saving" | "cost" | "none";

export interface HeatCell {
  table: number;
  way: Way;
  /** 0 to 1: how much of the largest effect on the map. */
  strength: number;
  effect: number;
  share: number;
  /** Changed under the table since it chose, and not seen by it yet. */
  flagged: boolean;
}

export interface HeatRow {
  id: string;
  title: string;
  proposals: string[];
  committee: string;
  tables: number;
  agreed: boolean;
  smallest: number;
  toward: number;
  objections: number;
  supports: number;
  cells: HeatCell[];
}

export interface TableBar {
  table: number;
  achieved: number;
  required: number | null;
  missing: number | null;
  /** achieved / required; 0 without a target. */
  part: number;
  deliverable: boolean;
}

export interface Step {
  id: string;
  title: string;
  committee: string;
  /** Improvement is plus here: the steps climb towards the goal. */
  from: number;
  to: number;
}

export type Sort = "agreed" | "split";

export interface HallInput {
  summary: SummaryRow;
  tables: HallTableRow[];
  cells: [string, CellRow][];
  agree: AgreeRow[];
  cards: ReadonlyMap<string, Card>;
  /** The year's place among the years. */
  at: number;
  sort: Sort;
}

export interface HallModel {
  numbers: number[];
  rows: HeatRow[];
  bars: TableBar[];
  reached: number;
  steps: Step[];
  /** Improvement by what is agreed, in kroner; required likewise, null without a target. */
  agreed: number;
  required: number | null;
  missing: number | null;
  apart: number;
}

const wayOf = (kroner: number): Way => (kroner < 0 ? "saving" : kroner > 0 ? "cost" : "none");

/** Agreed first; or those that part the hall in two halves first. */
export function sorted(rows: HeatRow[], sort: Sort, tables: number): HeatRow[] {
  const weight = (row: HeatRow) => Math.abs(row.tables - tables / 2);
  const byAgreement = (a: HeatRow, b: HeatRow) => b.tables - a.tables || a.objections - b.objections || Math.abs(b.smallest) - Math.abs(a.smallest) || (a.id < b.id ? -1 : 1);
  const bySplit = (a: HeatRow, b: HeatRow) => weight(a) - weight(b) || b.objections - a.objections || byAgreement(a, b);
  return [...rows].sort(sort === "agreed" ? byAgreement : bySplit);
}

/** At most so many steps; the small ones that are left over become one. */
export function steps(rows: HeatRow[], most: number): Step[] {
  const agreed = rows.filter((row) => row.agreed && row.toward !== 0);
  const bySize = [...agreed].sort((a, b) => Math.abs(b.toward) - Math.abs(a.toward));
  const kept = new Set(bySize.slice(0, agreed.length > most ? most - 1 : most));
  const found: Step[] = [];
  let height = 0;
  const climb = (id: string, title: string, committee: string, toward: number) => {
    found.push({ id, title, committee, from: height, to: height - toward });
    height -= toward;
  };
  for (const row of agreed) if (kept.has(row)) climb(row.id, row.title, row.committee, row.toward);
  const rest = agreed.filter((row) => !kept.has(row)).reduce((sum, row) => sum + row.toward, 0);
  if (agreed.length > most) climb("…", "", "", rest);
  return found;
}

export function hallModel(input: HallInput): HallModel {
  const { summary, at, cards } = input;
  const numbers = input.tables.map((row) => row.table).sort((a, b) => a - b);
  const cells = new Map(input.cells.map(([key, row]) => [key, row]));
  const most = Math.max(1, ...input.cells.map(([, cell]) => Math.abs(cell.effect[at] ?? 0)));
  const rows = input.agree.map((agree): HeatRow => {
    const card = cards.get(agree.row);
    return {
      id: agree.row, title: card?.title ?? agree.row, proposals: agree.proposals, committee: card?.committee ?? "",
      tables: agree.tables, agreed: agree.agreed, smallest: agree.smallest[at] ?? 0, toward: agree.toward[at] ?? 0,
      objections: agree.objections, supports: agree.supports,
      cells: numbers.map((table) => cellOf(cells.get(`cell/${agree.row}/${table}`), table, at, most)),
    };
  });
  const bars = input.tables.map((row) => barOf(row, at)).sort((a, b) => b.part - a.part || b.achieved - a.achieved || a.table - b.table);
  const agreed = -(summary.agreed?.[at] ?? 0) + 0;
  const wanted = summary.required?.[at] ?? null;
  const required = wanted === null ? null : -wanted + 0;
  const order = sorted(rows, input.sort, numbers.length);
  return {
    numbers, rows: order, bars, reached: bars.filter((bar) => bar.missing !== null && bar.missing <= 0).length,
    steps: steps(sorted(rows, "agreed", numbers.length), 11), agreed, required,
    missing: required === null ? null : Math.max(0, required - agreed), apart: summary.apart?.[at] ?? 0,
  };
}

function cellOf(cell: CellRow | undefined, table: number, at: number, most: number): HeatCell {
  if (!cell) return { table, way: "none", strength: 0, effect: 0, share: 0, flagged: false };
  // A year in which a choice does nothing yet still shows that it was chosen, by the way it goes in other years.
  const effect = cell.effect[at] ?? 0;
  const leaning = effect || cell.effect.find((amount) => amount !== 0) || -1;
  return { table, way: wayOf(leaning), strength: Math.sqrt(Math.abs(effect) / most), effect, share: cell.share, flagged: cell.flagged };
}

function barOf(row: HallTableRow, at: number): TableBar {
  const required = row.required[at] ?? null;
  const achieved = -(row.achieved[at] ?? 0) + 0;
  const part = required ? Math.max(0, achieved / -required) : 0;
  return { table: row.table, achieved, required: required === null ? null : -required + 0, missing: row.missing[at] ?? null, part, deliverable: row.deliverable };
}

/** A colour between white and the way's own, as the cell's strength says; the faintest still stands out from none. */
export function shade(way: Way, strength: number): string {
  if (way === "none") return "#eef0f2";
  const full = way === "saving" ? [0, 77, 153] : [138, 83, 0];
  const part = 0.3 + 0.7 * Math.min(1, strength);
  return `rgb(${full.map((channel) => Math.round(255 - (255 - channel) * part)).join(" ")})`;
}
