/** A mapping as its file has it (server/importing/MAPPING.md). What no screen edits is carried along untouched. Types only. */

export const CONTENTS = ["lines", "proposals", "committees", "policy_areas", "assumptions", "participants", "accounts", "statement"] as const;
export type Content = (typeof CONTENTS)[number];

export interface AmountColumns {
  /** A column a year: names with {year} in them; or a row a year: the columns `year` and `amount`. */
  years?: string[];
  year?: string;
  amount?: string;
  unit?: number;
  decimals?: number;
  point?: "comma" | "dot";
  reversed?: boolean;
  blank?: "problem" | "zero";
}

export interface MappedTable {
  content: Content;
  file?: string;
  sheet?: string;
  hallmarks?: string[];
  header?: number;
  columns?: Record<string, string>;
  optional?: string[];
  fill_down?: string[];
  amounts?: AmountColumns | null;
  posts?: string[];
  [kept: string]: unknown;
}

export interface FileMapping {
  mapping: string;
  name: string;
  municipality?: string;
  tables: MappedTable[];
  [kept: string]: unknown;
}
