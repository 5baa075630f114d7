/** Hears over the websocket that something has changed, after the first picture is drawn. Never carries the figures itself. */

import type { Live } from "../../lib/wire/live.svelte";
import type { Session, Slot } from "../../lib/wire/session";
import { apiOf } from "./early";
import { prefs } from "../../lib/prefs.svelte";

/** Edits come in bursts; the figures are fetched once for all of them. */
const SETTLE = 400;

export class Pulse {
  live: Live | null = $state.raw(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watching = "";
  private ended = false;

  constructor(
    private readonly slot: Slot,
    private readonly session: Session,
    private readonly changed: () => Promise<void>,
  ) {}

  /** The code of the websocket comes only now. table: one that has to be asked for, "" for one's own or none. */
  async follow(table: string): Promise<void> {
    const view = table === "" || table === "0" || this.slot === "table" || this.slot === "hall" ? "" : `table/${table}`;
    if (this.live && view === this.watching) return;
    const { Live } = await import("../../lib/wire/live.svelte");
    if (this.ended) return;
    this.live?.stop();
    this.watching = view;
    this.live = new Live(this.session, this.slot, apiOf(this.session), () => prefs.language, () => prefs.words.common.former);
    await this.live.start(...(view ? [view] : []));
    if (this.ended) this.live.stop();
  }

  /** What the figures follow from: read it in an effect, which then runs at every change. */
  beat(): unknown[] {
    const live = this.live;
    if (!live?.day.loaded) return [];
    const day = live.day.get("workshop");
    const kinds = ["choice", "amount", "effect", "own", "turned", "result"] as const;
    return [day?.budget, day?.catalogue, day?.assumptions, live.you?.table, ...kinds.map((kind) => live.table.entries(kind).length)];
  }

  readonly soon = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.changed(), SETTLE);
  };

  stop(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.live?.stop();
  }
}
