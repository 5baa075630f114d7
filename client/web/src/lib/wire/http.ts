/** The server's http side (PROTOCOL.md, HTTP). Never keeps a bearer: the session hands it in. */

import { decode } from "@msgpack/msgpack";
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
  tables: { table: number; url: string }[];
  badges: Badge[];
}

export interface Imported {
  registered: number;
  problems: { row: number; column: string; say: string }[];
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
  exported = () => this.get("/api/export.csv").then((answer) => answer.blob());

  register(code: string, name: string, group: string, home_committee: string): Promise<Entered> {
    return this.post<Entered>("/api/register", { code, name, group, home_committee });
  }

  async names(): Promise<Record<string, string>> {
    const answer = (await (await this.get("/api/names")).json()) as { names: Record<string, string> };
    return answer.names;
  }

  async document<T>(hash: string): Promise<T> {
    return decode(new Uint8Array(await (await this.get(`/api/documents/${hash}`)).arrayBuffer())) as T;
  }

  async people(csv: Blob): Promise<Imported> {
    const headers = { ...this.headers(), "Content-Type": "text/csv" };
    return (await this.fetched("/api/people", { method: "POST", headers, body: csv })).json() as Promise<Imported>;
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
    const answer = await fetch(path, { ...init, credentials: "same-origin", cache: path.startsWith("/api/documents/") ? "default" : "no-store" }).catch(() => null);
    if (!answer) throw new ApiError(0, "offline", "");
    if (answer.ok) return answer;
    const body = (await answer.json().catch(() => ({}))) as { code?: string; say?: string };
    throw new ApiError(answer.status, body.code ?? "bad_answer", body.say ?? "");
  }
}
