/** A view's rows for the screens: who reads one row is told of that row alone. Never talks to the server. */

import { SvelteMap } from "svelte/reactivity";
import type { View } from "./rows";

const headOf = (key: string) => key.split("/", 1)[0] ?? key;

/** The rows whose keys begin with P. */
type Under<V, P extends string> = V[Extract<keyof V, `${P}/${string}`>];

export class RowMap<V> {
  /** The view is here: before that, empty means "not yet". */
  loaded = $state(false);
  private readonly rows = new SvelteMap<string, unknown>();
  private readonly versions = new SvelteMap<string, number>();
  private readonly heads = new Map<string, Map<string, unknown>>();

  get<K extends keyof V & string>(key: K): V[K] | undefined {
    return this.rows.get(key) as V[K] | undefined;
  }

  /** All rows of one kind (`choice`, `stance` ...), told only of that kind. */
  list<P extends string>(kind: P): Under<V, P>[] {
    return this.entries(kind).map(([, row]) => row);
  }

  entries<P extends string>(kind: P): [string, Under<V, P>][] {
    this.versions.get(kind);
    return [...(this.heads.get(kind) ?? [])] as [string, Under<V, P>][];
  }

  /** Take over what changed in the store. `before` sees each row as it was. */
  take(view: View, keys: readonly string[] | "all", before: (key: string, was: unknown, is: unknown) => void): void {
    const looked = keys === "all" ? new Set([...view.rows.keys(), ...this.all()]) : keys;
    const touched = new Set<string>();
    for (const key of looked) {
      const is = view.rows.get(key);
      if (keys !== "all") before(key, this.held(key), is);
      if (is === undefined) this.remove(key);
      else this.put(key, is);
      touched.add(headOf(key));
    }
    for (const head of touched) this.versions.set(head, (this.versions.get(head) ?? 0) + 1);
    this.loaded = true;
  }

  clear(): void {
    for (const key of this.all()) this.remove(key);
    for (const head of this.versions.keys()) this.versions.set(head, (this.versions.get(head) ?? 0) + 1);
    this.loaded = false;
  }

  private all(): string[] {
    return [...this.heads.values()].flatMap((rows) => [...rows.keys()]);
  }

  private held(key: string): unknown {
    return this.heads.get(headOf(key))?.get(key);
  }

  private put(key: string, row: unknown): void {
    const head = headOf(key);
    const rows = this.heads.get(head) ?? new Map<string, unknown>();
    rows.set(key, row);
    this.heads.set(head, rows);
    this.rows.set(key, row);
  }

  private remove(key: string): void {
    this.heads.get(headOf(key))?.delete(key);
    this.rows.delete(key);
  }
}
