/** The views a client holds, as keyed rows. Pure: takes snapshots and deltas, finds gaps; never asks anyone for anything. */

import type { Rows } from "./messages";
import { same, sumOf } from "./summing";

export interface View {
  seq: number;
  rows: Map<string, unknown>;
}

/** What one frame changed: the keys to look at again, or all of them. */
export interface Changed {
  view: string;
  keys: readonly string[] | "all";
}

/** A delta starts after what we have: something is missing, and the client must start over. */
export class Gap extends Error {
  constructor(view: string, have: number, from: number) {
    super(`${view}: have ${have}, the delta starts at ${from}`);
  }
}

export class ViewStore {
  readonly views = new Map<string, View>();

  snapshot(view: string, seq: number, rows: Rows): Changed {
    this.views.set(view, { seq, rows: new Map(Object.entries(rows)) });
    return { view, keys: "all" };
  }

  /** Apply a delta; null if all of it is known already or nobody asked for the view. Throws Gap. */
  delta(view: string, from: number, to: number, rows: Rows, gone: readonly string[]): Changed | null {
    const held = this.views.get(view);
    if (!held) return null;
    if (from > held.seq) throw new Gap(view, held.seq, from);
    if (to <= held.seq) return null;
    for (const key of gone) held.rows.delete(key);
    for (const [key, row] of Object.entries(rows)) held.rows.set(key, row);
    held.seq = to;
    return { view, keys: [...gone, ...Object.keys(rows)] };
  }

  /** Whether what is held is not what the server says it should be. What came later is not known. */
  isWrong(view: string, seq: number, sum: Uint8Array): boolean {
    const held = this.views.get(view);
    if (!held || held.seq > seq) return false;
    return held.seq < seq || !same(sumOf(held.rows), sum);
  }

  seqOf(view: string): number {
    return this.views.get(view)?.seq ?? 0;
  }

  /** What a `hello` says we hold. */
  have(): Record<string, number> {
    return Object.fromEntries([...this.views].map(([name, view]) => [name, view.seq]));
  }

  /** Forget the views that do not pass, and name them. */
  keepOnly(allowed: (view: string) => boolean): string[] {
    const dropped = [...this.views.keys()].filter((name) => !allowed(name));
    for (const name of dropped) this.views.delete(name);
    return dropped;
  }

  clear(): string[] {
    return this.keepOnly(() => false);
  }
}
