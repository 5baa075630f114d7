/** Commands on their way: stored before they are sent, removed only when answered. Pure but for the shelf it is given. */

import type { CommandName, Do } from "./messages";

export interface Entry {
  id: string;
  cmd: CommandName;
  args: Record<string, unknown>;
  /** The seq the sender had seen, of this epoch's log. */
  basis: number;
  epoch: string;
  round: number;
  behalf: string | null;
  /** Milliseconds, for showing. */
  at: number;
  /** The tab that sends it. */
  tab: string;
  /** `draft`: another changed the row meanwhile; the person decides. */
  state: "waiting" | "draft";
}

/** Where entries outlive the page. Each call resolves when the entry is stored for good. */
export interface Shelf {
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
  all(): Promise<Entry[]>;
}

/** Refusals that say "not now" rather than "no": the entry stays and is sent again. */
export const SEND_AGAIN = new Set(["log_unavailable", "too_many_frames"]);

/** Sent and not answered yet, at most: the server takes 256 a connection. */
export const WINDOW = 64;

export class Outbox {
  private entries = new Map<string, Entry>();
  /** The connection in which an entry was made; those made offline or before a reload are missing here. */
  private born = new Map<string, number>();
  private sent = new Set<string>();
  private unstored = new Set<string>();
  private connection = 0;

  constructor(
    private readonly shelf: Shelf,
    readonly tab: string,
  ) {}

  get waiting(): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.state === "waiting");
  }

  get drafts(): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.state === "draft");
  }

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** Take over what an earlier page of this person left behind, if `mayAdopt` says its tab is gone. */
  async load(mayAdopt: (tab: string) => boolean): Promise<void> {
    const found = (await this.shelf.all()).filter((e) => !this.entries.has(e.id) && (e.tab === this.tab || mayAdopt(e.tab)));
    found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (!found.length) return;
    const mine = [...this.entries];
    this.entries = new Map([...found.map((e) => [e.id, { ...e, tab: this.tab }] as const), ...mine]);
    await Promise.all(found.map((e) => this.shelf.put({ ...e, tab: this.tab })));
  }

  /** Shows at once; resolves when stored, and only then may it be sent. `live`: made while connected. */
  async add(entry: Entry, live: boolean): Promise<void> {
    this.entries.set(entry.id, entry);
    if (live) this.born.set(entry.id, this.connection);
    this.unstored.add(entry.id);
    try {
      await this.shelf.put(entry);
    } finally {
      this.unstored.delete(entry.id);
    }
  }

  /** A connection was greeted: everything unanswered goes out again, in its order. */
  connected(): void {
    this.connection += 1;
    this.sent.clear();
  }

  /** The frames to send now, oldest first; an entry that is not stored yet holds back those after it. */
  due(epoch: string): Do[] {
    const frames: Do[] = [];
    for (const entry of this.entries.values()) {
      if (entry.state !== "waiting" || this.sent.has(entry.id)) continue;
      if (this.unstored.has(entry.id) || this.sent.size >= WINDOW) break;
      this.sent.add(entry.id);
      frames.push(this.frame(entry, epoch));
    }
    return frames;
  }

  /** Late: first tried in an earlier connection, or made without one. A seq of another epoch's log says nothing: 0. */
  private frame(entry: Entry, epoch: string): Do {
    const { id, cmd, args, round, behalf } = entry;
    const late = this.born.get(id) !== this.connection;
    return { t: "do", id, cmd, args, basis: entry.epoch === epoch ? entry.basis : 0, round, late, behalf };
  }

  /** The server has it on disk, or refused it for good, or the person let it go. If the shelf fails, it is sent once more, and gets the same answer. */
  async done(id: string): Promise<void> {
    this.entries.delete(id);
    this.sent.delete(id);
    this.born.delete(id);
    await this.shelf.remove(id).catch(() => undefined);
  }

  /** Keep it for the person to decide. */
  async toDraft(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry) return;
    const draft: Entry = { ...entry, state: "draft" };
    this.entries.set(id, draft);
    this.sent.delete(id);
    await this.shelf.put(draft).catch(() => undefined);
  }

  /** The log is behind what the entry had seen (a restore): start over, having seen nothing. */
  async rebase(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry) return;
    const based: Entry = { ...entry, basis: 0 };
    this.entries.set(id, based);
    this.sent.delete(id);
    await this.shelf.put(based).catch(() => undefined);
  }

  /** Not now: let `due` give it again. */
  again(id: string): void {
    this.sent.delete(id);
  }
}
