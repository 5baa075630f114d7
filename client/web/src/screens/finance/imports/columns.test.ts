/** A mapping held against sheets: what the screen offers, and what a choice changes. */

import { describe, expect, test } from "vitest";
import type { Head } from "../../../lib/wire/imports";
import { columnsOf, headOf, letters, tableFor, toggled, unread, withContent, withField, yearPatterns } from "./columns";

const head = (rows: string[][], file = "budget.csv", sheet = ""): Head => ({ file, sheet, hidden: false, encoding: "UTF-8", delimiter: ";", rows_in_all: rows.length, width: rows[0]?.length ?? 0, rows });
const budget = head([["Funktion", "Tekst", "b2020", "bo2021", "bo2022"], ["03.22.01", "Folkeskoler", "620", "620", "620"]]);

describe("a sheet's columns", () => {
  test("are called by their names, and by letter where a name is missing or there twice", () => {
    expect(columnsOf(head([["Funktion", "", "Beløb", "beløb "]]), 1).map((column) => column.name)).toEqual(["Funktion", "@B", "@C", "@D"]);
  });

  test("have letters alone where no row has names", () => {
    expect(columnsOf(budget, 0).map((column) => column.name)).toEqual(["@A", "@B", "@C", "@D", "@E"]);
  });

  test("go on after Z", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });

  test("of years are one pattern each, and a longer number is no year", () => {
    const columns = ["b2020", "bo2021", "bo2022", "konto 120205"].map((name) => ({ name, letter: "" }));
    expect(yearPatterns(columns)).toEqual([{ pattern: "b{year}", names: ["b2020"] }, { pattern: "bo{year}", names: ["bo2021", "bo2022"] }]);
  });
});

describe("a table of a mapping", () => {
  test("finds its sheet by file and sheet, whatever their case", () => {
    const other = head([["a"]], "BUDGET.xlsx", "Drift");
    expect(headOf({ content: "lines", file: "budget.xlsx", sheet: "drift" }, [budget, other])).toBe(other);
  });

  test("without a file is the sheet that has its columns", () => {
    const people = head([["Navn", "Gruppe"]], "folk.csv");
    expect(headOf({ content: "participants", columns: { name: "navn", group: "gruppe" } }, [budget, people])).toBe(people);
    expect(headOf({ content: "participants", columns: { name: "Fornavn" } }, [budget, people])).toBeNull();
  });

  test("leaves the sheets that it does not read to be told", () => {
    const people = head([["Navn"]], "folk.csv");
    expect(unread({ mapping: "mapping/1", name: "", tables: [{ content: "lines", file: "budget.csv" }] }, [budget, people])).toEqual([people]);
  });

  test("begins at the fullest row, with the years it has", () => {
    const titled = head([["Budget 2020"], [], ["Funktion", "Tekst", "B 2020", "BO 2021"], ["1", "2", "3"]]);
    expect(tableFor(titled)).toMatchObject({ header: 3, amounts: { years: ["B {year}", "BO {year}"] } });
  });

  test("takes years in and out, whatever the case of their names", () => {
    expect(toggled(["b {year}", "bo {year}"], "B {year}")).toEqual(["bo {year}"]);
    expect(toggled(undefined, "B {year}")).toEqual(["B {year}"]);
  });

  test("forgets a field everywhere when its column is taken away", () => {
    const table = { content: "lines" as const, columns: { name: "Tekst", kind: "Dranst" }, optional: ["kind"], fill_down: ["kind"] };
    expect(withField(table, "kind", "")).toEqual({ content: "lines", columns: { name: "Tekst" }, optional: [], fill_down: [] });
  });

  test("of another kind keeps what such a row has, and everything the screen does not know", () => {
    const table = { content: "proposals" as const, columns: { id: "nr", risk: "Risiko" }, posts: ["å{year}"], rules: [1] };
    expect(withContent(table, "committees")).toEqual({ content: "committees", columns: { id: "nr" }, posts: [], amounts: null, rules: [1] });
  });
});
