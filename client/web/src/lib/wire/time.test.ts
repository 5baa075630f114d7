/** Clocks and pauses: the server's time on this device, and how long to wait before coming back. */

import { describe, expect, test } from "vitest";
import { stepFor, stepped } from "../../screens/table/stepper.svelte";
import { backoff } from "./backoff";
import { ServerClock } from "./clock";

describe("coming back", () => {
  test("the wait grows and stops growing", () => {
    const waits = [0, 1, 2, 3, 10, 50].map((tries) => backoff(tries, 1));
    expect(waits).toEqual([400, 800, 1_600, 3_200, 12_000, 12_000]);
  });

  test("chance spreads a hall full of clients over half of it", () => {
    expect([backoff(3, 0), backoff(3, 0.5), backoff(3, 1)]).toEqual([1_600, 2_400, 3_200]);
  });
});

describe("the server's clock", () => {
  test("an answer's time is of the middle of its trip", () => {
    const clock = new ServerClock();
    clock.learn(10_000, 1_000, 1_200);
    expect(clock.now(1_200)).toBe(10_100);
  });

  test("a slow trip does not spoil what a short one taught", () => {
    const clock = new ServerClock();
    clock.learn(10_000, 1_000, 1_010);
    clock.learn(99_000, 2_000, 9_000);
    expect(clock.now(1_010)).toBe(10_005);
  });
});

describe("steps of an amount", () => {
  test("a small amount has small steps", () => expect([stepFor(-300_000), stepFor(2_000_000)]).toEqual([10_000, 100_000]));
  test("more of a saving is a larger saving, more of a cost a larger cost", () => expect([stepped(-1_000_000, 1), stepped(1_000_000, 1)]).toEqual([-1_100_000, 1_100_000]));
  test("less never turns a saving into a cost", () => expect(stepped(-5_000, -1)).toBe(0));
});
