/** An address says where one is, and only what does not go without saying. */

import { expect, test } from "vitest";
import { firstPath, paths, placeOf, searchOf, START } from "./place";

test("an empty address is the whole budget of one's own table, in millions", () => {
  expect(placeOf("")).toEqual(START);
  expect(searchOf(START)).toBe("");
});

test("a place can be shared: its address leads back to it", () => {
  const place = { ...START, view: "statement", table: "4", layout: "hedensted", row: "drift & mere", committee: "LAE", area: "-", prices: "fixed", unit: "inhabitant", year: "2022" } as const;
  expect(placeOf(searchOf(place))).toEqual(place);
});

test("what an address should not say is taken as not said", () => {
  expect(placeOf("?view=secrets&unit=beads&prices=free&other=1")).toEqual(START);
});

test("the server is asked for one's own table by not naming one, and for the base by zero", () => {
  expect(firstPath("")).toBe("/api/explore");
  expect(firstPath("?table=0")).toBe("/api/explore?table=0");
  expect(firstPath("?view=waterfall&table=4&line=R11")).toBe("/api/waterfall?table=4&line=R11");
});

test("a drill names its whole way, and where its next page begins", () => {
  const place = { ...START, row: "R04", committee: "LAE", area: "L10" };
  expect(paths.drill(place)).toBe("/api/drill?layout=report&row=R04&committee=LAE&area=L10");
  expect(paths.drill(place, 200)).toBe("/api/drill?layout=report&row=R04&committee=LAE&area=L10&offset=200");
});
