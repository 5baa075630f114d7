/** What a person asked for and the server has not confirmed yet, as the rows it would become. Works out no amounts. */

import { closure, dependants, ifChosen, ifTurned, type Card, type Turners } from "../catalogue";
import type { Commands } from "../protocol.generated";
import type { Entry } from "./outbox";

export type Wish =
  | { is: "chosen"; share: number | null; shift: number | null }
  | { is: "withdrawn" }
  | { is: "amount"; amount: number | null }
  | { is: "reason"; reason: string }
  | { is: "stance"; grade: string | null; reason: string }
  | { is: "order"; proposals: string[] }
  | { is: "own"; title: string; amounts: number[] }
  | { is: "area"; policy_area: string }
  | { is: "rate"; rate: number | null }
  | { is: "seen" }
  | { is: "costed"; amounts: number[] };

/** What a wish starts from. */
export interface Present {
  cards: ReadonlyMap<string, Card>;
  chosen: readonly string[];
  turners: Turners;
  years: readonly number[];
  pid: string | null;
}

type Args<K extends keyof Commands> = Commands[K];

/** The wishes by row key, later ones over earlier ones. `choice/P`, `amount/P/Y`, `order` ... as in the table's view. */
export function wishesOf(entries: readonly Entry[], present: Present): Map<string, Wish> {
  const wishes = new Map<string, Wish>();
  let order = [...present.chosen];
  const ordered = (next: string[]) => {
    order = next;
    wishes.set("order", { is: "order", proposals: next });
  };
  for (const entry of entries) add(entry, wishes, () => order, ordered, present);
  return wishes;
}

function add(entry: Entry, wishes: Map<string, Wish>, order: () => string[], ordered: (next: string[]) => void, present: Present): void {
  const { cards, turners, years } = present;
  const put = (key: string, wish: Wish) => wishes.set(key, wish);
  switch (entry.cmd) {
    case "choose_proposal": {
      const { proposal, share } = entry.args as Args<"choose_proposal">;
      const chosen = new Set(order());
      const { swaps } = ifChosen(cards, chosen, proposal);
      for (const out of swaps) put(`choice/${out}`, { is: "withdrawn" });
      for (const id of closure(cards, proposal)) put(`choice/${id}`, { is: "chosen", share: share ?? 100, shift: null });
      const tax = turners.get(proposal);
      if (tax) for (const year of years) put(`rate/${tax}/${year}`, { is: "rate", rate: null });
      const stay = order().filter((id) => !swaps.includes(id));
      return ordered([...stay, ...closure(cards, proposal).filter((id) => !chosen.has(id))]);
    }
    case "withdraw_proposal": {
      const { proposal } = entry.args as Args<"withdraw_proposal">;
      const out = [proposal, ...dependants(cards, new Set(order()), proposal)];
      for (const id of out) put(`choice/${id}`, { is: "withdrawn" });
      return ordered(order().filter((id) => !out.includes(id)));
    }
    case "set_share": {
      const { proposal, share } = entry.args as Args<"set_share">;
      const before = wishes.get(`choice/${proposal}`);
      return void put(`choice/${proposal}`, { is: "chosen", share, shift: before?.is === "chosen" ? before.shift : null });
    }
    case "shift_start": {
      const { proposal, shift } = entry.args as Args<"shift_start">;
      const before = wishes.get(`choice/${proposal}`);
      return void put(`choice/${proposal}`, { is: "chosen", share: before?.is === "chosen" ? before.share : null, shift });
    }
    case "set_amount": {
      const { proposal, year, amount } = entry.args as Args<"set_amount">;
      return void put(`amount/${proposal}/${year}`, { is: "amount", amount });
    }
    case "clear_amount": {
      const { proposal, year } = entry.args as Args<"clear_amount">;
      return void put(`amount/${proposal}/${year}`, { is: "amount", amount: null });
    }
    case "rank_proposal": {
      const { proposal, rank } = entry.args as Args<"rank_proposal">;
      const rest = order().filter((id) => id !== proposal);
      rest.splice(rank - 1, 0, proposal);
      return ordered(rest);
    }
    case "write_reason": {
      const { proposal, reason } = entry.args as Args<"write_reason">;
      return void put(`reason/${proposal}`, { is: "reason", reason });
    }
    case "take_stance": {
      const { proposal, grade, reason } = entry.args as Args<"take_stance">;
      return void put(`stance/${proposal}/${entry.behalf ?? present.pid}`, { is: "stance", grade, reason: reason ?? "" });
    }
    case "withdraw_stance": {
      const { proposal } = entry.args as Args<"withdraw_stance">;
      return void put(`stance/${proposal}/${entry.behalf ?? present.pid}`, { is: "stance", grade: null, reason: "" });
    }
    case "add_own_proposal": {
      const { title, amounts } = entry.args as Args<"add_own_proposal">;
      return void put(`own/${entry.id}`, { is: "own", title, amounts });
    }
    case "name_appropriation": {
      const { proposal, policy_area } = entry.args as Args<"name_appropriation">;
      return void put(`area/${proposal}`, { is: "area", policy_area });
    }
    case "set_tax_rate": {
      const { tax, year, rate, onward } = entry.args as Args<"set_tax_rate">;
      for (const each of years) if (each === year || (each > year && onward !== false)) put(`rate/${tax}/${each}`, { is: "rate", rate });
      const out = ifTurned(cards, new Set(order()), turners, tax);
      for (const id of out) put(`choice/${id}`, { is: "withdrawn" });
      return out.length ? ordered(order().filter((id) => !out.includes(id))) : undefined;
    }
    case "clear_tax_rate": {
      const { tax } = entry.args as Args<"clear_tax_rate">;
      for (const year of years) put(`rate/${tax}/${year}`, { is: "rate", rate: null });
      return;
    }
    case "acknowledge_change": {
      const { proposal } = entry.args as Args<"acknowledge_change">;
      return void put(`flag/${proposal}`, { is: "seen" });
    }
    case "cost_proposal": {
      const { table, proposal, amounts } = entry.args as Args<"cost_proposal">;
      return void put(`ask/${table}/${proposal}`, { is: "costed", amounts });
    }
  }
}

/** The rows a command touches first, to show its draft beside the present value. */
export function rowOf(entry: Entry, pid: string | null): string {
  const { proposal, year, tax } = entry.args as { proposal?: string; year?: number; tax?: string };
  switch (entry.cmd) {
    case "set_amount":
    case "clear_amount":
      return `amount/${proposal}/${year}`;
    case "write_reason":
      return `reason/${proposal}`;
    case "take_stance":
    case "withdraw_stance":
      return `stance/${proposal}/${entry.behalf ?? pid}`;
    case "rank_proposal":
      return "order";
    case "set_tax_rate":
    case "clear_tax_rate":
      return `rate/${tax}/${year ?? ""}`;
    default:
      return `choice/${proposal}`;
  }
}
