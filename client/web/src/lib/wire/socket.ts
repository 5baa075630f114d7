/** The socket: moves bytes between the server and the core, and comes back when it is lost. Decides nothing about rows. */

import { decode, encode } from "@msgpack/msgpack";
import { backoff } from "./backoff";
import type { ServerClock } from "./clock";
import type { Core, News } from "./core";
import { ApiError, type Api } from "./http";
import { SUBPROTOCOL, type Incoming, type Outgoing } from "./messages";

export type Status = "connecting" | "live" | "offline" | "signed_out" | "outdated";

const PING_EVERY = 12_000;
/** Whether a check is due is looked at so often; of no view oftener than the core wants. */
const CHECK_EVERY = 5_000;
const SILENCE = 8_000;
const GREETING = 10_000;
const RETRY = 2_000;

export interface Ear {
  status(status: Status): void;
  news(news: News[]): void;
}

export class Socket {
  private socket: WebSocket | null = null;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private heart: ReturnType<typeof setInterval> | undefined;
  private checks: ReturnType<typeof setInterval> | undefined;
  private lastHeard = 0;
  private asked = new Map<number, number>();
  private pings = 0;
  private ended = false;
  private opening = false;
  live = false;

  constructor(
    private readonly core: Core,
    private readonly api: Api,
    private readonly clock: ServerClock,
    private readonly language: () => "da" | "en",
    private readonly ear: Ear,
  ) {}

  start(): void {
    addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    void this.open();
  }

  stop(status?: Status): void {
    this.ended = true;
    removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    clearTimeout(this.retry);
    this.close();
    if (status) this.ear.status(status);
  }

  send(...frames: Outgoing[]): void {
    if (!this.live && !frames.every((frame) => frame.t === "hello")) return;
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    for (const frame of frames) this.socket.send(encode(frame));
  }

  /** Send what the outbox has ready. */
  flush(): void {
    if (this.live) this.send(...this.core.outbox.due(this.core.epoch));
  }

  /** The person looks at the page again, or the network is back: find out at once whether we are still connected. */
  private wake = (): void => {
    if (document.visibilityState === "hidden") return;
    if (this.socket && this.live) {
      this.ping();
      this.check();
    } else if (!this.opening) {
      this.tries = 0;
      clearTimeout(this.retry);
      void this.open();
    }
  };

  private async open(): Promise<void> {
    if (this.ended || this.opening) return;
    this.opening = true;
    this.close();
    try {
      const asked = Date.now();
      const { ticket, now } = await this.api.ticket();
      this.clock.learn(now, asked, Date.now());
      if (!this.ended) this.connect(ticket);
    } catch (error) {
      this.opening = false;
      if (error instanceof ApiError && error.status === 401) this.stop("signed_out");
      else this.lost();
    }
  }

  private connect(ticket: string): void {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    const patience = setTimeout(() => socket.close(), GREETING);
    socket.onopen = () => this.send(this.core.hello(ticket, this.language()));
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      clearTimeout(patience);
      if (socket === this.socket) this.heard(decode(new Uint8Array(event.data)) as Incoming);
    };
    socket.onclose = () => {
      clearTimeout(patience);
      if (socket === this.socket) this.lost();
    };
  }

  private heard(frame: Incoming): void {
    this.lastHeard = Date.now();
    const news = this.core.receive(frame);
    for (const item of news) this.act(item);
    this.ear.news(news);
    this.flush();
  }

  private act(item: News): void {
    if (item.is === "welcome") this.greeted(item.now);
    else if (item.is === "time") this.ponged(item.n, item.now);
    else if (item.is === "later") setTimeout(() => this.flush(), RETRY);
    else if (item.is === "reconnect") this.socket?.close();
    else if (item.is === "wrong") this.send({ t: "renew", view: item.view, seq: item.seq });
    else if (item.is === "bye" && item.code === "signed_out") this.stop("signed_out");
    else if (item.is === "refused" && item.code === "wrong_version") this.stop("outdated");
  }

  private greeted(now: number): void {
    this.opening = false;
    this.tries = 0;
    this.live = true;
    this.clock.learn(now, Date.now(), Date.now());
    this.ear.status("live");
    this.send(...this.core.greeting());
    this.heart = setInterval(() => this.ping(), PING_EVERY);
    this.checks = setInterval(() => this.check(), CHECK_EVERY);
    this.ping();
  }

  private check(): void {
    if (this.live) this.send(...this.core.checks(Date.now()));
  }

  private ping(): void {
    this.pings += 1;
    const asked = Date.now();
    this.asked.set(this.pings, asked);
    this.send({ t: "ping", n: this.pings });
    setTimeout(() => {
      if (this.live && this.lastHeard < asked) this.socket?.close();
      if (this.live && this.lastHeard < asked) this.lost();
    }, SILENCE);
  }

  private ponged(n: number, now: number): void {
    const asked = this.asked.get(n);
    this.asked.delete(n);
    if (asked !== undefined) this.clock.learn(now, asked, Date.now());
  }

  private close(): void {
    clearInterval(this.heart);
    clearInterval(this.checks);
    const socket = this.socket;
    this.socket = null;
    this.live = false;
    socket?.close();
  }

  private lost(): void {
    this.opening = false;
    this.close();
    if (this.ended) return;
    this.ear.status("offline");
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.open(), backoff(this.tries, Math.random()));
    this.tries += 1;
  }
}
