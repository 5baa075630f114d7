/** Which amounts of a row stand in which columns of a statement. Picks, and never adds up. */

import type { Parts, Priced } from "./shapes";

export const PARTS = ["base", "corrections", "proposals", "taxes", "total"] as const;
export type Part = (typeof PARTS)[number];

export interface Cell {
  kroner: number;
  /** The place of its year. */
  at: number;
  part: Part;
  /** How far choices and taxes have moved a total. */
  moved: number;
}

const moved = (parts: Parts, at: number) => (parts.proposals[at] ?? 0) + (parts.taxes[at] ?? 0);

/** A row's cells: the layers of one year, or every year's total. null where the prices are not to be had (states of money). */
export function cellsOf(row: Priced, prices: "current" | "fixed", columns: "parts" | "years", at: number): Cell[] | null {
  const parts: Parts | null = prices === "fixed" ? row.fixed : row;
  if (!parts) return null;
  if (columns === "years") return parts.total.map((kroner, year) => ({ kroner, at: year, part: "total", moved: moved(parts, year) }));
  return PARTS.map((part) => ({ kroner: parts[part][at] ?? 0, at, part, moved: 0 }));
}
