/** The server's time on this device. Pure: both times come in as numbers. */

export class ServerClock {
  private offset = 0;
  private bestTrip = Number.POSITIVE_INFINITY;

  /** The server said `now` in an answer received at `received`; the question went out at `asked`. Short trips win. */
  learn(now: number, asked: number, received: number): void {
    const trip = received - asked;
    if (trip > this.bestTrip * 2 + 20) return;
    this.bestTrip = Math.min(this.bestTrip, trip);
    this.offset = now + trip / 2 - received;
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(local: number): number {
    return local + this.offset;
  }
}
