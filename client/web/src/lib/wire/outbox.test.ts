/** No edit is lost or doubled, whatever happens to page and line. */

import { describe, expect, test } from "vitest";
import { entry, SlowShelf } from "./fakes.test-help";
import { Outbox, WINDOW } from "./outbox";
import { MemoryShelf } from "./shelf";

describe("the outbox", () => {
  test("nothing is sent before it is stored, and it shows at once", async () => {
    const shelf = new SlowShelf();
    const outbox = new Outbox(shelf, "tab-a");
    outbox.connected();
    const stored = outbox.add(entry("one"), true);
    expect(outbox.waiting.map((e) => e.id)).toEqual(["one"]);
    expect(outbox.due("e1")).toEqual([]);
    shelf.open();
    await stored;
    expect(outbox.due("e1").map((f) => f.id)).toEqual(["one"]);
  });

  test("one that is not stored yet holds back those after it, so that the order stays", async () => {
    const shelf = new SlowShelf();
    const outbox = new Outbox(shelf, "tab-a");
    outbox.connected();
    void outbox.add(entry("one"), true);
    const second = outbox.add(entry("two"), true);
    expect(outbox.due("e1")).toEqual([]);
    shelf.open();
    await second;
    expect(outbox.due("e1").map((f) => f.id)).toEqual(["one", "two"]);
  });

  test("what was sent is not sent again on the same connection", async () => {
    const outbox = new Outbox(new MemoryShelf(), "tab-a");
    outbox.connected();
    await outbox.add(entry("one"), true);
    expect(outbox.due("e1")).toHaveLength(1);
    expect(outbox.due("e1")).toHaveLength(0);
  });

  test("after a lost connection the unanswered go out again in order, same id, late", async () => {
    const outbox = new Outbox(new MemoryShelf(), "tab-a");
    outbox.connected();
    await outbox.add(entry("one"), true);
    await outbox.add(entry("two"), true);
    expect(outbox.due("e1").map((f) => f.late)).toEqual([false, false]);
    await outbox.done("one");
    outbox.connected();
    expect(outbox.due("e1").map((f) => [f.id, f.late])).toEqual([["two", true]]);
  });

  test("what was made while offline is late, what is made after that is not", async () => {
    const outbox = new Outbox(new MemoryShelf(), "tab-a");
    await outbox.add(entry("offline"), false);
    outbox.connected();
    await outbox.add(entry("online"), true);
    expect(outbox.due("e1").map((f) => [f.id, f.late])).toEqual([["offline", true], ["online", false]]);
  });

  test("a basis from another epoch's log says nothing", async () => {
    const outbox = new Outbox(new MemoryShelf(), "tab-a");
    await outbox.add(entry("one", { basis: 40, epoch: "before the restore" }), false);
    outbox.connected();
    expect(outbox.due("e1")[0]?.basis).toBe(0);
  });

  test("at most a window of frames is on its way", async () => {
    const outbox = new Outbox(new MemoryShelf(), "tab-a");
    outbox.connected();
    for (let i = 0; i < WINDOW + 5; i++) await outbox.add(entry(`id-${i}`), true);
    expect(outbox.due("e1")).toHaveLength(WINDOW);
    await outbox.done("id-0");
    expect(outbox.due("e1").map((f) => f.id)).toEqual([`id-${WINDOW}`]);
  });

  test("a page that was reloaded takes over what its tab left, in order, all late", async () => {
    const shelf = new MemoryShelf();
    const before = new Outbox(shelf, "tab-a");
    before.connected();
    await before.add(entry("one", { at: 1 }), true);
    await before.add(entry("two", { at: 2 }), true);
    const after = new Outbox(shelf, "tab-b");
    await after.load((tab) => tab === "tab-a");
    after.connected();
    expect(after.due("e1").map((f) => [f.id, f.late])).toEqual([["one", true], ["two", true]]);
    expect((await shelf.all()).every((e) => e.tab === "tab-b")).toBe(true);
  });

  test("what a living tab is sending is left to it", async () => {
    const shelf = new MemoryShelf();
    await new Outbox(shelf, "tab-a").add(entry("one"), true);
    const other = new Outbox(shelf, "tab-b");
    await other.load(() => false);
    expect(other.waiting).toEqual([]);
  });

  test("a draft stays over a reload and is not sent", async () => {
    const shelf = new MemoryShelf();
    const outbox = new Outbox(shelf, "tab-a");
    await outbox.add(entry("one"), true);
    await outbox.toDraft("one");
    const after = new Outbox(shelf, "tab-b");
    await after.load(() => true);
    after.connected();
    expect(after.due("e1")).toEqual([]);
    expect(after.drafts.map((e) => e.id)).toEqual(["one"]);
  });
});
