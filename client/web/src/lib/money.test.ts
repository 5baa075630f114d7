/** Amounts as Danes write and read them. */

import { describe, expect, test } from "vitest";
import { amount, apart, direction, editable, kroner, measured, measuredChange, parseAmount, precise, signed, type Measure } from "./money";

describe("amounts are written as Danes write them", () => {
  test.each([
    [-1_400_000, "−1,4"], [12_800_000, "12,8"], [-1_234_500_000, "−1.234,5"], [0, "0,0"], [-40_000, "0,0"], [-50_000, "−0,1"],
  ])("%d kroner are %s million", (value, text) => expect(amount(value)).toBe(text));

  test("thousands have no decimals", () => expect(amount(-1_400_000, "da", "thousands")).toBe("−1.400"));
  test("English has a point", () => expect(amount(-1_234_500_000, "en")).toBe("−1,234.5"));
  test("a change shows its plus", () => expect([signed(1_500_000), signed(-1_500_000), signed(20_000)]).toEqual(["+1,5", "−1,5", "0,0"]));
  test("a small amount is not nothing", () => expect([-38_000, 45_000, -1_400_000, 0].map((value) => precise(value))).toEqual(["−0,038", "0,045", "−1,4", "0,0"]));
  test("whole kroner", () => expect(kroner(-2_216_185_000)).toBe("−2.216.185.000"));
  test.each<[Measure, string]>([["millions", "−1.234,6"], ["thousands", "−1.234.568"], ["kroner", "−1.234.567.890"], ["inhabitant", "−26.436"]])("in %s", (measure, text) => expect(measured(-1_234_567_890, measure, 46_700)).toBe(text));
  test("a few kroner are nothing in millions", () => expect([measured(300, "millions", 0), measured(1_000, "millions", 0)]).toEqual(["0,0", "0,001"]));
  test("per inhabitant of nobody there is no amount", () => expect(measured(1_000_000, "inhabitant", 0)).toBe("–"));
  test("a change shows its plus in every measure, and nothing has none", () => {
    expect([measuredChange(467_000, "inhabitant", 46_700), measuredChange(-467_000, "kroner", 0), measuredChange(2, "inhabitant", 46_700)]).toEqual(["+10", "−467.000", "0"]);
  });
  test("a field holds every digit and no sign", () => expect(editable(-1_234_567)).toBe("1,234567"));
});

describe("amounts are read as people type them", () => {
  test.each([
    ["1.234,5", 1_234_500_000], ["−1,4", -1_400_000], ["-1,4", -1_400_000], ["–1,4", -1_400_000], ["1,4", 1_400_000],
    ["1.4", 1_400_000], ["1 234,5", 1_234_500_000], [" 2 ", 2_000_000], ["0", 0], [",5", 500_000], ["1,4 mio. kr.", 1_400_000], ["12.000", 12_000_000_000],
  ])("%s", (text, value) => expect(parseAmount(text)).toBe(value));

  test.each(["", "-", "abc", "1,2,3", "1.23,4", "1e5", "12.34.567"])("%s is no amount", (text) => expect(parseAmount(text)).toBeNull());

  test("in thousands a dot separates them", () => expect(parseAmount("1.400", "da", "thousands")).toBe(1_400_000));
  test("English reads its own", () => expect(parseAmount("1,234.5", "en")).toBe(1_234_500_000));
  test("what a field shows is read back", () => {
    for (const value of [1, 1_000, 50_000, 1_234_567, 2_216_185_000]) expect(parseAmount(editable(value))).toBe(value);
  });
  test("minus nothing is nothing", () => expect(Object.is(parseAmount("-0"), 0)).toBe(true));
});

test("people decide in words", () => {
  expect(direction(-1, "operating")).toBe("saving");
  expect(direction(-1, "tax")).toBe("income");
  expect(direction(1, "construction")).toBe("cost");
  expect(direction(0, "tax")).toBe("none");
});

test("two amounts that differ are written so that one sees it", () => {
  expect(apart(-400_000, -350_000)).toEqual(["−0,40", "−0,35"]);
  expect(apart(-1_400_000, -1_100_000)).toEqual(["−1,4", "−1,1"]);
  expect(apart(0, 0)).toEqual(["0,0", "0,0"]);
  expect(apart(-400_000, -400_400, "da", "thousands")).toEqual(["−400,0", "−400,4"]);
});
