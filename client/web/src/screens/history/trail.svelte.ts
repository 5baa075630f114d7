/** The history as far as it has been asked for, under one filter that stands in the address. Never draws. */

import { ApiError, type Api } from "../../lib/wire/http";
import { filterOf, pathOf, searchOf, type Filter } from "./filter";
import type { Entry, Facets, Page } from "./shapes";

const PAGE = 100;

export class Trail {
  filter: Filter = $state.raw(filterOf(location.search));
  facets: Facets | null = $state.raw(null);
  entries: readonly Entry[] = $state.raw([]);
  /** null: nobody has counted them. */
  total: number | null = $state(null);
  next = $state(0);
  busy = $state(false);
  /** Something has been answered, if only that there is nothing. */
  ready = $state(false);
  /** The server's sentence, "" where it did not answer; null if nothing failed. */
  failed: string | null = $state(null);
  private turn = 0;

  constructor(readonly api: Api) {}

  /** From the start, and what there is to filter by. */
  async ask(): Promise<void> {
    void this.name();
    await this.page(0);
  }

  /** The next page below what is shown; the place of its first entry. */
  async more(): Promise<number> {
    const before = this.entries.length;
    if (this.next && !this.busy) await this.page(this.next);
    return before;
  }

  sift(filter: Filter): void {
    if (searchOf(filter) === searchOf(this.filter)) return;
    this.filter = filter;
    history.pushState(null, "", location.pathname + searchOf(filter));
    void this.page(0);
  }

  /** The browser went back or forth. */
  follow(): void {
    this.filter = filterOf(location.search);
    void this.page(0);
  }

  private async name(): Promise<void> {
    try {
      this.facets = JSON.parse(await this.api.text("/api/history/facets")) as Facets;
    } catch {
      // The page that is asked for at the same time says what is wrong.
    }
  }

  /** Only the latest asking counts. */
  private async page(cursor: number): Promise<void> {
    const turn = ++this.turn;
    this.busy = true;
    try {
      const page = JSON.parse(await this.api.text(pathOf(this.filter, { cursor, limit: PAGE }))) as Page;
      if (turn === this.turn) this.show(page, cursor > 0);
    } catch (error) {
      if (turn === this.turn) this.failed = error instanceof ApiError ? error.say : "";
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  private show(page: Page, below: boolean): void {
    this.entries = below ? [...this.entries, ...page.entries] : page.entries;
    if (!below) this.total = page.total;
    this.next = page.next;
    this.failed = null;
    this.ready = true;
  }
}
