/** What the hall finds in the rows: order, agreement, and the waterfall of it. */

import { describe, expect, test } from "vitest";
import type { Card } from "../../lib/catalogue";
import type { AgreeRow, CellRow, HallTableRow, SummaryRow } from "../../lib/protocol.generated";
import { hallModel, shade, steps, type HallInput, type HeatRow } from "./model";

const card = (id: string): Card => ({ id, title: `Forslag ${id}`, type: "reduction", category: "operating", committee: "LAE", amounts: [], scalable: false, earliest: 2020, requires: [], excludes: [], summary: "", policyArea: "", costed: true, retired: false, proposal: null, own: null });
const summary: SummaryRow = { hidden: false, tables: 4, agreement: 3, edits: 9, participants: 8, line: "R11", agreed_rows: 1, agreed: [-600, -1400], apart: [0, 250], required: [null, -2000] };
const agree = (row: string, tables: number, toward: number, objections = 0): AgreeRow => ({ row, proposals: [row], tables, agreed: tables >= 3, smallest: [toward, toward], toward: [toward, toward], supports: 0, objections });
const cell = (proposal: string, effect: number[]): CellRow => ({ proposal, share: 100, shift: 0, set: false, flagged: false, effect, toward: effect, seq: 1 });
const table = (number: number, achieved: number, required: number | null): HallTableRow => ({ table: number, line: "R11", achieved: [achieved, achieved], required: [required, required], missing: [required === null ? null : achieved - required, required === null ? null : achieved - required], chosen: 3, deliverable: true });

const input: HallInput = {
  summary, at: 1, sort: "agreed",
  tables: [table(2, -1000, -2000), table(1, -900, -1000), table(3, -3000, -2000), table(4, 0, null)],
  cells: [["cell/R-01/1", cell("R-01", [0, -400])], ["cell/R-01/3", cell("R-01", [-100, -100])], ["cell/U-01/2", cell("U-01", [0, 300])]],
  agree: [agree("U-01", 1, 300), agree("R-03", 2, -500), agree("R-01", 4, -1400)],
  cards: new Map(["R-01", "R-03", "U-01"].map((id) => [id, card(id)])),
};

describe("the hall", () => {
  test("rows stand by agreement, or by how they part the hall", () => {
    expect(hallModel(input).rows.map((row) => row.id)).toEqual(["R-01", "R-03", "U-01"]);
    expect(hallModel({ ...input, sort: "split" }).rows[0]?.id).toBe("R-03");
  });

  test("each table is measured by its own target, the best in front, and one without a target by none", () => {
    const { bars, reached } = hallModel(input);
    expect(bars.map((bar) => [bar.table, bar.part])).toEqual([[3, 1.5], [1, 0.9], [2, 0.5], [4, 0]]);
    expect(reached).toBe(1);
  });

  test("what is agreed climbs towards the goal, and the rest is missing", () => {
    const model = hallModel(input);
    expect([model.agreed, model.required, model.missing, model.apart]).toEqual([1400, 2000, 600, 250]);
    expect(model.steps).toEqual([{ id: "R-01", title: "Forslag R-01", committee: "LAE", from: 0, to: 1400 }]);
  });

  test("a year without a target misses nothing", () => {
    expect(hallModel({ ...input, at: 0 })).toMatchObject({ required: null, missing: null });
  });

  test("a cell knows its way and its strength; a table that did not choose has none", () => {
    const [row] = hallModel(input).rows;
    expect(row?.cells.map((each) => [each.table, each.way, each.strength])).toEqual([[1, "saving", 1], [2, "none", 0], [3, "saving", 0.5], [4, "none", 0]]);
  });

  test("a choice that does nothing in the shown year is still seen as chosen", () => {
    expect(hallModel({ ...input, at: 0 }).rows[0]?.cells[0]).toMatchObject({ way: "saving", strength: 0 });
  });
});

test("too many steps become one last step, and the sum stays", () => {
  const rows = Array.from({ length: 15 }, (_, i) => ({ id: `R-${i}`, title: "", committee: "", agreed: true, toward: -(i + 1) }) as HeatRow);
  const found = steps(rows, 6);
  expect(found).toHaveLength(6);
  expect(found.at(-1)?.id).toBe("…");
  expect(found.at(-1)?.to).toBe(120);
});

test("the faintest choice differs from none", () => {
  expect(shade("saving", 0)).not.toBe(shade("none", 0));
  expect(shade("saving", 1)).toBe("rgb(0 77 153)");
});
