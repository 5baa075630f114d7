/** Arrow keys between the amounts of the choices, as in a spreadsheet. */

const STEP: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Cells carry data-place="row/column". */
export function moveFocus(event: KeyboardEvent): void {
  const step = STEP[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.dataset.place : undefined;
  if (!step || !cell || !(event.currentTarget instanceof HTMLElement)) return;
  const [row = 0, column = 0] = cell.split("/").map(Number);
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-place="${row + step[0]}/${column + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
