/** The hall's state of display: which year, which order, frozen or not. What it shows is model.ts's. */

import { getContext, setContext } from "svelte";
import type { Live } from "../../lib/wire/live.svelte";
import { hallModel, type HallModel, type Sort } from "./model";

const GLOW = 6_000;

export class Hall {
  picked: number | null = $state(null);
  sort: Sort = $state("agreed");
  frozen: HallModel | null = $state.raw(null);

  constructor(readonly live: Live) {}

  readonly years = $derived.by(() => this.live.budget?.years ?? []);
  readonly summary = $derived.by(() => this.live.hall.get("summary"));
  readonly hidden = $derived.by(() => this.summary?.hidden ?? false);

  readonly at = $derived.by(() => this.picked ?? this.first);
  readonly year = $derived.by(() => this.years[this.at] ?? 0);

  private readonly current = $derived.by((): HallModel | null => {
    const summary = this.summary;
    if (!summary || summary.hidden) return null;
    return hallModel({
      summary, at: this.at, sort: this.sort, cards: this.live.cards,
      tables: this.live.hall.list("table"), cells: this.live.hall.entries("cell"), agree: this.live.hall.list("agree"),
    });
  });
  readonly model = $derived.by(() => this.frozen ?? this.current);

  readonly recent = $derived.by(() => this.live.hall.list("recent").sort((a, b) => b.seq - a.seq));
  /** Cells and tables edited a moment ago: `P/n` and `n`. */
  readonly glowing: ReadonlySet<string> = $derived.by(() => {
    const fresh = this.recent.filter((row) => this.live.now - row.at < GLOW);
    return new Set(fresh.flatMap((row) => [String(row.table), `${row.proposal ?? ""}/${row.table}`]));
  });

  /** The year that counts when the screen is opened: the first with a target if something is missing there, else the worst. */
  private get first(): number {
    const left = (this.summary?.required ?? []).map((required, at) => (required === null ? null : (this.summary?.agreed?.[at] ?? 0) - required));
    const begin = left.findIndex((missing) => missing !== null);
    if ((left[begin] ?? 0) > 0) return begin;
    const worst = left.reduce<number>((best, missing, at) => ((missing ?? -Infinity) > (left[best] ?? -Infinity) ? at : best), Math.max(0, begin));
    return worst;
  }

  /** Stay with a year: the picture never changes year by itself. */
  settle(): void {
    if (this.picked === null && this.summary?.required) this.picked = this.first;
  }

  pick(at: number): void {
    if (at >= 0 && at < this.years.length) this.picked = at;
  }

  freeze(): void {
    this.frozen = this.frozen ? null : this.current;
  }

  turn(): void {
    this.sort = this.sort === "agreed" ? "split" : "agreed";
  }

  committee(id: string): string {
    return this.live.budget?.committees.find((c) => c.id === id)?.name ?? id;
  }

  colour(id: string): string {
    const at = this.live.budget?.committees.findIndex((c) => c.id === id) ?? -1;
    return `var(--committee-${at < 0 ? 8 : at % 10})`;
  }
}

const KEY = Symbol("hall");
export const provideHall = (hall: Hall): Hall => setContext(KEY, hall);
export const useHall = (): Hall => getContext<Hall>(KEY);
