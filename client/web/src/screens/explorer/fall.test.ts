/** The bars are true: they begin where the last one ended, cross zero as the amounts do, and end in the result. */

import { describe, expect, test } from "vitest";
import { barsOf, changesOf, reach, seenWhole, sumOf } from "./fall";
import type { Fall, StepKind } from "./shapes";

const step = (id: string, kind: StepKind, ...amounts: number[]) => ({ id, name: id, kind, committee: "", amounts });

/** First year: a surplus that turns into a deficit; second: income only. */
const fall: Fall = {
  line: "R11", name: "Resultat", years: [2020, 2021],
  steps: [step("base", "start", -20, -3_000), step("law", "layer", 50, 0), step("R-01", "proposal", -40, -10), step("own-1", "own", 5, 0), step("tax", "tax", 0, -20), step("end", "end", -5, -3_030)],
};

describe("each bar begins where the one before it ended", () => {
  test("also across zero, and below it", () => {
    expect(barsOf(fall, 0).map(({ from, to }) => [from, to])).toEqual([[0, -20], [-20, 30], [30, -10], [-10, -5], [-5, -5], [0, -5]]);
  });

  test("the last step ends where the result stands", () => {
    for (const year of [0, 1]) {
      const bars = barsOf(fall, year);
      expect(bars.at(-2)?.to).toBe(bars.at(-1)?.to);
    }
  });
});

describe("the axis", () => {
  test("shows zero even where all is income", () => expect(reach(barsOf(fall, 1))).toEqual([-3_030, 0]));
  test("is never empty", () => expect(reach([])).toEqual([0, 1]));
  test("shows the changes alone where they could not be seen beside the base", () => {
    expect(seenWhole(fall, 0.03)).toBe(false);
    expect(seenWhole({ ...fall, years: [2020] }, 0.03)).toBe(true);
  });
  test("shows the whole where nothing is changed", () => expect(seenWhole({ ...fall, steps: [step("base", "start", 1_000), step("end", "end", 1_000)] }, 0.03)).toBe(true));
});

test("measured from the base, zero is where it ended and the last bar is all that changed", () => {
  const bars = changesOf(fall, 1);
  expect(bars.map(({ step: { id }, from, to, amount }) => [id, from, to, amount])).toEqual([["base", 0, 0, -3_000], ["law", 0, 0, 0], ["R-01", 0, -10, -10], ["own-1", -10, -10, 0], ["tax", -10, -30, -20], ["end", 0, -30, -3_030]]);
});

test("own proposals are told apart from the catalogue's", () => expect([sumOf(fall, "proposal", 0), sumOf(fall, "own", 0), sumOf(fall, "layer", 0)]).toEqual([-40, 5, 50]));
