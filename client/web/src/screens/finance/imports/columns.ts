/** Which column is which field: a mapping's tables held against the sheets that are there. Pure: every change is a new value. */

import type { Head } from "../../../lib/wire/imports";
import type { AmountColumns, Content, FileMapping, MappedTable } from "../../../lib/wire/mapping";

const PLACE = ["committee", "committee_name", "policy_area", "policy_area_name", "function", "function_name", "kind", "ownership", "grouping", "art", "steering_area", "layer", "post", "index"];
const TEXTS = ["summary", "description", "consequence_service", "consequence_staff", "risk", "preconditions", "implementation", "derived", "works_council", "hearing", "origin", "status", "version"];

/** What a row of this kind may say, the most common first. */
export const FIELDS: Record<Content, readonly string[]> = {
  lines: ["id", "name", ...PLACE, "reference"],
  proposals: ["id", "name", "type", "category", "group", ...PLACE, "excludes", "requires", "scalable", "earliest_start", "lasting", "price_level", ...TEXTS],
  committees: ["id", "name"],
  policy_areas: ["id", "name", "committee"],
  assumptions: ["id", "name"],
  participants: ["name", "group", "committee", "table"],
  accounts: ["function", "name"],
  statement: ["id", "name"],
};

/** These have amounts; the others only say what things are called. */
export const WITH_AMOUNTS: readonly Content[] = ["lines", "proposals", "assumptions", "statement"];

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

export const same = (one: string, other: string): boolean => plain(one) === plain(other);

/** 0 is A, 26 is AA: as a spreadsheet names its columns. */
export function letters(at: number): string {
  return (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}

export interface Column {
  /** What the mapping calls it: its name, or @C where it has none of its own. */
  name: string;
  letter: string;
}

/** The columns under a row of names. Row 0: none has a name. */
export function columnsOf(head: Head, header: number): Column[] {
  const names = header > 0 ? (head.rows[header - 1] ?? []) : [];
  const width = Math.max(names.length, ...head.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => {
    const name = names[at]?.trim() ?? "";
    const alone = name !== "" && names.filter((each) => same(each, name)).length === 1;
    return { name: alone ? name : `@${letters(at)}`, letter: letters(at) };
  });
}

const YEAR = /(?<!\d)(19|20)\d\d(?!\d)/;

/** Names that are alike but for their year, as one pattern: b2020 is b{year}; with the columns each stands for. */
export function yearPatterns(columns: readonly Column[]): { pattern: string; names: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { name } of columns) {
    if (!YEAR.test(name)) continue;
    const pattern = name.replace(YEAR, "{year}");
    found.set(pattern, [...(found.get(pattern) ?? []), name]);
  }
  return [...found].map(([pattern, names]) => ({ pattern, names }));
}

/** The sheet that a table of a mapping reads; without a name, the first that has its columns. */
export function headOf(table: MappedTable, heads: readonly Head[]): Head | null {
  const named = heads.filter((head) => (!table.file || same(table.file, head.file)) && (!table.sheet || same(table.sheet, head.sheet)));
  if (table.file && table.sheet) return named[0] ?? null;
  const wanted = [...(table.hallmarks ?? []), ...Object.entries(table.columns ?? {}).filter(([field]) => !table.optional?.includes(field)).map(([, name]) => name)];
  const fits = (head: Head) => wanted.every((name) => name.startsWith("@") || columnsOf(head, table.header ?? 1).some((column) => same(column.name, name)));
  return named.find(fits) ?? (table.file ? (named[0] ?? null) : null);
}

/** The sheets that no table reads; hidden ones are not read unless somebody asks. */
export function unread(mapping: FileMapping | null, heads: readonly Head[]): Head[] {
  const read = new Set((mapping?.tables ?? []).map((table) => headOf(table, heads)));
  return heads.filter((head) => !read.has(head));
}

/** A first table for a sheet: the row that most cells are filled in is taken for the names. */
export function tableFor(head: Head): MappedTable {
  const filled = head.rows.map((row) => row.filter((cell) => cell.trim()).length);
  const header = Math.max(1, filled.indexOf(Math.max(0, ...filled)) + 1);
  const amounts = { years: yearPatterns(columnsOf(head, header)).map(({ pattern }) => pattern), unit: 1 };
  return { content: "lines", file: head.file, ...(head.sheet ? { sheet: head.sheet } : {}), header, columns: {}, amounts };
}

/** Another column for a field; "" takes it away. */
export function withField(table: MappedTable, field: string, name: string): MappedTable {
  const columns = { ...table.columns };
  if (name) columns[field] = name;
  else delete columns[field];
  const without = (fields: string[]) => (name ? fields : fields.filter((each) => each !== field));
  return { ...table, columns, ...(table.optional ? { optional: without(table.optional) } : {}), ...(table.fill_down ? { fill_down: without(table.fill_down) } : {}) };
}

/** Rows of another kind: fields that such a row has not are taken away, and amounts follow. */
export function withContent(table: MappedTable, content: Content): MappedTable {
  const gone = Object.keys(table.columns ?? {}).filter((field) => !FIELDS[content].includes(field));
  const kept = gone.reduce((left, field) => withField(left, field, ""), table);
  const amounts = WITH_AMOUNTS.includes(content) ? (table.amounts ?? { years: [], unit: 1 }) : null;
  return { ...kept, content, amounts, ...(content === "proposals" ? {} : { posts: [] }) };
}

export function withAmounts(table: MappedTable, change: Partial<AmountColumns>): MappedTable {
  return { ...table, amounts: { ...table.amounts, ...change } };
}

/** Names are the same whatever their case. */
export const listed = (list: readonly string[] | undefined, value: string): boolean => list?.some((each) => same(each, value)) ?? false;

export const toggled = (list: readonly string[] | undefined, value: string): string[] => (listed(list, value) ? (list ?? []).filter((each) => !same(each, value)) : [...(list ?? []), value]);
