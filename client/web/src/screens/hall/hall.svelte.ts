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

  /** The first year with a target, unless somebody picked another. */
  readonly at = $derived.by(() => {
    if (this.picked !== null) return this.picked;
    const first = this.summary?.required?.findIndex((required) => required !== null) ?? -1;
    return Math.max(0, first);
  });
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
