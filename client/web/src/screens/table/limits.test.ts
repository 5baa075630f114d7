/** What a table is told first about limits, and how far off it is. */

import { expect, test } from "vitest";
import type { Budget, Limit, LimitRow } from "../../lib/protocol.generated";
import { limitsShown, worstYear } from "./limits";

const limit = (id: string, kind: Limit["kind"]): Limit => ({ id, name: id, kind, line: "R22", sense: "above", bound: "", source: "" });
const row = (id: string, kind: Limit["kind"], off: number[]): LimitRow => ({ limit: id, kind, line: "R22", state: off.some(Boolean) ? "breached" : "met", value: [], bound: [], off, drivers: [] });

test("what is not kept stands first, and the law before frames and own targets", () => {
  const budget = { limits: [limit("mål", "target"), limit("ramme", "frame"), limit("lov", "law"), limit("andet", "law"), limit("ukendt", "frame")] } as Budget;
  const rows = [row("lov", "law", [0, 0]), row("andet", "law", [0, 1]), row("ramme", "frame", [0, 0]), row("mål", "target", [5, 0])];
  expect(limitsShown(budget, rows).map((each) => each.limit.id)).toEqual(["andet", "mål", "lov", "ramme"]);
});

test("the worst year is named, and none where it is kept", () => {
  expect(worstYear(row("lov", "law", [0, 300, 900]), [2020, 2021, 2022])).toEqual({ year: 2022, off: 900 });
  expect(worstYear(row("lov", "law", [0, 0, 0]), [2020, 2021, 2022])).toBeNull();
});
