/** Filters that somebody has given a name, kept in this browser for one workshop. Told to nobody. */

export interface Named {
  name: string;
  /** The address of the filter, from ? on. */
  search: string;
}

const MOST = 50;

export class Kept {
  filters: readonly Named[] = $state.raw([]);
  private readonly key: string;

  constructor(workshop: string) {
    this.key = `raaderum.history.${workshop}`;
    this.filters = this.read();
  }

  /** The same name again is the same filter, changed. */
  keep(name: string, search: string): void {
    const others = this.filters.filter((one) => one.name !== name);
    this.write([...others, { name, search }].slice(-MOST).sort((a, b) => a.name.localeCompare(b.name, "da")));
  }

  drop(name: string): void {
    this.write(this.filters.filter((one) => one.name !== name));
  }

  private read(): Named[] {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(found) ? found.filter(isNamed) : [];
    } catch {
      return [];
    }
  }

  private write(filters: Named[]): void {
    this.filters = filters;
    try {
      localStorage.setItem(this.key, JSON.stringify(filters));
    } catch {
      // A browser that keeps nothing: they last as long as the page.
    }
  }
}

function isNamed(one: unknown): one is Named {
  return typeof one === "object" && one !== null && "name" in one && "search" in one && typeof one.name === "string" && typeof one.search === "string";
}
