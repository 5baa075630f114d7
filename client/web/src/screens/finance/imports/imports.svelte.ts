/** Files on their way in: handed in, mapped, tried, put in force. Keeps the files themselves, so that no failed request loses them. */

import { prefs } from "../../../lib/prefs.svelte";
import { ApiError, type Api } from "../../../lib/wire/http";
import type { Preview, Trial } from "../../../lib/wire/imports";
import type { FileMapping, MappedTable } from "../../../lib/wire/mapping";
import { unread } from "./columns";

export type Step = "load" | "send" | "try" | "use";

/** What the server calls our own workbook, which needs no mapping. */
const OWN = "raaderum";
const EMPTY: FileMapping = { mapping: "mapping/1", name: "", tables: [] };

export class Imports {
  preview: Preview | null = $state.raw(null);
  bundled: Record<string, FileMapping> = $state.raw({});
  /** The id of a bundled mapping, "guess", "file", or "" for an empty one. */
  source = $state("");
  mapping: FileMapping = $state.raw(EMPTY);
  loaded: { name: string; mapping: FileMapping } | null = $state.raw(null);
  /** Somebody chose or changed the mapping: no proposal takes its place. */
  edited = $state(false);
  trial: Trial | null = $state.raw(null);
  /** The files or the mapping are not what was tried. */
  stale = $state(false);
  unsent: File[] = $state.raw([]);
  sending = $state("");
  busy: Step | null = $state(null);
  failed: { step: Step; say: string } | null = $state.raw(null);
  note = $state("");
  /** The version that the last import became. */
  used: number | null = $state(null);
  private readonly handed = new Map<string, File>();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly api: Api) {}

  readonly own = $derived.by(() => this.preview?.known === OWN);
  readonly unread = $derived.by(() => unread(this.mapping, this.preview?.sheets ?? []));

  load(): Promise<void> {
    return this.step("load", async () => {
      const [preview, bundled] = await Promise.all([this.api.waiting(), this.api.mappings()]);
      this.bundled = bundled;
      this.see(preview);
    });
  }

  /** One after the other, so that the server never holds more than it must; what does not arrive waits here. */
  async handIn(files: readonly File[]): Promise<void> {
    this.used = null;
    this.unsent = [...this.unsent.filter((old) => !files.some((file) => file.name === old.name)), ...files];
    await this.step("send", async () => {
      for (const file of this.unsent) {
        this.sending = file.name;
        this.see(await this.api.handIn(file));
        this.handed.set(file.name, file);
        this.unsent = this.unsent.filter((each) => each !== file);
      }
    });
    this.sending = "";
  }

  clear(): Promise<void> {
    return this.step("send", async () => {
      this.unsent = [];
      const empty = await this.api.clearImports();
      this.handed.clear();
      this.trial = null;
      this.see(empty);
    });
  }

  choose(source: string): void {
    this.source = source;
    this.mapping = (source === "guess" ? this.preview?.guess : source === "file" ? this.loaded?.mapping : this.bundled[source]) ?? EMPTY;
    this.edited = true;
    this.stale = true;
  }

  async read(file: File): Promise<boolean> {
    const mapping: unknown = await file.text().then(JSON.parse).catch(() => null);
    if (!isMapping(mapping)) return false;
    this.loaded = { name: file.name, mapping };
    this.choose("file");
    return true;
  }

  change(change: Partial<FileMapping>): void {
    this.mapping = { ...this.mapping, ...change };
    this.edited = true;
    this.stale = true;
  }

  changeTable(at: number, table: MappedTable | null): void {
    this.change({ tables: this.mapping.tables.flatMap((each, place) => (place === at ? (table ? [table] : []) : [each])) });
  }

  async try(): Promise<void> {
    if (this.busy !== "try") await this.step("try", () => this.tried());
  }

  async use(): Promise<void> {
    if (this.busy === "use") return;
    await this.step("use", async () => {
      try {
        const { version } = await this.reliably(() => this.api.useImport(this.asked, this.note.trim()));
        this.used = version;
        this.handed.clear();
        this.trial = null;
        this.edited = false;
        this.see({ files: [], sheets: [], problems: [], guess: null, known: "" });
        this.note = "";
      } catch (error) {
        // Something changed meanwhile: say what, beside the sentence that it was not taken.
        if (error instanceof ApiError && error.code === "nothing_imported") await this.tried();
        throw error;
      }
    });
  }

  private async tried(): Promise<void> {
    this.trial = await this.reliably(() => this.api.tryImport(this.asked));
    this.stale = false;
  }

  private get asked(): FileMapping | null {
    if (this.own || !this.mapping.tables.length) return null;
    return { ...this.mapping, name: this.mapping.name || prefs.words.imports.mapping.title };
  }

  private see(preview: Preview): void {
    const before = this.preview?.files.map((file) => file.name) ?? [];
    this.preview = preview;
    this.stale = true;
    if (this.edited) {
      const fresh = this.unread.map((head) => head.file).filter((name) => !before.includes(name));
      const more = preview.guess?.tables.filter((table) => fresh.includes(table.file ?? "")) ?? [];
      if (more.length && ["", "guess"].includes(this.source)) this.mapping = { ...this.mapping, tables: [...this.mapping.tables, ...more] };
      return;
    }
    const known = Object.entries(this.bundled).find(([, mapping]) => mapping.name === preview.known)?.[0];
    this.source = known ?? (preview.guess ? "guess" : "");
    this.mapping = (known ? this.bundled[known] : preview.guess) ?? EMPTY;
  }

  /** A server that was started again has forgotten the files: hand them in once more. */
  private async reliably<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "no_files" || !this.handed.size) throw error;
      for (const file of this.handed.values()) await this.api.handIn(file);
      return call();
    }
  }

  /** One after the other: what is asked for meanwhile waits, and is not lost. */
  private step(step: Step, work: () => Promise<void>): Promise<void> {
    this.running = this.running.then(() => this.perform(step, work));
    return this.running;
  }

  private async perform(step: Step, work: () => Promise<void>): Promise<void> {
    this.busy = step;
    this.failed = null;
    try {
      await work();
    } catch (error) {
      this.failed = { step, say: error instanceof ApiError && error.say ? error.say : prefs.words.failed.offline };
    } finally {
      this.busy = null;
    }
  }
}

function isMapping(value: unknown): value is FileMapping {
  const mapping = value as Partial<FileMapping> | null;
  return typeof mapping === "object" && mapping?.mapping === "mapping/1" && Array.isArray(mapping.tables);
}
