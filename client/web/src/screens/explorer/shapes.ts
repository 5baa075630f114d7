/** What the server answers the explorer with (PROTOCOL.md, HTTP). Whole kroner, one a year; nothing is worked out here. */

export type Level = "root" | "committee" | "area" | "function";

/** A place in the budget. expense is at or above zero, income at or below it; together they are the net, base + change. */
export interface Node {
  id: string;
  parent: string | null;
  name: string;
  level: Level;
  committee: string;
  expense: number[];
  income: number[];
  base: number[];
  change: number[];
}

export interface Explored {
  table: number;
  years: number[];
  population: number[] | null;
  /** The report's lines, and the one that targets are set on. flow: not a state of money, so that steps lead to it. */
  lines: { id: string; name: string; flow: boolean }[];
  target_line: string;
  /** The whole first: its id is "". */
  nodes: Node[];
}

export type StepKind = "start" | "layer" | "proposal" | "own" | "tax" | "end";

export interface Step {
  id: string;
  name: string | null;
  kind: StepKind;
  committee: string;
  amounts: number[];
}

export interface Fall {
  line: string;
  name: string;
  years: number[];
  steps: Step[];
}

/** The layers of an amount, in each year's own prices unless it stands under `fixed`. */
export interface Parts {
  base: number[];
  corrections: number[];
  proposals: number[];
  taxes: number[];
  total: number[];
}

export type Priced = Parts & { fixed: Parts | null };

export interface Row extends Priced {
  id: string;
  name: string;
  kind: string;
  level: number;
  heading: boolean;
  stock: boolean;
  drill: boolean;
}

export interface Printed {
  seq: number;
  table: number;
  layout: string;
  layouts: { id: string; name: string }[];
  years: number[];
  price_level: number;
  population: number[] | null;
  rows: Row[];
}

export type ChildKind = "committee" | "area" | "line" | "proposal" | "own" | "tax";

export interface Child extends Priced {
  kind: ChildKind;
  id: string;
  name: string | null;
  account: string;
}

export interface Drilled {
  path: { level: string; id: string; name: string }[];
  level: "committee" | "area" | "item";
  total: Priced;
  children: Child[];
  more: number;
}
