/** Tells when another changed what I last set. Pure: compares a row before and after. */

export interface Overwritten {
  key: string;
  by: string;
  before: unknown;
  after: unknown;
}

interface Signed {
  by: string;
  seq: number;
}

const signed = (row: unknown): row is Signed => typeof row === "object" && row !== null && "by" in row && "seq" in row;

/** Rows whose last writer says nothing about a conflict of values. */
const TOLD = /^(choice|amount|reason|own|rate)\//;

export function overwritten(key: string, before: unknown, after: unknown, me: string): Overwritten | null {
  if (!TOLD.test(key) || !signed(before) || !signed(after)) return null;
  if (before.by !== me || after.by === me || after.seq <= before.seq) return null;
  return { key, by: after.by, before, after };
}
