/** Snapshots and deltas fold to the same rows on every road. */

import { describe, expect, test } from "vitest";
import { Gap, ViewStore } from "./rows";

function held(): ViewStore {
  const store = new ViewStore();
  store.snapshot("table/4", 10, { "choice/R-01": { share: 100 }, "choice/R-03": { share: 50 } });
  return store;
}

describe("a view's rows", () => {
  test("a snapshot replaces all rows", () => {
    const store = held();
    store.snapshot("table/4", 12, { order: { proposals: [] } });
    expect([...(store.views.get("table/4")?.rows.keys() ?? [])]).toEqual(["order"]);
    expect(store.have()).toEqual({ "table/4": 12 });
  });

  test("a delta changes rows, takes rows away, and names the keys", () => {
    const store = held();
    const changed = store.delta("table/4", 10, 11, { "choice/R-03": { share: 75 } }, ["choice/R-01"]);
    expect(changed?.keys).toEqual(["choice/R-01", "choice/R-03"]);
    expect(store.views.get("table/4")?.rows).toEqual(new Map([["choice/R-03", { share: 75 }]]));
  });

  test("a delta that overlaps what is held is applied: rows are whole values", () => {
    const store = held();
    store.delta("table/4", 8, 12, { "choice/R-03": { share: 20 } }, []);
    expect(store.seqOf("table/4")).toBe(12);
  });

  test("a delta that is wholly known changes nothing", () => {
    const store = held();
    expect(store.delta("table/4", 8, 10, { "choice/R-03": { share: 1 } }, [])).toBeNull();
    expect(store.views.get("table/4")?.rows.get("choice/R-03")).toEqual({ share: 50 });
  });

  test("a delta that starts after what is held is a gap, and nothing of it is applied", () => {
    const store = held();
    expect(() => store.delta("table/4", 11, 12, { "choice/R-03": { share: 1 } }, [])).toThrow(Gap);
    expect(store.seqOf("table/4")).toBe(10);
  });

  test("a delta for a view that is not held is left alone", () => {
    expect(held().delta("hall", 0, 5, { summary: {} }, [])).toBeNull();
  });
});
