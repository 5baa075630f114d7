/** Rates are typed and read as people write them, and kept as whole thousandths. */

import { describe, expect, test } from "vitest";
import { parseRate, rateText, steppedRate } from "./rates";

describe("a rate", () => {
  test("shows the decimals that it has, at least one", () => {
    expect([25_400, 25_450, 25_454].map((rate) => rateText(rate, "pct", "da"))).toEqual(["25,4\u00a0%", "25,45\u00a0%", "25,454\u00a0%"]);
    expect(rateText(21_000, "promille", "en")).toBe("21.0\u00a0\u2030");
  });

  test.each([["25,6", 25_600], ["25.6 %", 25_600], [" 25 ", 25_000], ["0,125", 125], ["100", 100_000]])("%s is read", (typed, rate) => {
    expect(parseRate(typed, "pct")).toBe(rate);
  });

  test.each(["", "-1", "2,5,6", "25,4567", "100,1", "mange", "1e3"])("%s is no rate", (typed) => {
    expect(parseRate(typed, "pct")).toBeNull();
  });

  test("steps by a tenth of a per cent or a whole promille, and stops at nothing and at all", () => {
    expect([steppedRate(25_400, 1, "pct"), steppedRate(20_500, -1, "promille")]).toEqual([25_500, 19_500]);
    expect([steppedRate(50, -1, "pct"), steppedRate(99_950, 1, "pct")]).toEqual([0, 100_000]);
  });
});
