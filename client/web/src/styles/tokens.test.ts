/** Every pair of colours that carries words has the contrast that the law asks for. */

import { describe, expect, test } from "vitest";
import css from "./tokens.css?raw";

function token(name: string): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim();
  if (!value) throw new Error(`tokens.css has no --${name}`);
  const other = /^var\(--(.+)\)$/.exec(value)?.[1];
  return other ? token(other) : value;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test("the measure itself is right: black on white is 21, and grey on grey fails", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 1);
  expect(contrast("#999999", "#ffffff")).toBeLessThan(4.5);
});

describe("text is readable (WCAG 2.1 AA, 4.5 to 1)", () => {
  test.each([
    ["ink", "paper"], ["ink", "shade"], ["ink-soft", "shade"], ["ink-faint", "paper"], ["ink-faint", "shade"],
    ["blue", "paper"], ["blue", "blue-wash"], ["blue", "shade"], ["paper", "blue"], ["paper", "blue-deep"], ["green-deep", "green-wash"], ["green-deep", "paper"],
    ["ochre", "ochre-wash"], ["ochre", "paper"], ["ochre", "shade"], ["red-deep", "red-wash"], ["red-deep", "paper"], ["red-deep", "shade"], ["paper", "green"],
    ["saving", "paper"], ["cost", "paper"], ["missing", "paper"], ["ink", "yellow"], ["ink", "ochre-wash"], ["ink", "red-wash"], ["ink", "green-wash"], ["ink", "blue-wash"],
  ])("%s on %s", (text, ground) => expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5));
});

describe("controls and marks stand out (3 to 1)", () => {
  const marks = ["edge", "sky", "green", "red", ...Array.from({ length: 10 }, (_, i) => `committee-${i}`)];
  test.each(marks)("%s on paper", (mark) => expect(contrast(token(mark), token("paper"))).toBeGreaterThanOrEqual(3));
  test.each(marks)("%s on shade", (mark) => expect(contrast(token(mark), token("shade"))).toBeGreaterThanOrEqual(3));
});
