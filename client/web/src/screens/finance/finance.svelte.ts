/** What a finance officer works on: the queue, the sheets that are not sent yet, and the versions. Works out no amounts. */

import { getContext, setContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import type { Commands, OwnRow } from "../../lib/protocol.generated";
import type { Live } from "../../lib/wire/live.svelte";
import type { Sheet } from "./costing";
import { Imports } from "./imports/imports.svelte";

export interface Draft {
  sheet: Sheet;
  /** The own row it began from: another seq means that somebody costed it meanwhile. */
  seq: number;
  sent: boolean;
}

export class Finance {
  /** `<table>/<proposal>` of the proposal that is worked out. */
  picked: string | null = $state(null);
  readonly drafts = new SvelteMap<string, Draft>();

  /** Here rather than on its tab, so that looking elsewhere loses nothing. */
  readonly imports: Imports;

  constructor(readonly live: Live) {
    this.imports = new Imports(live.api);
  }

  readonly years = $derived.by(() => this.live.budget?.years ?? []);
  readonly workshop = $derived.by(() => this.live.day.get("workshop"));
  /** Not costed first, and of those the ones that a table holds; then in the order of the tables. */
  readonly asks = $derived.by(() =>
    this.live.finance.entries("ask").map(([key, row]) => ({ key: key.slice(4), row })).sort((a, b) =>
      Number(a.row.costed) - Number(b.row.costed) || Number(b.row.chosen) - Number(a.row.chosen) || a.row.table - b.row.table || a.row.seq - b.row.seq),
  );
  readonly open = $derived.by(() => this.asks.filter((ask) => !ask.row.costed).length);
  readonly ask = $derived.by(() => this.asks.find((ask) => ask.key === this.picked)?.row ?? null);
  /** The picked proposal as its table has it, once that table's rows are here. */
  readonly own: OwnRow | null = $derived.by(() => {
    const ask = this.ask;
    if (!ask || this.live.table.get("table")?.number !== ask.table) return null;
    return this.live.table.get(`own/${ask.proposal}`) ?? null;
  });
  readonly versions = $derived.by(() => this.live.day.list("version").sort((a, b) => b.number - a.number));

  pick(key: string | null): void {
    this.picked = key;
    if (key) this.live.look(Number(key.split("/")[0]));
  }

  cost(command: Commands["cost_proposal"]): void {
    this.live.do("cost_proposal", command);
  }

  tableName(number: number, plain: string): string {
    return this.live.day.get(`table/${number}`)?.name || plain;
  }

  committee(id: string): string {
    return this.live.budget?.committees.find((committee) => committee.id === id)?.name ?? id;
  }
}

const KEY = Symbol("finance");
export const provideFinance = (finance: Finance): Finance => setContext(KEY, finance);
export const useFinance = (): Finance => getContext<Finance>(KEY);
