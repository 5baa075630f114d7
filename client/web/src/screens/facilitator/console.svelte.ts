/** What a facilitator may ask for, each in one call. Decides nothing: the server does. */

import { getContext, setContext } from "svelte";
import type { Live } from "../../lib/wire/live.svelte";

const MINUTE = 60_000;

export class Console {
  constructor(readonly live: Live) {}

  readonly workshop = $derived.by(() => this.live.day.get("workshop"));
  readonly rounds = $derived.by(() => this.live.day.list("round").sort((a, b) => a.number - b.number));
  readonly tables = $derived.by(() => this.live.day.list("table").sort((a, b) => a.number - b.number));
  readonly seats = $derived.by(() => this.live.people.list("seat"));
  readonly round = $derived.by(() => this.rounds.find((round) => round.status === "open"));
  /** Where a target counts unless it says otherwise. */
  readonly line = $derived.by(() => this.live.budget?.target_line ?? "");
  readonly closed = $derived.by(() => this.workshop?.status === "closed");

  planRound = (title: string, minutes: number) => this.live.do("plan_round", { title, minutes });
  closeRound = () => this.live.do("close_round", {});
  lock = (table: number) => this.live.do("lock_table", { table });
  unlock = (table: number) => this.live.do("unlock_table", { table });
  hide = () => this.live.do("hide_results", {});
  reveal = () => this.live.do("reveal_results", {});
  addTables = (up_to: number) => this.live.do("add_tables", { up_to });
  setAgreement = (tables: number) => this.live.do("set_agreement", { tables });
  seat = (pid: string, table: number) => this.live.do("seat_participant", { pid, table });
  release = (pid: string) => this.live.do("release_seat", { pid });
  appoint = (pid: string) => this.live.do("appoint_note_taker", { pid });
  dismiss = (pid: string) => this.live.do("dismiss_note_taker", { pid });
  closeWorkshop = () => this.live.do("close_workshop", {});

  openRound(title: string, minutes: number, round: number, auto_close: boolean): void {
    this.live.do("open_round", { title, ends_at: this.inMinutes(minutes), round, auto_close });
  }

  extend(minutes: number): void {
    const from = Math.max(this.round?.ends_at ?? 0, this.live.now);
    this.live.do("extend_round", { ends_at: Math.round(from + minutes * MINUTE) });
  }

  reopen(minutes: number): void {
    this.live.do("reopen_round", { ends_at: this.inMinutes(minutes) });
  }

  /** change: kroner, minus is improvement. table 0: all tables. */
  setTarget(line: string, year: number, change: number, table: number): void {
    this.live.do("set_target", { line, year, change, table });
  }

  clearTarget(line: string, year: number, table: number): void {
    this.live.do("clear_target", { line, year, table });
  }

  tableName(number: number, plain: string): string {
    return this.live.day.get(`table/${number}`)?.name || plain;
  }

  private inMinutes(minutes: number): number {
    return Math.round(this.live.now + minutes * MINUTE);
  }
}

const KEY = Symbol("console");
export const provideConsole = (console: Console): Console => setContext(KEY, console);
export const useConsole = (): Console => getContext<Console>(KEY);
