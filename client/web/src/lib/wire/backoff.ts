/** How long to wait before the next try to connect. Pure: chance comes in as a number. */

const FIRST = 400;
const MOST = 12_000;

/** Milliseconds before try number `tries` (0 first), spread so that a hall full of clients does not come back at once. */
export function backoff(tries: number, chance: number): number {
  const ceiling = Math.min(MOST, FIRST * 2 ** tries);
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}
