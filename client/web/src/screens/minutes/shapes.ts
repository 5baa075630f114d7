/** The protocol as the server sends it (server/minutes/blocks.py): sections of paragraphs, lists and tables. */

export interface Cell {
  text: string;
  notes: string[];
}

export interface Row {
  cells: Cell[];
  kind: "plain" | "heading" | "total";
}

export interface Column {
  name: string;
  number: boolean;
  wide: boolean;
}

export interface Grid {
  kind: "grid";
  title: string;
  columns: Column[];
  rows: Row[];
  groups: { name: string; columns: number }[];
}

export type Block =
  | { kind: "paragraph"; text: string; tone: "plain" | "lead" | "quiet" | "warning" | "code" }
  | { kind: "points"; items: string[] }
  | Grid;

export interface Section {
  id: string;
  heading: string;
  blocks: Block[];
  level: 1 | 2;
  apart: boolean;
}

export interface Minutes {
  language: "da" | "en";
  title: string;
  municipality: string;
  heading: string;
  mark: string;
  head: [string, string][];
  sections: Section[];
  footer: string;
  contents: string;
}

/** The column whose cells head their rows: the wide one, or else the first. */
export function headingColumn(grid: Grid): number {
  return Math.max(0, grid.columns.findIndex((column) => column.wide));
}
