/** Events in the order they came, gathered by round, and in it by stretches of time. Never sorts. */

import type { Entry } from "./shapes";

export const STRETCH = 10 * 60_000;

export interface Stretch {
  /** When it begins, ms: a whole ten minutes. */
  at: number;
  entries: Entry[];
}

export interface Passage {
  round: number;
  stretches: Stretch[];
}

/** A round that is left and opened again stands twice, as the day went. */
export function passages(entries: readonly Entry[]): Passage[] {
  const found: Passage[] = [];
  for (const entry of entries) {
    let passage = found.at(-1);
    if (passage?.round !== entry.round) found.push((passage = { round: entry.round, stretches: [] }));
    const at = entry.at - (entry.at % STRETCH);
    const stretch = passage.stretches.at(-1);
    if (stretch?.at === at) stretch.entries.push(entry);
    else passage.stretches.push({ at, entries: [entry] });
  }
  return found;
}
