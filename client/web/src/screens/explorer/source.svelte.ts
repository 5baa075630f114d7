/** One answer of the server, kept until a newer one is here, so that nothing jumps while it is fetched. Never draws. */

import { ApiError } from "../../lib/wire/http";

export class Source<T> {
  value: T | null = $state.raw(null);
  /** Why the latest asking failed: the server's sentence, "" where it did not answer; null if it did not fail. */
  failed: string | null = $state(null);
  busy = $state(false);
  private path = "";
  private text = "";
  private turn = 0;

  constructor(private readonly load: (path: string) => Promise<string>) {}

  /** Show what stands at this path; asked for once. */
  show(path: string): void {
    if (path === this.path && this.failed === null) return;
    this.path = path;
    void this.fetch();
  }

  /** The same path again, since something has changed. */
  async again(): Promise<void> {
    if (this.path) await this.fetch();
  }

  /** What is kept is old: it is asked for anew when it is shown again. */
  forget(): void {
    this.path = "";
  }

  /** Only the latest asking counts; an answer that is as before changes nothing on the screen. */
  private async fetch(): Promise<void> {
    const turn = ++this.turn;
    this.busy = true;
    try {
      const text = await this.load(this.path);
      if (turn !== this.turn) return;
      if (text !== this.text) this.value = JSON.parse(text) as T;
      this.text = text;
      this.failed = null;
    } catch (error) {
      if (turn === this.turn) this.failed = error instanceof ApiError ? error.say : "";
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }
}
