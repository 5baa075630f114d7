/** The core of the wire: rows, gaps, answers, and what is sent again. Never a socket. */

import { describe, expect, test } from "vitest";
import { Core, maySee } from "./core";
import { entry } from "./fakes.test-help";
import type { You } from "./messages";
import { Outbox } from "./outbox";
import { MemoryShelf } from "./shelf";

const anne: You = { actor: "p:x7", role: "participant", pid: "x7", table: 4, note_taker: false };

function greeted(): Core {
  const core = new Core(new Outbox(new MemoryShelf(), "tab-a"));
  core.receive({ t: "welcome", v: 1, epoch: "e1", seq: 10, now: 0, workshop: "w", you: anne });
  core.receive({ t: "snapshot", view: "day", seq: 10, rows: {} });
  core.receive({ t: "snapshot", view: "table/4", seq: 10, rows: {} });
  return core;
}

const is = (news: { is: string }[]) => news.map((item) => item.is);

describe("the core", () => {
  test("a first hello holds nothing, a later one says what is held", () => {
    const core = new Core(new Outbox(new MemoryShelf(), "tab-a"));
    expect(core.hello("k", "da")).toMatchObject({ epoch: "", have: {} });
    expect(greeted().hello("k", "en")).toMatchObject({ epoch: "e1", lang: "en", have: { day: 10, "table/4": 10 } });
  });

  test("a welcome of the same epoch keeps the rows, one of another epoch drops them", () => {
    const core = greeted();
    const welcome = { t: "welcome", v: 1, seq: 12, now: 0, workshop: "w", you: anne } as const;
    expect(is(core.receive({ ...welcome, epoch: "e1" }))).toEqual(["welcome"]);
    expect(core.store.have()).toEqual({ day: 10, "table/4": 10 });
    expect(core.receive({ ...welcome, epoch: "e2" })[0]).toEqual({ is: "dropped", views: ["day", "table/4"] });
    expect(core.store.have()).toEqual({});
  });

  test("a gap drops everything and asks for a new start", () => {
    const core = greeted();
    const news = core.receive({ t: "delta", view: "table/4", from: 11, to: 12, rows: {}, gone: [] });
    expect(is(news)).toEqual(["dropped", "reconnect"]);
    expect(core.hello("k", "da")).toMatchObject({ have: {} });
  });

  test("somebody moved to another table loses the rows of the former at once", () => {
    const core = greeted();
    const news = core.receive({ t: "you", you: { ...anne, table: 5 } });
    expect(news[0]).toEqual({ is: "dropped", views: ["table/4"] });
    expect(core.store.have()).toEqual({ day: 10 });
  });

  test("ok takes the command out of the outbox and tells what it overwrote", async () => {
    const core = greeted();
    await core.outbox.add(entry("one"), true);
    const overwrote = [{ row: "amount/R-03/2021", by: "p:k2", seq: 9 }];
    const news = core.receive({ t: "ok", id: "one", first: 11, last: 11, overwrote });
    expect(news).toEqual([{ is: "saved", entry: entry("one"), last: 11, overwrote }]);
    expect(core.outbox.waiting).toEqual([]);
  });

  test("a late command whose row another changed becomes a draft", async () => {
    const core = greeted();
    await core.outbox.add(entry("one"), false);
    expect(is(core.receive({ t: "no", id: "one", code: "changed_since", say: "…", details: {} }))).toEqual(["draft"]);
    expect(core.outbox.drafts).toHaveLength(1);
  });

  test("a refusal rolls back with its sentence", async () => {
    const core = greeted();
    await core.outbox.add(entry("one"), true);
    const news = core.receive({ t: "no", id: "one", code: "table_locked", say: "Facilitator har låst bordet.", details: {} });
    expect(news[0]).toMatchObject({ is: "refused", say: "Facilitator har låst bordet." });
    expect(core.outbox.waiting).toEqual([]);
  });

  test("a server that cannot save now does not make the client forget", async () => {
    const core = greeted();
    await core.outbox.add(entry("one"), true);
    core.outbox.due("e1");
    core.receive({ t: "no", id: "one", code: "log_unavailable", say: "…", details: {} });
    expect(core.outbox.due("e1").map((frame) => frame.id)).toEqual(["one"]);
  });

  test("a log that is behind what was seen makes the client start over and keep the command", async () => {
    const core = greeted();
    await core.outbox.add(entry("one"), true);
    core.outbox.due("e1");
    expect(is(core.receive({ t: "no", id: "one", code: "basis_ahead", say: "…", details: {} }))).toEqual(["dropped", "reconnect"]);
    expect(core.outbox.due("e1")[0]).toMatchObject({ id: "one", basis: 0 });
  });

  test("an answer to what is answered already is silent", () => {
    expect(greeted().receive({ t: "ok", id: "gone", first: 1, last: 1, overwrote: [] })).toEqual([]);
  });

  test("after a reconnect the watched views are asked for before the outbox goes out", async () => {
    const core = greeted();
    core.watch("hall");
    await core.outbox.add(entry("one"), false);
    expect(core.greeting().map((frame) => frame.t)).toEqual(["watch", "do"]);
  });
});

test("a participant sees the own table and the hall, a hall screen no table, a facilitator all", () => {
  expect(["day", "hall", "table/4", "table/5", "overview"].map((view) => maySee(anne, view))).toEqual([true, true, true, false, false]);
  const hall: You = { actor: "h:1", role: "hall", pid: null, table: 0, note_taker: false };
  expect([maySee(hall, "hall"), maySee(hall, "table/4")]).toEqual([true, false]);
  expect(maySee({ ...hall, role: "facilitator" }, "table/9")).toBe(true);
});
