/** Sentences fall into rounds and stretches of ten minutes, in order, and none is lost. */

import { expect, it } from "vitest";
import { passages, STRETCH } from "./grouping";
import type { Entry } from "./shapes";

const entry = (seq: number, round: number, at: number): Entry => ({ seq, at, round, kind: "", table: 0, proposal: "", who: "", say: "", undoes: 0 });

it("gathers neighbours by round and by ten minutes, and loses none", () => {
  const found = passages([entry(5, 2, 3 * STRETCH + 1), entry(4, 2, 3 * STRETCH), entry(3, 2, 1), entry(2, 1, 1), entry(1, 2, 0)]);
  expect(found.map((passage) => passage.round)).toEqual([2, 1, 2]);
  expect(found[0]!.stretches.map((stretch) => [stretch.at, stretch.entries.map((one) => one.seq)])).toEqual([[3 * STRETCH, [5, 4]], [0, [3]]]);
});
