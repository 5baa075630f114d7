/** One client's side of the conversation, without I/O: frames in, frames and news out. The shell moves the bytes. */

import type { Incoming, Outgoing, Overwrote, Role, You } from "./messages";
import { SEND_AGAIN, type Entry, type Outbox } from "./outbox";
import { Gap, ViewStore, type Changed } from "./rows";

/** What the shell must do or tell. */
export type News =
  | { is: "changed"; changed: Changed }
  | { is: "dropped"; views: string[] }
  | { is: "welcome"; you: You; now: number }
  | { is: "you"; you: You }
  | { is: "presence"; view: string; people: Record<string, string | null> }
  | { is: "time"; n: number; now: number }
  | { is: "saved"; entry: Entry; last: number; overwrote: Overwrote[] }
  | { is: "draft"; entry: Entry }
  | { is: "refused"; entry: Entry | null; code: string; say: string }
  | { is: "later"; say: string }
  | { is: "reconnect" }
  | { is: "wrong"; view: string; seq: number }
  | { is: "bye"; code: string; say: string };

/** Milliseconds between two checks of a view. */
const CHECK_EVERY = 30_000;

const READS_ALL = new Set<Role>(["facilitator", "finance", "evaluator"]);

/** A view follows from the role, or was watched and is still allowed (PROTOCOL.md, welcome). */
export function maySee(you: You, view: string): boolean {
  if (READS_ALL.has(you.role) || view === "day" || view === "hall") return true;
  return you.role !== "hall" && you.table > 0 && view === `table/${you.table}`;
}

export class Core {
  readonly store = new ViewStore();
  epoch = "";
  workshop = "";
  you: You | null = null;
  private readonly watched = new Set<string>();
  private readonly checked = new Map<string, number>();

  constructor(readonly outbox: Outbox) {}

  hello(ticket: string, lang: "da" | "en"): Outgoing {
    return { t: "hello", v: 1, ticket, lang, epoch: this.epoch, have: this.store.have() };
  }

  /** A view that does not follow unasked; asked for again after every reconnect. */
  watch(view: string): Outgoing {
    this.watched.add(view);
    return { t: "watch", views: [view] };
  }

  unwatch(view: string): Outgoing {
    this.watched.delete(view);
    this.store.keepOnly((name) => name !== view);
    return { t: "unwatch", views: [view] };
  }

  /** After a welcome: views to ask for, then what waits in the outbox. */
  greeting(): Outgoing[] {
    const asked = [...this.watched].filter((view) => this.you && maySee(this.you, view));
    const frames: Outgoing[] = asked.length ? [{ t: "watch", views: asked }] : [];
    return [...frames, ...this.outbox.due(this.epoch)];
  }

  /** Questions whether the views held are what the server has; of each now and then, however often this is called. */
  checks(now: number): Outgoing[] {
    const due = [...this.store.views.keys()].filter((view) => now - (this.checked.get(view) ?? -Infinity) >= CHECK_EVERY);
    for (const view of due) this.checked.set(view, now);
    return due.map((view) => ({ t: "check", view }));
  }

  receive(frame: Incoming): News[] {
    switch (frame.t) {
      case "welcome":
        return this.welcomed(frame);
      case "you":
        return this.identified(frame.you);
      case "snapshot":
        return [{ is: "changed", changed: this.store.snapshot(frame.view, frame.seq, frame.rows) }];
      case "delta":
        return this.delta(frame);
      case "state":
        return this.store.isWrong(frame.view, frame.seq, frame.sum) ? [{ is: "wrong", view: frame.view, seq: this.store.seqOf(frame.view) }] : [];
      case "ok":
        return this.ok(frame);
      case "no":
        return this.no(frame.id, frame.code, frame.say);
      case "error":
        return frame.id ? this.no(frame.id, frame.code, frame.say) : [{ is: "refused", entry: null, code: frame.code, say: frame.say }];
      case "presence":
        return [{ is: "presence", view: frame.view, people: frame.people }];
      case "pong":
        return [{ is: "time", n: frame.n, now: frame.now }];
      case "bye":
        return [{ is: "bye", code: frame.code, say: frame.say }];
      default:
        return [];
    }
  }

  private welcomed(frame: Extract<Incoming, { t: "welcome" }>): News[] {
    const news: News[] = [];
    if (frame.epoch !== this.epoch || frame.workshop !== this.workshop) {
      news.push({ is: "dropped", views: this.store.clear() });
    }
    this.epoch = frame.epoch;
    this.workshop = frame.workshop;
    this.outbox.connected();
    return [...news, ...this.dropForbidden(frame.you), { is: "welcome", you: frame.you, now: frame.now }];
  }

  private identified(you: You): News[] {
    return [...this.dropForbidden(you), { is: "you", you }];
  }

  private dropForbidden(you: You): News[] {
    this.you = you;
    const views = this.store.keepOnly((view) => maySee(you, view));
    return views.length ? [{ is: "dropped", views }] : [];
  }

  private delta(frame: Extract<Incoming, { t: "delta" }>): News[] {
    try {
      const changed = this.store.delta(frame.view, frame.from, frame.to, frame.rows, frame.gone);
      return changed ? [{ is: "changed", changed }] : [];
    } catch (error) {
      if (!(error instanceof Gap)) throw error;
      return [{ is: "dropped", views: this.store.clear() }, { is: "reconnect" }];
    }
  }

  private ok(frame: Extract<Incoming, { t: "ok" }>): News[] {
    const entry = this.outbox.get(frame.id);
    if (!entry) return [];
    void this.outbox.done(frame.id);
    return [{ is: "saved", entry, last: frame.last, overwrote: frame.overwrote }];
  }

  private no(id: string, code: string, say: string): News[] {
    const entry = this.outbox.get(id);
    if (!entry) return [];
    if (SEND_AGAIN.has(code)) {
      this.outbox.again(id);
      return [{ is: "later", say }];
    }
    if (code === "basis_ahead") {
      void this.outbox.rebase(id);
      return [{ is: "dropped", views: this.store.clear() }, { is: "reconnect" }];
    }
    if (code === "changed_since") {
      void this.outbox.toDraft(id);
      return [{ is: "draft", entry }];
    }
    void this.outbox.done(id);
    return [{ is: "refused", entry, code, say }];
  }
}
