/** Which tab sends what: each tab holds a lock as long as it lives, so another takes over only what an ended tab left. */

const PREFIX = "raaderum-tab-";

/** Hold this tab's lock until the page ends. Without Web Locks (plain http) nothing is held. */
export function holdTab(tab: string): void {
  if (!("locks" in navigator)) return;
  void navigator.locks.request(PREFIX + tab, () => new Promise<void>(() => undefined)).catch(() => undefined);
}

/**
 * May the entries of that tab be taken over? Without Web Locks: always. Two tabs may then send the same command, which
 * is harmless, since the same id gets the same answer.
 */
export async function endedTabs(): Promise<(tab: string) => boolean> {
  if (!("locks" in navigator)) return () => true;
  const { held } = await navigator.locks.query();
  const alive = new Set(held?.map((lock) => lock.name));
  return (tab) => !alive.has(PREFIX + tab);
}
