/** A filter and the address it stands in say the same, whatever was typed into either. */

import { describe, expect, it } from "vitest";
import { EVERYTHING, fieldOf, filterOf, isSifted, pathOf, searchOf, timeOf, toggled } from "./filter";

describe("a filter of the history", () => {
  const search = "?table=1,2&kind=table.amount_set&words=k%C3%B8+om&since=1000&until=2000&order=oldest";

  it("comes back from its address as it was", () => {
    const filter = filterOf(search);
    expect(filter.chosen.table).toEqual(["1", "2"]);
    expect(filter.words).toBe("kø om");
    expect(filterOf(searchOf(filter))).toEqual(filter);
  });

  it("asks for everything without saying anything", () => {
    expect(searchOf(EVERYTHING)).toBe("");
    expect(filterOf("")).toEqual(EVERYTHING);
    expect(pathOf(EVERYTHING, {}, ".csv")).toBe("/api/history.csv");
  });

  it("takes a time that cannot be read as open, and a value once", () => {
    expect(filterOf("?since=i+g%C3%A5r&table=1,,1").chosen.table).toEqual(["1"]);
    expect(filterOf("?since=i+g%C3%A5r").since).toBe(0);
  });

  it("reads on from a cursor, and files know none", () => {
    expect(pathOf(filterOf("?table=2"), { cursor: 17, limit: 100 })).toBe("/api/history?table=2&limit=100&cursor=17");
    expect(pathOf(filterOf("?table=2"), {}, ".xlsx")).toBe("/api/history.xlsx?table=2");
  });

  it("puts a value in and takes it out again", () => {
    const once = toggled(EVERYTHING, "table", "3");
    expect(once.chosen.table).toEqual(["3"]);
    expect(toggled(once, "table", "3")).toEqual(EVERYTHING);
  });

  it("is sifted by anything but the order", () => {
    expect(isSifted(filterOf("?order=oldest"))).toBe(false);
    expect(isSifted(filterOf("?undo=1"))).toBe(true);
  });

  it("has whole minutes, the last one included", () => {
    const first = timeOf("2026-05-05T10:15", "first");
    expect(fieldOf(first)).toBe("2026-05-05T10:15");
    expect(timeOf("2026-05-05T10:15", "last") - first).toBe(59_999);
    expect(timeOf("", "last")).toBe(0);
  });
});
