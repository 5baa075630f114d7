/** A screen's living picture of the workshop: rows, wishes, connection, documents. Decides nothing the server decides. */

import { SvelteMap } from "svelte/reactivity";
import { cardOfOwn, cardsOf, type Card, type Turners } from "../catalogue";
import type { Commands } from "../protocol.generated";
import { turnersOf } from "../taxes";
import { ServerClock } from "./clock";
import { Core, type News } from "./core";
import { Documents } from "./documents.svelte";
import { Api } from "./http";
import { newId } from "./ids";
import type { CommandName, You } from "./messages";
import { Names } from "./names.svelte";
import { overwritten } from "./notices";
import { Outbox, type Entry } from "./outbox";
import { RowMap } from "./rowmap.svelte";
import type { Changed } from "./rows";
import { drop, ownerOf, type Session, type Slot } from "./session";
import { openShelf } from "./shelf";
import { Socket, type Status } from "./socket";
import { endedTabs, holdTab } from "./tabs";
import type { DayView, FacilitatorView, FinanceView, HallView, TableView } from "./views";
import { wishesOf, type Wish } from "./wishes";

export type Notice = { id: string } & (
  | { is: "overwritten"; key: string; by: string; after: unknown }
  | { is: "overwrote"; key: string; by: string }
  | { is: "removed"; proposal: string; by: string }
  | { is: "refused"; say: string; code: string }
);

/** A view's rows, whatever they are. */
type Taking = Pick<RowMap<object>, "take" | "clear" | "loaded">;

const MOST_NOTICES = 4;
/** An acknowledged wish waits for its rows at most so long; the rows normally come first. */
const LINGER = 3_000;

export class Live {
  status: Status = $state("connecting");
  you: You | null = $state.raw(null);
  presence: Record<string, string | null> = $state.raw({});
  waiting: Entry[] = $state.raw([]);
  drafts: Entry[] = $state.raw([]);
  notices: Notice[] = $state.raw([]);
  /** False: this browser stores nothing, so unsent edits do not survive a reload. */
  lasting = $state(true);
  /** The server's time in milliseconds, once a second. */
  now = $state(Date.now());
  /** For whom a note-taker or a table's device enters: a pid, or null. */
  behalf: string | null = $state(null);

  readonly day = new RowMap<DayView>();
  readonly table = new RowMap<TableView>();
  readonly hall = new RowMap<HallView>();
  readonly overview = new RowMap<HallView>();
  readonly people = new RowMap<FacilitatorView>();
  readonly finance = new RowMap<FinanceView>();
  readonly wishes = new SvelteMap<string, Wish>();
  readonly names: Names;
  readonly documents: Documents;

  private readonly catalogueCards = $derived.by(() => (this.catalogue ? cardsOf(this.catalogue, this.documents.former) : new Map<string, Card>()));
  /** Every proposal that can be chosen, the table's own among them. */
  readonly cards: ReadonlyMap<string, Card> = $derived.by(() => {
    const own = this.table.list("own");
    if (!own.length) return this.catalogueCards;
    return new Map([...this.catalogueCards, ...own.map((row) => [row.proposal, cardOfOwn(row)] as const)]);
  });
  readonly turners: Turners = $derived.by(() => (this.budget ? turnersOf(this.budget, this.catalogueCards.values()) : new Map<string, string>()));

  private readonly clock = new ServerClock();
  private core: Core | null = null;
  private socket: Socket | null = null;
  private changed = new Map<string, Set<string> | "all">();
  private scheduled = false;
  private lingering: { entry: Entry; view: string; last: number; until: number }[] = [];
  private timers: ReturnType<typeof setInterval>[] = [];
  private at: string | null = null;
  private looking = "";

  constructor(
    private readonly session: Session,
    private readonly slot: Slot,
    readonly api: Api,
    private readonly language: () => "da" | "en",
    former: () => string,
  ) {
    this.names = new Names(api, former);
    this.documents = new Documents(api);
  }

  get budget() {
    return this.documents.budget;
  }

  get catalogue() {
    return this.documents.catalogue;
  }

  async start(...watched: string[]): Promise<void> {
    const { shelf, lasting } = await openShelf(this.session.workshop, ownerOf(this.session));
    this.lasting = lasting;
    const outbox = new Outbox(shelf, newId());
    holdTab(outbox.tab);
    await this.adopt(outbox);
    this.core = new Core(outbox);
    for (const view of watched) this.core.watch(view);
    const ear = { status: (status: Status) => this.setStatus(status), news: (news: News[]) => this.heard(news) };
    this.socket = new Socket(this.core, this.api, this.clock, this.language, ear);
    this.outboxChanged();
    this.socket.start();
    this.timers = [
      setInterval(() => (this.now = this.clock.now(Date.now())), 1_000),
      setInterval(() => void this.adopt(outbox).then(() => this.outboxChanged()), 10_000),
    ];
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.socket?.stop();
  }

  /** A view for this screen alone (a facilitator's print page). */
  watch(view: string): void {
    const frame = this.core?.watch(view);
    if (frame) this.socket?.send(frame);
  }

  /** Look at one table's budget, and at no other's any more (facilitator, finance). */
  look(table: number): void {
    const view = `table/${table}`;
    if (view === this.looking) return;
    const frame = this.looking && this.core?.unwatch(this.looking);
    if (frame) this.socket?.send(frame);
    this.table.clear();
    this.looking = view;
    this.watch(view);
  }

  /** Ask for something. Shows at once, is stored before it is sent, and stays until the server has answered. */
  do<K extends CommandName>(cmd: K, args: Commands[K], behalf: string | null = null): void {
    const core = this.core;
    if (!core) return;
    const round = this.day.get("workshop")?.round ?? 0;
    const basis = Math.max(0, ...[...core.store.views.values()].map((view) => view.seq));
    const entry: Entry = {
      id: newId(), cmd, args, basis, epoch: core.epoch, round, behalf,
      at: Date.now(), tab: core.outbox.tab, state: "waiting",
    };
    const stored = core.outbox.add(entry, this.socket?.live ?? false);
    this.outboxChanged();
    void stored.catch(() => (this.lasting = false)).finally(() => this.socket?.flush());
  }

  /** The person chose the draft over the present value. */
  useDraft(draft: Entry): void {
    this.dropDraft(draft);
    this.do(draft.cmd, draft.args as never, draft.behalf);
  }

  dropDraft(draft: Entry): void {
    void this.core?.outbox.done(draft.id);
    this.outboxChanged();
  }

  /** What I am editing, for the others at the table. */
  editing(row: string | null): void {
    if (row === this.at) return;
    this.at = row;
    this.socket?.send({ t: "at", row });
  }

  dismiss(id: string): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  nameOf(actor: string): string | undefined {
    return actor.startsWith("p:") ? this.names.of(actor.slice(2)) : undefined;
  }

  private async adopt(outbox: Outbox): Promise<void> {
    await outbox.load(await endedTabs()).catch(() => undefined);
    this.socket?.flush();
  }

  private setStatus(status: Status): void {
    this.status = status;
    if (status === "offline") this.presence = {};
    if (status === "signed_out") drop(this.slot);
  }

  private heard(news: News[]): void {
    for (const item of news) this.take(item);
  }

  private take(item: News): void {
    switch (item.is) {
      case "welcome":
      case "you":
        if (item.you.table !== this.you?.table) this.names.refresh();
        this.you = item.you;
        this.now = this.clock.now(Date.now());
        if (item.is === "welcome") this.at = null;
        return this.outboxChanged();
      case "changed":
        return this.note(item.changed);
      case "dropped":
        for (const view of item.views) this.mapOf(view)?.clear();
        return;
      case "presence":
        this.presence = item.people;
        for (const actor of Object.keys(item.people)) this.needName(actor);
        return;
      case "saved":
        return this.saved(item);
      case "draft":
        return this.outboxChanged();
      case "refused":
        this.tell({ is: "refused", say: item.say, code: item.code });
        return this.outboxChanged();
    }
  }

  private saved({ entry, last, overwrote }: Extract<News, { is: "saved" }>): void {
    const view = this.viewOf(entry);
    if (last > (this.core?.store.seqOf(view) ?? 0)) {
      this.lingering.push({ entry, view, last, until: Date.now() + LINGER });
      setTimeout(() => this.outboxChanged(), LINGER + 50);
    }
    for (const row of overwrote) this.tell({ is: "overwrote", key: row.row, by: row.by });
    this.outboxChanged();
  }

  /** Where an answered command shows. */
  private viewOf(entry: Entry): string {
    if (entry.cmd === "cost_proposal") return "finance";
    return typeof entry.args.table === "number" && this.you?.role !== "facilitator" ? `table/${entry.args.table}` : "day";
  }

  private tell(notice: Notice extends infer N ? (N extends { id: string } ? Omit<N, "id"> : never) : never): void {
    this.notices = [...this.notices, { id: newId(), ...notice } as Notice].slice(-MOST_NOTICES);
  }

  private note(changed: Changed): void {
    // All rows again of what is on the screen: somebody was forgotten, perhaps.
    if (changed.keys === "all" && this.mapOf(changed.view)?.loaded && this.you?.role !== "hall") this.names.refresh();
    const known = this.changed.get(changed.view);
    if (changed.keys === "all" || known === "all") this.changed.set(changed.view, "all");
    else this.changed.set(changed.view, new Set([...(known ?? []), ...changed.keys]));
    if (this.scheduled) return;
    this.scheduled = true;
    if (document.visibilityState === "hidden") setTimeout(() => this.flush(), 100);
    else requestAnimationFrame(() => this.flush());
  }

  /** One go a frame, however many deltas came. */
  private flush(): void {
    this.scheduled = false;
    const changes = this.changed;
    this.changed = new Map();
    for (const [name, keys] of changes) {
      const view = this.core?.store.views.get(name);
      if (view) this.mapOf(name)?.take(view, keys === "all" ? "all" : [...keys], (key, was, is) => this.compare(key, was, is));
    }
    this.documents.follow(this.day.get("workshop"), this.day.list("version"));
    this.outboxChanged();
  }

  private compare(key: string, was: unknown, is: unknown): void {
    if (key.startsWith("member/") || key.startsWith("seat/")) this.needName(`p:${key.split("/")[1] ?? ""}`);
    const me = this.you?.actor;
    if (!me) return;
    if (is === undefined && key.startsWith("choice/")) return this.removed(was, me);
    const found = overwritten(key, was, is, me);
    if (found) this.tell({ is: "overwritten", key, by: found.by, after: found.after });
  }

  /** Another took out what I had chosen: the ring of latest edits says who. */
  private removed(was: unknown, me: string): void {
    const row = was as { by?: string; proposal?: string } | undefined;
    if (row?.by !== me || !row.proposal) return;
    const view = this.core?.store.views.get(`table/${this.you?.table ?? 0}`);
    const recent = [...(view?.rows ?? [])].filter(([k]) => k.startsWith("recent/")).map(([, r]) => r as { seq: number; by?: string; proposal?: string });
    const last = recent.filter((r) => r.proposal === row.proposal).sort((a, b) => b.seq - a.seq)[0];
    if (last?.by && last.by !== me) this.tell({ is: "removed", proposal: row.proposal, by: last.by });
  }

  private needName(actor: string): void {
    if (actor.startsWith("p:") && this.you?.role !== "hall") this.names.need(actor.slice(2));
  }

  private mapOf(view: string): Taking | undefined {
    if (view.startsWith("table/")) return this.table;
    const maps: Record<string, Taking> = { day: this.day, hall: this.hall, overview: this.overview, facilitator: this.people, finance: this.finance };
    return maps[view];
  }

  private outboxChanged(): void {
    const outbox = this.core?.outbox;
    if (!outbox) return;
    this.lingering = this.lingering.filter((l) => l.until > Date.now() && (this.core?.store.seqOf(l.view) ?? 0) < l.last);
    const waiting = outbox.waiting;
    if (waiting.length || this.waiting.length) this.waiting = waiting;
    const drafts = outbox.drafts;
    if (drafts.length || this.drafts.length) this.drafts = drafts;
    this.showWishes([...this.lingering.map((l) => l.entry), ...waiting]);
  }

  private showWishes(entries: Entry[]): void {
    if (!entries.length && !this.wishes.size) return;
    const chosen = this.table.get("order")?.proposals ?? [];
    const next = wishesOf(entries, { cards: this.cards, chosen, turners: this.turners, years: this.budget?.years ?? [], pid: this.you?.pid ?? null });
    for (const key of [...this.wishes.keys()]) if (!next.has(key)) this.wishes.delete(key);
    for (const [key, wish] of next) {
      if (JSON.stringify(this.wishes.get(key)) !== JSON.stringify(wish)) this.wishes.set(key, wish);
    }
  }
}
