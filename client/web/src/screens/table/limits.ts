/** The limits of a table's budget in the order people need them, and what a line must be, in words. Pure. */

import type { Budget, Limit, LimitRow } from "../../lib/protocol.generated";

export interface Shown {
  limit: Limit;
  row: LimitRow;
}

const KINDS = ["law", "frame", "target"] as const;

/** Those that are not kept first; law before frames before own targets. A limit that says nothing here is left out. */
export function limitsShown(budget: Budget, rows: readonly LimitRow[]): Shown[] {
  const byId = new Map(rows.map((row) => [row.limit, row]));
  const found = budget.limits.flatMap((limit) => {
    const row = byId.get(limit.id);
    return row ? [{ limit, row }] : [];
  });
  const weight = ({ limit, row }: Shown) => (row.state === "breached" ? 0 : KINDS.length) + KINDS.indexOf(limit.kind);
  return found.sort((a, b) => weight(a) - weight(b));
}

/** The year in which it is furthest beyond the limit, and by how much; null where it is kept. */
export function worstYear(row: LimitRow, years: readonly number[]): { year: number; off: number } | null {
  const most = Math.max(0, ...row.off);
  const year = years[row.off.indexOf(most)];
  return most > 0 && year !== undefined ? { year, off: most } : null;
}
