/** Differences are read year by year, and only where something changed. */

import { describe, expect, test } from "vitest";
import type { DifferenceEntry } from "../../lib/wire/http";
import { linesOf } from "./difference";

const said = { yes: "ja", no: "nej", nothing: "intet" };
const entry = (name: string, before: unknown, after: unknown): DifferenceEntry => ({ kind: "changed", what: "proposals", id: "R-03", name: "Skole", fields: [{ name, before, after }] });
const lines = (name: string, before: unknown, after: unknown) => linesOf(entry(name, before, after), [2020, 2021], "da", said);

describe("a changed field", () => {
  test("of amounts names the years that changed, and no others", () => {
    expect(lines("postings.R04", [-100_000, -200_000], [-100_000, -250_000])).toEqual([{ field: "amounts", about: "R04", place: "2021", before: "−200.000", after: "−250.000" }]);
  });

  test("of text stands before and after; what was not there is nothing", () => {
    expect(lines("risk", "", "Uro.")).toEqual([{ field: "risk", about: "", place: "", before: "intet", after: "Uro." }]);
  });

  test("of what is gone has its amounts on one side", () => {
    expect(lines("postings.R04", [0, -250_000], null)).toEqual([
      { field: "amounts", about: "R04", place: "2020", before: "0", after: "intet" }, { field: "amounts", about: "R04", place: "2021", before: "−250.000", after: "intet" },
    ]);
  });

  test("inside an account or a posting is named by its own name", () => {
    expect(lines("account.function", "03.22.01", "03.22.02")[0]).toMatchObject({ field: "function", about: "" });
    expect(lines("postings.R04.index", "pl_service", "")[0]).toMatchObject({ field: "index", about: "R04" });
  });

  test("of a truth is yes or no, and a year has no thousands", () => {
    expect(lines("scalable", true, false)[0]).toMatchObject({ before: "ja", after: "nej" });
    expect(lines("earliest_start", 2020, 2021)[0]).toMatchObject({ before: "2020", after: "2021" });
  });

  test("of a list that grew is shown whole", () => {
    expect(lines("requires", ["R-01"], ["R-01", "R-02"])[0]).toMatchObject({ before: "R-01", after: "R-01 · R-02" });
  });
});
