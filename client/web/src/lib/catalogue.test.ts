/** What a proposal takes along, rules out and leaves behind, as the cards show it. */

import { describe, expect, test } from "vitest";
import { cardsOf, closure, dependants, ifChosen, matches, type Card } from "./catalogue";
import type { Proposal } from "./protocol.generated";
import { entry } from "./wire/fakes.test-help";
import { rowOf, wishesOf } from "./wire/wishes";

function card(id: string, requires: string[] = [], excludes: string[] = []): Card {
  return { id, title: `Forslag ${id}`, type: "reduction", category: "operating", committee: "LAE", amounts: [0], scalable: true, earliest: 2020, requires, excludes, summary: "", policyArea: "", costed: true, retired: false, proposal: null, own: null };
}

const cards = new Map(
  [card("R-01", [], ["R-02"]), card("R-02", ["A-21"], ["R-01"]), card("A-21", ["R-02"]), card("R-03"), card("E-02", ["A-22"]), card("A-22")].map((c) => [c.id, c]),
);

describe("what choosing means is shown before", () => {
  test("all that it requires comes along, mutual requirements too", () => {
    expect(closure(cards, "R-02")).toEqual(["R-02", "A-21"]);
    expect(ifChosen(cards, new Set(), "E-02")).toEqual({ takes: ["A-22"], swaps: [] });
  });

  test("what is chosen already is not taken again", () => {
    expect(ifChosen(cards, new Set(["A-22"]), "E-02")).toEqual({ takes: [], swaps: [] });
  });

  test("an alternative is swapped out, with what depends on it", () => {
    expect(ifChosen(cards, new Set(["R-02", "A-21", "R-03"]), "R-01")).toEqual({ takes: [], swaps: ["R-02", "A-21"] });
  });

  test("withdrawing takes out all that depends on it", () => {
    expect(dependants(cards, new Set(["E-02", "A-22", "R-03"]), "A-22")).toEqual(["E-02"]);
  });
});

describe("wishes", () => {
  const present = { cards, chosen: ["R-01", "R-03"], turners: new Map<string, string>(), years: [2020, 2021, 2022], pid: "x7" };
  const wish = (cmd: Parameters<typeof entry>[1]) => wishesOf([entry("one", cmd)], present);

  test("choosing shows the whole of it: what comes, what goes, and the order", () => {
    const wishes = wish({ cmd: "choose_proposal", args: { table: 4, proposal: "R-02" } });
    expect(wishes.get("choice/R-01")).toEqual({ is: "withdrawn" });
    expect(wishes.get("choice/A-21")).toEqual({ is: "chosen", share: 100, shift: null });
    expect(wishes.get("order")).toEqual({ is: "order", proposals: ["R-03", "R-02", "A-21"] });
  });

  test("a later wish stands over an earlier one", () => {
    const entries = [10, 20].map((share, at) => entry(`id-${at}`, { cmd: "set_share", args: { table: 4, proposal: "R-03", share } }));
    expect(wishesOf(entries, present).get("choice/R-03")).toEqual({ is: "chosen", share: 20, shift: null });
  });

  test("a rank moves one and keeps the rest", () => {
    expect(wish({ cmd: "rank_proposal", args: { table: 4, proposal: "R-03", rank: 1 } }).get("order")).toEqual({ is: "order", proposals: ["R-03", "R-01"] });
  });

  test("a stance entered for another is the other's", () => {
    const wishes = wish({ cmd: "take_stance", args: { table: 4, proposal: "R-03", grade: "object", reason: "Nej" }, behalf: "k2" });
    expect(wishes.get("stance/R-03/k2")).toEqual({ is: "stance", grade: "object", reason: "Nej" });
  });

  test("a turned tax counts from its year on, and takes out the proposal that turns it, too", () => {
    const taxed = { ...present, turners: new Map([["R-03", "kommuneskat"]]) };
    const wishes = wishesOf([entry("one", { cmd: "set_tax_rate", args: { table: 4, tax: "kommuneskat", year: 2021, rate: 25_600 } })], taxed);
    expect([2020, 2021, 2022].map((year) => wishes.get(`rate/kommuneskat/${year}`))).toEqual([undefined, { is: "rate", rate: 25_600 }, { is: "rate", rate: 25_600 }]);
    expect(wishes.get("order")).toEqual({ is: "order", proposals: ["R-01"] });
  });

  test("a proposal that turns a tax sets the table's own rate back", () => {
    const taxed = { ...present, chosen: [], turners: new Map([["R-03", "kommuneskat"]]) };
    const wishes = wishesOf([entry("one", { cmd: "choose_proposal", args: { table: 4, proposal: "R-03" } })], taxed);
    expect(wishes.get("rate/kommuneskat/2022")).toEqual({ is: "rate", rate: null });
  });

  test("a draft knows its row", () => {
    expect(rowOf(entry("one"), "x7")).toBe("amount/R-03/2021");
    expect(rowOf(entry("one", { cmd: "withdraw_proposal", args: { table: 4, proposal: "R-03" } }), "x7")).toBe("choice/R-03");
  });
});

test("what a former catalogue had and the present one lacks is kept, as retired", () => {
  const proposal = (id: string, title: string) => ({ id, title, postings: [], requires: [], excludes: [] }) as unknown as Proposal;
  const present = { title: "2", years: [2020], proposals: [proposal("R-01", "Nyt")] };
  const former = { title: "1", years: [2020], proposals: [proposal("R-01", "Gammelt"), proposal("R-02", "Udgået")] };
  const found = cardsOf(present, [former]);
  expect([...found.values()].map((c) => [c.id, c.title, c.retired])).toEqual([["R-01", "Nyt", false], ["R-02", "Udgået", true]]);
});

test("a search takes every word, and a filter the committee and the kind", () => {
  const filter = { words: "forslag r-0", committee: "", kind: "" };
  expect([...cards.values()].filter((c) => matches(c, filter)).map((c) => c.id)).toEqual(["R-01", "R-02", "R-03"]);
  expect(matches(card("R-01"), { ...filter, committee: "SOC" })).toBe(false);
  expect(matches(card("R-01"), { ...filter, kind: "expansion" })).toBe(false);
});
