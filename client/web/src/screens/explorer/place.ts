/** Where somebody is in the explorer, as an address that can be shared. Pure: never touches the browser. */

import type { Measure } from "../../lib/money";

export const VIEWS = ["areas", "waterfall", "statement"] as const;
export type View = (typeof VIEWS)[number];
export const MEASURES: readonly Measure[] = ["millions", "thousands", "kroner", "inhabitant"];

export interface Place {
  view: View;
  /** "" is one's own table, or the base for who has none; "0" the base. */
  table: string;
  /** "" is the budget year; in the waterfall, all years. */
  year: string;
  unit: Measure;
  /** Areas: the node one has gone into, "" for the whole. */
  node: string;
  /** Waterfall: the report line, "" for the one that targets are set on; and whether the bars begin at zero or at the base. */
  line: string;
  scale: "" | "whole" | "changes";
  /** Statement: how it is laid out, and how deep one has gone. */
  layout: string;
  row: string;
  committee: string;
  area: string;
  prices: "current" | "fixed";
  columns: "parts" | "years";
}

export const START: Place = {
  view: "areas", table: "", year: "", unit: "millions", node: "", line: "", scale: "", layout: "report", row: "", committee: "", area: "", prices: "current", columns: "parts",
};

const ALLOWED: Partial<Record<keyof Place, readonly string[]>> = {
  view: VIEWS, unit: MEASURES, scale: ["", "whole", "changes"], prices: ["current", "fixed"], columns: ["parts", "years"],
};

/** Anything that an address should not say is taken as not said. */
export function placeOf(search: string, start: Place = START): Place {
  const asked = new URLSearchParams(search);
  const said = (Object.keys(start) as (keyof Place)[]).flatMap((key) => {
    const value = asked.get(key);
    return value !== null && (ALLOWED[key]?.includes(value) ?? true) ? [[key, value]] : [];
  });
  return { ...start, ...(Object.fromEntries(said) as Partial<Place>) };
}

/** The address of a place; what goes without saying is not said. */
export function searchOf(place: Place): string {
  const said = (Object.entries(place) as [keyof Place, string][]).filter(([key, value]) => value !== START[key]);
  return said.length ? `?${new URLSearchParams(said).toString()}` : "";
}

function asking(path: string, params: Record<string, string>): string {
  const said = Object.entries(params).filter(([, value]) => value !== "");
  return said.length ? `${path}?${new URLSearchParams(said).toString()}` : path;
}

/** What the server is asked for each view. */
export const paths = {
  areas: ({ table }: Place) => asking("/api/explore", { table }),
  waterfall: ({ table, line }: Place) => asking("/api/waterfall", { table, line }),
  statement: ({ table, layout }: Place) => asking("/api/statement", { table, layout }),
  drill: ({ table, layout, row, committee, area }: Place, offset = 0) => asking("/api/drill", { table, layout, row, committee, area, offset: offset ? String(offset) : "" }),
};

/** What its first picture needs, to be asked for while the code is still on its way. */
export function firstPath(search: string): string {
  const place = placeOf(search);
  return paths[place.view](place);
}
