/** A silent gap is found: the sum is the server's, and what differs is asked for anew. */

import { describe, expect, test } from "vitest";
import golden from "../../../../../tests/golden/sums/rows.json";
import { Core } from "./core";
import type { You } from "./messages";
import { Outbox } from "./outbox";
import { MemoryShelf } from "./shelf";
import { crc32, sumOf } from "./summing";

const anne: You = { actor: "p:x7", role: "participant", pid: "x7", table: 4, note_taker: false };
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

test("the check value of CRC-32", () => expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926));

test("the golden rows come to their sum, in whatever order they are held", () => {
  const rows = Object.entries<unknown>(golden.rows);
  expect(hex(sumOf(new Map(rows)))).toBe(golden.sum);
  expect(hex(sumOf(new Map(rows.reverse())))).toBe(golden.sum);
});

test("a wrong value makes another sum", () => {
  const rows = new Map<string, unknown>(Object.entries(golden.rows));
  rows.set("amount/R-03/2021", { by: "p:x7", amount: -900_001, seq: 65_536 });
  expect(hex(sumOf(rows))).not.toBe(golden.sum);
});

describe("a check", () => {
  const before = { "choice/R-01": { share: 100 } };
  const after = { "choice/R-01": { share: 100 }, "choice/R-03": { share: 50 } };
  const sum = (rows: object) => sumOf(new Map(Object.entries(rows)));

  function holding(rows: Record<string, unknown>, seq: number): Core {
    const core = new Core(new Outbox(new MemoryShelf(), "tab-a"));
    core.receive({ t: "welcome", v: 1, epoch: "e1", seq, now: 0, workshop: "w", you: anne });
    core.receive({ t: "snapshot", view: "table/4", seq, rows });
    return core;
  }

  test("a delta that was dropped is noticed, and the snapshot heals it", () => {
    const core = holding(before, 10);
    const state = { t: "state", view: "table/4", seq: 11, sum: sum(after) } as const;
    expect(core.receive(state)).toEqual([{ is: "wrong", view: "table/4", seq: 10 }]);
    core.receive({ t: "snapshot", view: "table/4", seq: 11, rows: after });
    expect(core.receive(state)).toEqual([]);
  });

  test("a wrong value at the right position is noticed", () => {
    const core = holding({ "choice/R-01": { share: 99 } }, 10);
    expect(core.receive({ t: "state", view: "table/4", seq: 10, sum: sum(before) })).toEqual([{ is: "wrong", view: "table/4", seq: 10 }]);
  });

  test("what is right, or further on, or not held is let be", () => {
    const core = holding(before, 10);
    expect(core.receive({ t: "state", view: "table/4", seq: 10, sum: sum(before) })).toEqual([]);
    expect(core.receive({ t: "state", view: "table/4", seq: 9, sum: sum(after) })).toEqual([]);
    expect(core.receive({ t: "state", view: "hall", seq: 12, sum: sum(after) })).toEqual([]);
  });

  test("each view is asked about every 30 seconds at most", () => {
    const core = holding(before, 10);
    expect(core.checks(0)).toEqual([{ t: "check", view: "table/4" }]);
    core.receive({ t: "snapshot", view: "day", seq: 10, rows: {} });
    expect(core.checks(29_000)).toEqual([{ t: "check", view: "day" }]);
    expect(core.checks(30_000)).toEqual([{ t: "check", view: "table/4" }]);
  });
});
