/** A difference between documents as a person reads it: which places of a list changed, and how values are written. Pure. */

import { kroner, type Language } from "../../lib/money";
import type { DifferenceEntry } from "../../lib/wire/http";

export interface Line {
  /** The field's name without its place in a list: "postings.1.amounts" is "amounts". */
  field: string;
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
    const field = name.split(".").filter((part) => !/^\d+$/.test(part)).at(-1) ?? name;
    if (isList(before) && isList(after) && before.length === after.length && before.length > 1) {
      const placed = before.length === years.length;
      return before.flatMap((was, at) => {
        const now = after[at];
        return was === now ? [] : [{ field, place: placed ? String(years[at]) : String(at + 1), before: written(was, language, said), after: written(now, language, said) }];
      });
    }
    return [{ field, place: "", before: written(before, language, said), after: written(after, language, said) }];
  });
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function written(value: unknown, language: Language, said: Said): string {
  if (value === null || value === undefined || value === "") return said.nothing;
  if (typeof value === "boolean") return value ? said.yes : said.no;
  if (typeof value === "number") return value >= 1_900 && value <= 2_100 ? String(value) : kroner(value, language);
  if (isList(value)) return value.length ? value.map((each) => written(each, language, said)).join(" · ") : said.nothing;
  return String(value);
}
