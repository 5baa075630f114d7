/** The documents in force, fetched by their hashes. A new version takes the place of the former all at once. */

import type { Assumptions, Budget, Catalogue, VersionRow, WorkshopRow } from "../protocol.generated";
import type { Api } from "./http";

const AGAIN = 3_000;

type Names = Pick<WorkshopRow, "budget" | "catalogue" | "assumptions">;
export type Source = Pick<Api, "document" | "outline">;

export class Documents {
  /** Without its lines, but those of its taxes. */
  budget: Budget | null = $state.raw(null);
  catalogue: Catalogue | null = $state.raw(null);
  assumptions: Assumptions | null = $state.raw(null);
  /** Catalogues of before, the latest first: a table may hold what the present one has no more. */
  former: Catalogue[] = $state.raw([]);

  private asked = "";
  private readonly known = new Map<string, Promise<unknown>>();

  constructor(private readonly source: Source) {}

  /** The day says what is in force: fetch what is not here, and swap when all of it is. */
  follow(now: Names | undefined, versions: readonly VersionRow[]): void {
    if (!now?.budget || !now.catalogue || !now.assumptions) return;
    const before = [...versions].sort((a, b) => b.number - a.number).map((version) => version.catalogue);
    const former = [...new Set(before)].filter((hash) => hash !== now.catalogue);
    const wanted = [now.budget, now.catalogue, now.assumptions, ...former].join(" ");
    if (wanted === this.asked) return;
    this.asked = wanted;
    void this.fetch(now, former, wanted);
  }

  private async fetch(now: Names, former: string[], wanted: string): Promise<void> {
    try {
      const [budget, catalogue, assumptions, ...catalogues] = await Promise.all([
        this.once(now.budget, () => this.source.outline(now.budget)),
        this.document<Catalogue>(now.catalogue),
        this.document<Assumptions>(now.assumptions),
        ...former.map((hash) => this.document<Catalogue>(hash)),
      ]);
      if (this.asked !== wanted) return;
      [this.budget, this.catalogue, this.assumptions, this.former] = [budget, catalogue, assumptions, catalogues];
    } catch {
      setTimeout(() => this.asked === wanted && void this.fetch(now, former, wanted), AGAIN);
    }
  }

  private document<T>(hash: string): Promise<T> {
    return this.once(hash, () => this.source.document<T>(hash));
  }

  /** The name is the content: what came once is kept; what did not come is asked for again. */
  private once<T>(hash: string, ask: () => Promise<T>): Promise<T> {
    const found = this.known.get(hash) as Promise<T> | undefined;
    if (found) return found;
    const coming = ask();
    this.known.set(hash, coming);
    coming.catch(() => this.known.delete(hash));
    return coming;
  }
}
