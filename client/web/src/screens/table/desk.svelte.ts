/** A table as its people see it: what is chosen, what may be done, and the ways to do it. Works out no amounts. */

import { getContext, setContext } from "svelte";
import { ifChosen, ifTurned, type Card, type Consequences } from "../../lib/catalogue";
import { prefs } from "../../lib/prefs.svelte";
import type { StanceRow } from "../../lib/protocol.generated";
import { taxesOf } from "../../lib/taxes";
import type { Live } from "../../lib/wire/live.svelte";

export type Stop = "closed" | "no_round" | "round_closed" | "locked" | null;

export class Desk {
  /** The proposal whose details are shown. */
  detail: string | null = $state(null);
  /** The cell being edited: `P/Y`. */
  editing: string | null = $state(null);

  constructor(readonly live: Live) {}

  readonly number = $derived.by(() => this.live.you?.table ?? 0);
  readonly years = $derived.by(() => this.live.budget?.years ?? []);
  readonly workshop = $derived.by(() => this.live.day.get("workshop"));
  readonly round = $derived.by(() => (this.workshop?.round ? this.live.day.get(`round/${this.workshop.round}`) : undefined));
  readonly name = $derived.by(() => this.live.table.get("table")?.name || prefs.words.common.table(this.number));

  readonly taxes = $derived.by(() => {
    const { budget, assumptions } = this.live.documents;
    return budget && assumptions ? taxesOf(budget, assumptions) : [];
  });

  /** Why nothing can be changed now; null if it can. */
  readonly stop: Stop = $derived.by(() => {
    if (this.workshop?.status === "closed") return "closed";
    if (!this.round || this.round.status === "planned") return "no_round";
    if (this.round.status === "closed") return "round_closed";
    return this.live.table.get("table")?.locked ? "locked" : null;
  });
  readonly open = $derived.by(() => this.stop === null);

  /** In order, the first to be taken in front; with what was asked for and is not confirmed yet. */
  readonly order: readonly string[] = $derived.by(() => {
    const wish = this.live.wishes.get("order");
    return wish?.is === "order" ? wish.proposals : (this.live.table.get("order")?.proposals ?? []);
  });
  /** The same set as long as the same are chosen, whatever their order: hundreds of cards look at it. */
  private readonly members = $derived.by(() => [...this.order].sort().join(" "));
  readonly chosen: ReadonlySet<string> = $derived.by(() => new Set(this.members ? this.members.split(" ") : []));

  /** The largest effect in any year: what the bars in the cells are measured by. */
  readonly scale = $derived.by(() => {
    const sizes = this.live.table.entries("effect").filter(([key]) => this.chosen.has(key.slice(7))).flatMap(([, row]) => row.effect.map(Math.abs));
    return Math.max(1, ...sizes);
  });

  readonly stances: ReadonlyMap<string, StanceRow[]> = $derived.by(() => {
    const found = new Map<string, StanceRow[]>();
    for (const row of this.live.table.list("stance")) found.set(row.proposal, [...(found.get(row.proposal) ?? []), row]);
    return found;
  });

  /** Who is editing what: actor by row. */
  readonly hands: ReadonlyMap<string, string> = $derived.by(() => {
    const me = this.live.you?.actor;
    const found = new Map<string, string>();
    for (const [actor, row] of Object.entries(this.live.presence)) if (row && actor !== me) found.set(row, actor);
    return found;
  });

  /** Whose stance this device may enter: oneself, or whom one writes for. */
  readonly speaker = $derived.by(() => this.live.behalf ?? this.live.you?.pid ?? null);

  /** The rate of a tax in a year as the table has it or wishes it, in thousandths; null: the budget's own. */
  turnedRate(tax: string, year: number): number | null {
    const wish = this.live.wishes.get(`rate/${tax}/${year}`);
    return wish?.is === "rate" ? wish.rate : (this.live.table.get(`rate/${tax}/${year}`)?.rate ?? null);
  }

  isTurned(tax: string): boolean {
    return this.years.some((year) => this.turnedRate(tax, year) !== null);
  }

  taxName(id: string): string {
    return this.live.budget?.taxes.find((tax) => tax.id === id)?.name ?? id;
  }

  /** Names what a choice or a turned tax is called, wherever one of the two may stand. */
  nameOf(id: string): string {
    return this.card(id)?.title ?? this.taxName(id);
  }

  /** Proposals that go out when the table turns a tax. */
  goingOut(tax: string): string[] {
    return ifTurned(this.live.cards, this.chosen, this.live.turners, tax);
  }

  /** The tax that the table has turned and that choosing this would set back. */
  setsBack(proposal: string): string | null {
    const tax = this.live.turners.get(proposal);
    return tax !== undefined && this.isTurned(tax) ? tax : null;
  }

  card(id: string): Card | undefined {
    return this.live.cards.get(id);
  }

  committee(id: string): string {
    return this.live.budget?.committees.find((c) => c.id === id)?.name ?? id;
  }

  /** "Udvalget for Læring" is "Læring" where room is short. */
  shortCommittee(id: string): string {
    const name = this.committee(id).replace(/^Udvalget for /, "");
    return name.charAt(0).toLocaleUpperCase("da") + name.slice(1);
  }

  /** The committee's colour on every screen, by its place in the budget. */
  colour(id: string): string {
    const at = this.live.budget?.committees.findIndex((c) => c.id === id) ?? -1;
    return `var(--committee-${at < 0 ? 8 : at % 10})`;
  }

  who(actor: string): string {
    const words = prefs.words.common;
    if (actor === this.live.you?.actor) return words.you;
    if (actor.startsWith("t:")) return words.device;
    if (actor.startsWith("f:")) return words.facilitator;
    return this.live.nameOf(actor) ?? words.someone;
  }

  consequences(id: string): Consequences {
    return ifChosen(this.live.cards, this.chosen, id);
  }

  private get behalf(): string | null {
    return this.live.behalf;
  }

  choose = (proposal: string) => this.live.do("choose_proposal", { table: this.number, proposal }, this.behalf);
  withdraw = (proposal: string) => this.live.do("withdraw_proposal", { table: this.number, proposal }, this.behalf);
  setShare = (proposal: string, share: number) => this.live.do("set_share", { table: this.number, proposal, share }, this.behalf);
  setShift = (proposal: string, shift: number) => this.live.do("shift_start", { table: this.number, proposal, shift }, this.behalf);
  clearAmount = (proposal: string, year: number) => this.live.do("clear_amount", { table: this.number, proposal, year }, this.behalf);
  rank = (proposal: string, rank: number) => this.live.do("rank_proposal", { table: this.number, proposal, rank }, this.behalf);
  writeReason = (proposal: string, reason: string) => this.live.do("write_reason", { table: this.number, proposal, reason }, this.behalf);
  withdrawStance = (proposal: string) => this.live.do("withdraw_stance", { table: this.number, proposal }, this.behalf);
  clearRate = (tax: string) => this.live.do("clear_tax_rate", { table: this.number, tax }, this.behalf);
  setRate = (tax: string, year: number, rate: number) => this.live.do("set_tax_rate", { table: this.number, tax, year, rate }, this.behalf);
  nameAppropriation = (proposal: string, policy_area: string) => this.live.do("name_appropriation", { table: this.number, proposal, policy_area }, this.behalf);
  acknowledge = (proposal: string, change: number) => this.live.do("acknowledge_change", { table: this.number, proposal, change }, this.behalf);
  undo = () => this.live.do("undo_last", { table: this.number }, this.behalf);

  setAmount(proposal: string, year: number, amount: number, reason: string): void {
    this.live.do("set_amount", { table: this.number, proposal, year, amount, reason }, this.behalf);
  }

  takeStance(proposal: string, grade: string, reason: string): void {
    this.live.do("take_stance", { table: this.number, proposal, grade, reason }, this.behalf);
  }

  addOwn(title: string, committee: string, type: string, amounts: number[], policy_area: string): void {
    this.live.do("add_own_proposal", { table: this.number, title, committee, type, amounts, policy_area }, this.behalf);
  }
}

const KEY = Symbol("desk");
export const provideDesk = (desk: Desk): Desk => setContext(KEY, desk);
export const useDesk = (): Desk => getContext<Desk>(KEY);
