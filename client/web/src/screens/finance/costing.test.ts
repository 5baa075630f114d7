/** What finance types becomes a command, with words for signs. */

import { describe, expect, test } from "vitest";
import type { OwnRow } from "../../lib/protocol.generated";
import { commandOf, hundredthsOf, kronerOf, sheetOf } from "./costing";

const own = {
  proposal: "B1-1", title: "Bilpulje", committee: "TEK", steering_area: "service", policy_area: "", costed: false, amounts: [0, -400_000, 150_000], guess: [0, -400_000, 150_000],
  posts: [0, -250, 0], scalable: true, earliest_start: 2020, lasting: true, summary: "", description: null, consequence_service: "", consequence_staff: "", risk: "", preconditions: "",
  implementation: "", derived: "", works_council: "", hearing: "", origin: "Bord 1",
} as unknown as OwnRow;

describe("a costing", () => {
  test("starts from what the table guessed, without signs", () => {
    const sheet = sheetOf(own, "da");
    expect(sheet.amounts).toEqual([{ text: "", more: false }, { text: "400", more: false }, { text: "150", more: true }]);
    expect(sheet.posts[1]).toEqual({ text: "2,5", more: false });
  });

  test("sent as it stood says the same again", () => {
    const sent = commandOf(1, "B1-1", sheetOf(own, "da"), "da");
    expect(sent).toMatchObject({ table: 1, proposal: "B1-1", amounts: own.amounts, posts: own.posts, origin: "Bord 1", description: "", policy_area: "" });
  });

  test.each([["1.250,5", false, -1_250_500], ["1.250,5", true, 1_250_500], ["-40", true, -40_000], ["", true, 0], ["mange", true, null]])("%s, extra cost %s", (text, more, kroner) => {
    expect(kronerOf({ text, more }, "da")).toBe(kroner);
  });

  test("posts are kept in hundredths", () => {
    expect([hundredthsOf({ text: "2,25", more: false }, "da"), hundredthsOf({ text: "3", more: true }, "da")]).toEqual([-225, 300]);
  });

  test("what is no number is not sent", () => {
    const sheet = sheetOf(own, "da");
    sheet.posts[0] = { text: "to", more: false };
    expect(commandOf(1, "B1-1", sheet, "da")).toBeNull();
  });
});
