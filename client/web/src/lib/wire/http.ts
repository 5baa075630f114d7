/** The server's http side (PROTOCOL.md, HTTP). Never keeps a bearer: the session hands it in. */

import type { Budget } from "../protocol.generated";
import type { Preview, Trial } from "./imports";
import type { FileMapping } from "./mapping";
import type { Role } from "./messages";

/** The server said no, or did not answer (code `offline`). `say` is in the person's language. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly say: string,
  ) {
    super(code);
  }
}

export interface Person {
  pid: string;
  name: string;
  group: string;
  table: number;
  claimed: boolean;
}

export interface Look {
  workshop: string;
  title: string | null;
  municipality: string;
  groups: string[];
  committees: { id: string; name: string }[];
  tables: { number: number; name: string | null; seats: number }[];
  people: Person[];
}

export interface Entered {
  workshop: string;
  bearer?: string;
  role: Role;
  pid: string | null;
  table?: number | null;
}

export interface Badge {
  pid: string;
  name: string;
  group: string;
  table: number;
  url: string;
  qr: string;
}

export interface Links {
  join: { url: string; code: string; qr: string };
  hall: string;
  finance: string;
  evaluator: string;
  tables: { table: number; url: string }[];
  badges: Badge[];
}

/** names: by pid, of those this person may see. former: the pids of those who were forgotten. */
export interface Known {
  names: Record<string, string>;
  former: string[];
}

export const GROUNDS = ["request", "consent_withdrawn", "objection", "error", "retention"] as const;
export type Ground = (typeof GROUNDS)[number];

export interface Imported {
  registered: number;
  problems: { row: number; column: string; say: string }[];
}

/** One thing that differs between two versions of a document. */
export interface DifferenceEntry {
  kind: "added" | "removed" | "changed";
  /** The list it stands in: "lines", "proposals" ...; "" for the document itself. */
  what: string;
  id: string;
  name: string;
  fields: { name: string; before: unknown; after: unknown }[];
}

export interface Difference {
  from: number;
  to: number;
  budget: DifferenceEntry[];
  catalogue: DifferenceEntry[];
  assumptions: DifferenceEntry[];
  left_out: number;
}

export class Api {
  constructor(
    private readonly language: () => "da" | "en",
    private readonly bearer: () => string | undefined = () => undefined,
  ) {}

  look = (code: string) => this.post<Look>("/api/look", { code });
  claim = (code: string, pid: string) => this.post<Entered>("/api/claim", { code, pid });
  enter = (secret: string) => this.post<Entered>("/api/enter", { secret });
  ticket = () => this.post<{ ticket: string; now: number }>("/api/ticket");
  links = () => this.get("/api/links").then((answer) => answer.json() as Promise<Links>);
  /** What a path answers, as text, so that an answer that is as before need not be read again. */
  text = (path: string) => this.get(path).then((answer) => answer.text());
  /** The files that this person has handed in, with their first rows. */
  waiting = () => this.get("/api/imports").then((answer) => answer.json() as Promise<Preview>);
  mappings = () => this.get("/api/mappings").then(async (answer) => ((await answer.json()) as { mappings: Record<string, FileMapping> }).mappings);
  /** Without a mapping: the one that the files belong to. Stores nothing. */
  tryImport = (mapping: FileMapping | null) => this.post<Trial>("/api/imports/try", { mapping });
  useImport = (mapping: FileMapping | null, note: string) => this.post<{ version: number }>("/api/imports/use", { mapping, note });

  register(code: string, name: string, group: string, home_committee: string): Promise<Entered> {
    return this.post<Entered>("/api/register", { code, name, group, home_committee });
  }

  async names(): Promise<Known> {
    return (await (await this.get("/api/names")).json()) as Known;
  }

  /** Name, keys and badge of a person are deleted for good. ground: one of `GROUNDS`. */
  forget(pid: string, ground: string): Promise<{ forgotten: string }> {
    return this.post("/api/forget", { pid, ground });
  }

  document<T>(hash: string): Promise<T> {
    return this.packed<T>(`/api/documents/${hash}`);
  }

  /** A budget without its lines, but those of its taxes. */
  outline(hash: string): Promise<Budget> {
    return this.packed<Budget>(`/api/outline/${hash}`);
  }

  /** Documents that the day has had are in force again. */
  useDocuments(names: { budget: string; catalogue: string; assumptions: string }, note: string): Promise<{ version: number }> {
    return this.post("/api/documents/use", { ...names, note });
  }

  async difference(from: number, to: number): Promise<Difference> {
    return JSON.parse(await this.text(`/api/difference?from=${from}&to=${to}`)) as Difference;
  }

  async people(csv: Blob): Promise<Imported> {
    const headers = { ...this.headers(), "Content-Type": "text/csv" };
    return (await this.fetched("/api/people", { method: "POST", headers, body: csv })).json() as Promise<Imported>;
  }

  async handIn(file: File): Promise<Preview> {
    const headers = { ...this.headers(), "Content-Type": "application/octet-stream" };
    return (await this.fetched(`/api/imports?name=${encodeURIComponent(file.name)}`, { method: "POST", headers, body: file })).json() as Promise<Preview>;
  }

  async clearImports(): Promise<Preview> {
    return (await this.fetched("/api/imports", { method: "DELETE", headers: this.headers() })).json() as Promise<Preview>;
  }

  /** A file to take home, under the server's name for it. */
  async file(path: string): Promise<{ name: string; data: Blob }> {
    const answer = await this.get(path);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    return { name: name ?? "raaderum", data: await answer.blob() };
  }

  private async packed<T>(path: string): Promise<T> {
    // Whoever only looks at figures needs no msgpack: it comes with the first document.
    const [{ decode }, answer] = await Promise.all([import("@msgpack/msgpack"), this.get(path)]);
    return decode(new Uint8Array(await answer.arrayBuffer())) as T;
  }

  private get(path: string): Promise<Response> {
    return this.fetched(path, { headers: this.headers() });
  }

  private async post<T>(path: string, body?: unknown): Promise<T> {
    const headers = { ...this.headers(), "Content-Type": "application/json" };
    const text = body === undefined ? null : JSON.stringify(body);
    return (await this.fetched(path, { method: "POST", headers, body: text })).json() as Promise<T>;
  }

  private headers(): Record<string, string> {
    const bearer = this.bearer();
    return { "Accept-Language": this.language(), ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}) };
  }

  private async fetched(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(path, { ...init, credentials: "same-origin", cache: /^\/api\/(documents|outline)\/[0-9a-f]/.test(path) ? "default" : "no-store" }).catch(() => null);
    if (!answer) throw new ApiError(0, "offline", "");
    if (answer.ok) return answer;
    const body = (await answer.json().catch(() => ({}))) as { code?: string; say?: string };
    throw new ApiError(answer.status, body.code ?? "bad_answer", body.say ?? "");
  }
}
