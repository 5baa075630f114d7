/** A difference between documents as a person reads it: which places of a list changed, and how values are written. Pure. */

import { kroner, type Language } from "../../lib/money";
import type { DifferenceEntry } from "../../lib/wire/http";

export interface Line {
  /** The field's name: of "account.function" the last part, of "postings.R04" its amounts. */
  field: string;
  /** What inside the thing it is about: the report line of a posting, the row of a layout; "" for itself. */
  about: string;
  /** The year or place it is about; "" for a value that stands alone. */
  place: string;
  before: string;
  after: string;
}

export interface Said {
  yes: string;
  no: string;
  nothing: string;
}

export function linesOf(entry: DifferenceEntry, years: readonly number[], language: Language, said: Said): Line[] {
  return entry.fields.flatMap(({ name, before, after }) => {
    const told = (place: string, was: unknown, now: unknown): Line => ({ ...named(name), place, before: written(was, language, said), after: written(now, language, said) });
    const [was, now] = [listed(before, after), listed(after, before)];
    if (!was || !now || was.length !== now.length || was.length < 2) return [told("", before, after)];
    const placed = was.length === years.length;
    return was.flatMap((each, at) => (each === now[at] ? [] : [told(placed ? String(years[at]) : String(at + 1), each, now[at])]));
  });
}

function named(name: string): { field: string; about: string } {
  const [head = name, key, inner] = name.split(".");
  if (head === "account") return { field: key ?? head, about: "" };
  if (head === "postings") return { field: inner ?? "amounts", about: key ?? "" };
  return { field: inner ?? head, about: key ?? "" };
}

/** A list, or as many nothings as the other side has values. */
function listed(value: unknown, other: unknown): unknown[] | null {
  if (isList(value)) return value;
  return value === null && isList(other) ? other.map(() => null) : null;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function written(value: unknown, language: Language, said: Said): string {
  if (value === null || value === undefined || value === "") return said.nothing;
  if (typeof value === "boolean") return value ? said.yes : said.no;
  if (typeof value === "number") return value >= 1_900 && value <= 2_100 ? String(value) : kroner(value, language);
  if (isList(value)) return value.length ? value.map((each) => written(each, language, said)).join(" · ") : said.nothing;
  return String(value);
}
