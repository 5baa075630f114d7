/** What people read about a proposal. */

import { describe, expect, test } from "vitest";
import { cardOf, cardOfOwn } from "./catalogue";
import { accountOf, postsOf, shortOf, textsOf } from "./facts";
import type { OwnRow, Proposal } from "./protocol.generated";

const texts = { consequence_service: "", consequence_staff: "", risk: "", preconditions: "", implementation: "", derived: "", works_council: "", hearing: "", origin: "" };
const proposal = { id: "R-01", title: "Skole", postings: [], posts: { hundredths: [-100, 0] }, ...texts, description: "To skoler samles. Det sker i 2021.", risk: "Uro.", summary: "" } as unknown as Proposal;
const own = { proposal: "B1-1", title: "Bilpulje", amounts: [0, -4], posts: [0, 0], ...texts, description: null, origin: "Bord 1", summary: "" } as unknown as OwnRow;

describe("a proposal's facts", () => {
  test("what is written stands in the order people read it, and what nobody wrote is left out", () => {
    expect(textsOf(cardOf(proposal, [2020, 2021]))).toEqual([["description", "To skoler samles. Det sker i 2021."], ["risk", "Uro."]]);
  });

  test("a text that its writer erased is told as erased", () => {
    expect(textsOf(cardOfOwn(own))).toEqual([["description", null], ["origin", "Bord 1"]]);
  });

  test("without a summary the first sentence of the description stands for it", () => {
    expect(shortOf(cardOf(proposal, [2020]))).toBe("To skoler samles.");
    expect(shortOf(cardOf({ ...proposal, summary: "Kort." }, [2020]))).toBe("Kort.");
    expect(shortOf(cardOfOwn(own))).toBe("");
  });

  test("no posts at all are not shown as a row of zeros", () => {
    expect([postsOf(cardOf(proposal, [2020, 2021])), postsOf(cardOfOwn(own))]).toEqual([[-100, 0], []]);
  });

  test("an account's codes have their names where the budget's year knows them", () => {
    const account = { function: "03.22.01", kind: "1", ownership: "", grouping: "", art: "" };
    const lists = [{ dimension: "function" as const, codes: [{ code: "03.22.01", name: "Folkeskoler", parent: "03.22" }] }];
    expect(accountOf(account, lists)).toEqual([{ dimension: "function", code: "03.22.01", name: "Folkeskoler" }, { dimension: "kind", code: "1", name: "" }]);
  });
});
