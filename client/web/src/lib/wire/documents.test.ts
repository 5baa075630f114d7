/** The documents in force: fetched once, and swapped together when a new version comes. */

import { describe, expect, test, vi } from "vitest";
import type { Budget, VersionRow } from "../protocol.generated";
import { Documents, type Source } from "./documents.svelte";

const named = (hash: string) => ({ title: hash });
const version = (number: number, catalogue: string): VersionRow => ({ number, seq: number, at: 0, by: "e:1", budget: "b1", catalogue, assumptions: "a1", note: "" });
const now = (catalogue: string) => ({ budget: "b1", catalogue, assumptions: "a1" });

function source() {
  const document = vi.fn((hash: string) => Promise.resolve(named(hash)));
  const outline = vi.fn((hash: string) => Promise.resolve(named(hash) as unknown as Budget));
  return { document, outline, as: { document, outline } as unknown as Source };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

describe("a screen's documents", () => {
  test("all three come together, the budget without its lines", async () => {
    const from = source();
    const documents = new Documents(from.as);
    documents.follow(now("c1"), [version(1, "c1")]);
    expect(documents.catalogue).toBeNull();
    await settled();
    expect([documents.budget, documents.catalogue, documents.assumptions]).toEqual([named("b1"), named("c1"), named("a1")]);
    expect(from.outline).toHaveBeenCalledExactlyOnceWith("b1");
  });

  test("a new version swaps what changed, keeps the former catalogue, and asks for nothing twice", async () => {
    const from = source();
    const documents = new Documents(from.as);
    documents.follow(now("c1"), [version(1, "c1")]);
    await settled();
    documents.follow(now("c2"), [version(1, "c1"), version(2, "c2")]);
    await settled();
    expect([documents.catalogue, documents.former]).toEqual([named("c2"), [named("c1")]]);
    expect(from.document.mock.calls.map(([hash]) => hash).sort()).toEqual(["a1", "c1", "c2"]);
  });

  test("what arrives late does not overtake a newer version", async () => {
    const from = source();
    let open = () => {};
    from.document.mockImplementationOnce(() => new Promise((done) => (open = () => done(named("c1")))));
    const documents = new Documents(from.as);
    documents.follow(now("c1"), []);
    documents.follow(now("c2"), []);
    await settled();
    open();
    await settled();
    expect(documents.catalogue).toEqual(named("c2"));
  });

  test("what did not come is asked for again", async () => {
    vi.useFakeTimers();
    const from = source();
    from.document.mockImplementationOnce(() => Promise.reject(new Error("offline")));
    const documents = new Documents(from.as);
    documents.follow(now("c1"), []);
    await vi.advanceTimersByTimeAsync(10);
    expect(documents.catalogue).toBeNull();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(documents.catalogue).toEqual(named("c1"));
    vi.useRealTimers();
  });
});
