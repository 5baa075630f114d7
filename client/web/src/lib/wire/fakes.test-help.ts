/** Helpers of the wire's tests. Never part of the product. */

import type { Entry, Shelf } from "./outbox";

export function entry(id: string, more: Partial<Entry> = {}): Entry {
  return {
    id, cmd: "set_amount", args: { table: 4, proposal: "R-03", year: 2021, amount: -100 }, basis: 7, epoch: "e1", round: 1,
    behalf: null, at: 1, tab: "tab-a", state: "waiting", ...more,
  };
}

/** A shelf that stores only when it is told to. */
export class SlowShelf implements Shelf {
  readonly stored = new Map<string, Entry>();
  private gates: (() => void)[] = [];

  async put(value: Entry): Promise<void> {
    await new Promise<void>((resolve) => this.gates.push(resolve));
    this.stored.set(value.id, value);
  }

  async remove(id: string): Promise<void> {
    this.stored.delete(id);
  }

  async all(): Promise<Entry[]> {
    return [...this.stored.values()];
  }

  open(): void {
    for (const gate of this.gates.splice(0)) gate();
  }
}
