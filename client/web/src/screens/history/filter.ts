/** What somebody wants to see of the history, as an address that can be shared. Pure: never touches the browser. */

/** By which one filters, in the order in which they stand on the screen. */
export const FACETS = ["round", "table", "group", "proposal", "committee", "kind", "person", "tax", "undo"] as const;
export type FacetName = (typeof FACETS)[number];

export interface Filter {
  chosen: Readonly<Record<FacetName, readonly string[]>>;
  words: string;
  /** Milliseconds, 0 for open; `until` is the last one that is wanted. */
  since: number;
  until: number;
  order: "newest" | "oldest";
}

/** All of it, the newest first. */
export const EVERYTHING: Filter = {
  chosen: Object.fromEntries(FACETS.map((name) => [name, []])) as unknown as Filter["chosen"],
  words: "", since: 0, until: 0, order: "newest",
};

export const MOST_WORDS = 200;
const MINUTE = 60_000;

/** What an address asks for; a time that cannot be read is open. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  const values = (name: string) => [...new Set((asked.get(name) ?? "").split(",").filter((value) => value !== ""))];
  return {
    chosen: Object.fromEntries(FACETS.map((name) => [name, values(name)])) as unknown as Filter["chosen"],
    words: (asked.get("words") ?? "").slice(0, MOST_WORDS),
    since: milliseconds(asked.get("since")),
    until: milliseconds(asked.get("until")),
    order: asked.get("order") === "oldest" ? "oldest" : "newest",
  };
}

/** The address of a filter; what goes without saying is not said. */
export function searchOf(filter: Filter): string {
  const said = new URLSearchParams();
  for (const name of FACETS) if (filter.chosen[name].length) said.set(name, filter.chosen[name].join(","));
  if (filter.words) said.set("words", filter.words);
  if (filter.since) said.set("since", String(filter.since));
  if (filter.until) said.set("until", String(filter.until));
  if (filter.order === "oldest") said.set("order", "oldest");
  const text = said.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

/** What the server is asked for: a page, or with an ending all that is found as a file. */
export function pathOf(filter: Filter, page: { cursor?: number; limit?: number } = {}, ending = ""): string {
  const asked = new URLSearchParams(searchOf(filter));
  if (page.limit) asked.set("limit", String(page.limit));
  if (page.cursor) asked.set("cursor", String(page.cursor));
  const text = asked.toString();
  return `/api/history${ending}${text ? `?${text}` : ""}`;
}

/** With or without one value of a facet. */
export function toggled(filter: Filter, name: FacetName, value: string): Filter {
  const before = filter.chosen[name];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...filter, chosen: { ...filter.chosen, [name]: after } };
}

/** The order sifts nothing out. */
export const isSifted = (filter: Filter): boolean => searchOf({ ...filter, order: "newest" }) !== "";

/** As a `datetime-local` field has it, in the zone of this device; "" for open. */
export function fieldOf(at: number): string {
  if (!at) return "";
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16);
}

/** Of such a field: its minute's first millisecond, or its last. */
export function timeOf(field: string, end: "first" | "last"): number {
  const at = field ? new Date(field).getTime() : NaN;
  return Number.isNaN(at) || at <= 0 ? 0 : at + (end === "last" ? MINUTE - 1 : 0);
}

function milliseconds(text: string | null): number {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
