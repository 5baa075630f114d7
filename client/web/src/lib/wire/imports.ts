/** What the server says about files that wait to be imported (server/importing). Types only. */

import type { DifferenceEntry } from "./http";
import type { FileMapping } from "./mapping";

/** The first rows of a sheet. `rows[0]` is row 1; text as it stands, cut. `sheet` is "" for CSV. */
export interface Head {
  file: string;
  sheet: string;
  hidden: boolean;
  encoding: string;
  delimiter: string;
  rows_in_all: number;
  width: number;
  rows: string[][];
}

/** A place in a file, and the sentence with its remedy. Only a problem stands in the way. */
export interface ImportProblem {
  file: string;
  sheet: string;
  row: number;
  column: string;
  cell: string;
  value: string;
  code: string;
  severity: "problem" | "remark";
  say: string;
}

export interface Preview {
  files: { name: string; bytes: number }[];
  sheets: Head[];
  problems: ImportProblem[];
  guess: FileMapping | null;
  /** The name of the bundled mapping that the files belong to; "raaderum" for our own workbook, "" for none. */
  known: string;
}

/** Whole kroner, one a year. */
export interface SumOf {
  id: string;
  name: string;
  lines: number;
  amounts: number[];
}

export interface Understood {
  mapping: string;
  municipality: string;
  currency: string;
  years: number[];
  unit: number;
  counts: Record<string, number>;
  committees: SumOf[];
  layers: SumOf[];
  report: SumOf[];
  proposals: SumOf | null;
}

export interface Differences {
  budget: DifferenceEntry[];
  catalogue: DifferenceEntry[];
  assumptions: DifferenceEntry[];
  left_out: number;
}

export interface Trial {
  ok: boolean;
  understood: Understood;
  problems: ImportProblem[];
  people: number;
  difference: Differences | null;
}
