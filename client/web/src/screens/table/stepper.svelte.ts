/** Several presses on − or + become one edit: the last value, when the finger rests. */

const REST = 700;

/** A step that fits the amount: 100.000 kr., or 10.000 kr. for what is small. */
export function stepFor(kroner: number): number {
  return Math.abs(kroner) >= 500_000 ? 100_000 : 10_000;
}

/** More (+1) or less (-1) of what it is, never past zero: a saving stays a saving. */
export function stepped(kroner: number, way: 1 | -1): number {
  const sign = kroner > 0 ? 1 : -1;
  return sign * Math.max(0, Math.abs(kroner) + way * stepFor(kroner)) + 0;
}

export class Stepper {
  target: number | null = $state(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly commit: (value: number) => void;
  private readonly next: (value: number, way: 1 | -1) => number;

  constructor(commit: (value: number) => void, next = stepped) {
    this.commit = commit;
    this.next = next;
  }

  step(base: number, way: 1 | -1): void {
    this.target = this.next(this.target ?? base, way);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const value = this.target;
      this.target = null;
      if (value !== null) this.commit(value);
    }, REST);
  }
}
