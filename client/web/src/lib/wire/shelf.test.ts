/** What is stored on the device survives a reload. */

import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { entry } from "./fakes.test-help";
import { openShelf } from "./shelf";

test("what is on the shelf is there for the next page of the same person, and for nobody else", async () => {
  const { shelf, lasting } = await openShelf("w1", "participant/x7");
  expect(lasting).toBe(true);
  await shelf.put(entry("one"));
  await shelf.put(entry("two"));
  await shelf.remove("one");
  const again = await openShelf("w1", "participant/x7");
  expect((await again.shelf.all()).map((e) => e.id)).toEqual(["two"]);
  const other = await openShelf("w1", "participant/k2");
  expect(await other.shelf.all()).toEqual([]);
});

test("an entry comes back as it was put", async () => {
  const { shelf } = await openShelf("w2", "table/4");
  await shelf.put(entry("one", { behalf: "k2" }));
  expect(await shelf.all()).toEqual([entry("one", { behalf: "k2" })]);
});
