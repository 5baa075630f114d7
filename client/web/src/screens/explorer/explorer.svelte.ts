/** The explorer as one person sees it: where they are, the figures there, and how they are written. Works out no amounts. */

import { getContext, setContext } from "svelte";
import { measured, measuredChange } from "../../lib/money";
import { prefs } from "../../lib/prefs.svelte";
import { homeOf, type Session, type Slot } from "../../lib/wire/session";
import { apiOf, takeEarly } from "./early";
import { paths, placeOf, searchOf, type Place } from "./place";
import type { Drilled, Explored, Fall, Node, Printed } from "./shapes";
import { Source } from "./source.svelte";

export class Explorer {
  place: Place = $state.raw(placeOf(location.search));
  /** How many pages of a long drill are shown. */
  private pages = 1;

  readonly areas = new Source<Explored>((path) => this.text(path));
  readonly fall = new Source<Fall>((path) => this.text(path));
  readonly printed = new Source<Printed>((path) => this.text(path));
  readonly drilled = new Source<Drilled>((path) => this.allPages(path));

  constructor(
    readonly slot: Slot,
    readonly session: Session,
  ) {}

  readonly home = $derived.by(() => homeOf(this.session.role));
  /** Facilitator and finance may look at any table. */
  readonly anyTable = $derived.by(() => this.slot === "facilitator" || this.slot === "finance" || this.slot === "evaluator");
  readonly atTable = $derived.by(() => this.slot === "table");
  /** Nobody's choices are shown: the base was asked for, or one is at no table. */
  readonly isBase = $derived.by(() => this.place.table === "0" || (this.place.table === "" && (!this.atTable || (this.areas.value ?? this.printed.value)?.table === 0)));
  private readonly now = $derived.by(() => ({ areas: this.areas, waterfall: this.fall, statement: this.printed })[this.place.view].value);
  readonly years: readonly number[] = $derived.by(() => this.now?.years ?? this.areas.value?.years ?? this.printed.value?.years ?? []);
  /** The place of the year shown. */
  readonly at = $derived.by(() => Math.max(0, this.years.indexOf(Number(this.place.year))));
  readonly year = $derived.by(() => this.years[this.at] ?? 0);
  readonly population = $derived.by(() => this.areas.value?.population ?? this.printed.value?.population ?? null);
  private readonly committees = $derived.by(() => this.areas.value?.nodes.filter((node) => node.level === "committee" && node.committee).map((node) => node.committee) ?? []);
  readonly unitName = $derived.by(() => prefs.words.explorer.units[this.place.unit] ?? "");

  /** A step that the browser's back button takes back. */
  go(change: Partial<Place>): void {
    this.pages = 1;
    this.move(change, "pushState");
  }

  /** Another way of looking at the same place. */
  look(change: Partial<Place>): void {
    this.move(change, "replaceState");
  }

  /** The address has changed under us: back or forward. */
  readonly follow = (): void => {
    this.pages = 1;
    this.place = placeOf(location.search);
  };

  /** The address of a place near this one, for a link that can be opened in a tab of its own. */
  href(change: Partial<Place>): string {
    return `/budget${searchOf({ ...this.place, ...change })}`;
  }

  /** Ask for what this place shows. */
  ask(): void {
    const place = this.place;
    this[({ areas: "areas", waterfall: "fall", statement: "printed" } as const)[place.view]].show(paths[place.view](place));
    if (place.view !== "areas") this.areas.show(paths.areas(place)); // it names the lines and the committees
    if (place.view === "statement" && place.row) this.drilled.show(paths.drill(place));
  }

  /** Something has changed at the table or in the documents. */
  async again(): Promise<void> {
    const { view, row } = this.place;
    const shown: Source<unknown>[] = view === "areas" ? [this.areas] : view === "waterfall" ? [this.fall, this.areas] : row ? [this.printed, this.drilled] : [this.printed];
    for (const source of [this.areas, this.fall, this.printed, this.drilled]) if (!shown.includes(source)) source.forget();
    await Promise.all(shown.map((source) => source.again()));
  }

  async moreRows(): Promise<void> {
    this.pages += 1;
    await this.drilled.again();
  }

  money(kroner: number, at = this.at): string {
    return measured(kroner, this.place.unit, this.population?.[at] ?? 0, prefs.language);
  }

  change(kroner: number, at = this.at): string {
    return measuredChange(kroner, this.place.unit, this.population?.[at] ?? 0, prefs.language);
  }

  nameOf(node: Node): string {
    const words = prefs.words.explorer;
    if (node.level === "root") return words.whole;
    const code = node.id.split("/").at(-1) ?? "";
    return node.name || (code === "-" ? (words.nameless[node.level] ?? "") : code);
  }

  /** The committee's colour on every screen, by its place in the budget; grey for what belongs to none. */
  colour(committee: string): string {
    const at = this.committees.indexOf(committee);
    return `var(--committee-${at < 0 ? 8 : at % 10})`;
  }

  /** With its unit, for a sentence. */
  said(kroner: number, at = this.at): string {
    return `${this.money(kroner, at)} ${this.unitName}`;
  }

  private move(change: Partial<Place>, how: "pushState" | "replaceState"): void {
    this.place = { ...this.place, ...change };
    history[how](null, "", this.href({}));
  }

  private text(path: string): Promise<string> {
    return takeEarly(path) ?? apiOf(this.session).text(path);
  }

  /** A total may have thousands of lines: a page at a time, as many as are shown. */
  private async allPages(path: string): Promise<string> {
    const first = JSON.parse(await this.text(path)) as Drilled;
    for (let page = 1; page < this.pages && first.more; page += 1) {
      const next = JSON.parse(await this.text(`${path}&offset=${first.children.length}`)) as Drilled;
      first.children.push(...next.children);
      first.more = next.more;
    }
    return JSON.stringify(first);
  }
}

/** "mio. kr." ends a sentence with the point it has. */
export const once = (sentence: string): string => sentence.replace(/\.\.(?=\s|$)/g, ".");

const KEY = Symbol("explorer");
export const provideExplorer = (explorer: Explorer): Explorer => setContext(KEY, explorer);
export const useExplorer = (): Explorer => getContext<Explorer>(KEY);
