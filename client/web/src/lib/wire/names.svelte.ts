/** Names by pid, asked from the directory when an unknown one turns up. Never logged, never stored on the device. */

import type { Api } from "./http";

const AT_MOST_EVERY = 3_000;

export class Names {
  private known: Record<string, string> = $state.raw({});
  private gone: ReadonlySet<string> = $state.raw(new Set());
  private missing = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    private readonly api: Api,
    private readonly former: () => string,
  ) {}

  get all(): Readonly<Record<string, string>> {
    return this.known;
  }

  /** Of somebody who was forgotten: the word that stands in a name's place. */
  of(pid: string): string | undefined {
    return this.known[pid] ?? (this.isFormer(pid) ? this.former() : undefined);
  }

  isFormer(pid: string): boolean {
    return this.gone.has(pid);
  }

  /** A pid that nobody told us of is asked for, at most once: a hall screen may not know it at all. */
  need(pid: string): void {
    if (pid in this.known || this.missing.has(pid)) return;
    this.missing.add(pid);
    this.timer ??= setTimeout(() => void this.ask(), Math.max(0, this.asked + AT_MOST_EVERY - Date.now()));
  }

  /** Somebody may have changed table, or be forgotten: names may have come and gone. */
  refresh(): void {
    this.missing.clear();
    this.timer ??= setTimeout(() => void this.ask(), Math.max(0, this.asked + AT_MOST_EVERY - Date.now()));
  }

  /** Forgotten just now, at this screen's own wish. */
  forgot(pid: string): void {
    this.known = Object.fromEntries(Object.entries(this.known).filter(([known]) => known !== pid));
    this.gone = new Set([...this.gone, pid]);
    this.refresh();
  }

  private async ask(): Promise<void> {
    this.asked = Date.now();
    this.timer = undefined;
    try {
      const { names, former } = await this.api.names();
      this.known = names;
      this.gone = new Set(former);
    } catch {
      this.missing.clear();
    }
  }
}
