/** The outbox's place in IndexedDB, one shelf per workshop and actor. Never holds what was answered. */

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Entry, Shelf } from "./outbox";

interface Schema extends DBSchema {
  outbox: { key: string; value: Entry & { owner: string }; indexes: { owner: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("raaderum", 1, {
    upgrade: (db) => db.createObjectStore("outbox", { keyPath: "id" }).createIndex("owner", "owner"),
  });
  return opened;
}

export class StoredShelf implements Shelf {
  private readonly owner: string;

  constructor(workshop: string, actor: string) {
    this.owner = `${workshop}/${actor}`;
  }

  async put(entry: Entry): Promise<void> {
    const write = (await database()).transaction("outbox", "readwrite", { durability: "strict" });
    await Promise.all([write.store.put({ ...entry, owner: this.owner }), write.done]);
  }

  async remove(id: string): Promise<void> {
    await (await database()).delete("outbox", id);
  }

  async all(): Promise<Entry[]> {
    const found = await (await database()).getAllFromIndex("outbox", "owner", this.owner);
    return found.map(({ owner: _, ...entry }) => entry);
  }
}

/** A browser that gives no storage (some private windows): the screen says that edits do not survive a reload. */
export class MemoryShelf implements Shelf {
  private readonly entries = new Map<string, Entry>();

  async put(entry: Entry): Promise<void> {
    this.entries.set(entry.id, entry);
  }

  async remove(id: string): Promise<void> {
    this.entries.delete(id);
  }

  async all(): Promise<Entry[]> {
    return [...this.entries.values()];
  }
}

/** The lasting shelf where the browser has one. */
export async function openShelf(workshop: string, actor: string): Promise<{ shelf: Shelf; lasting: boolean }> {
  try {
    await database();
    return { shelf: new StoredShelf(workshop, actor), lasting: true };
  } catch {
    opened = undefined;
    return { shelf: new MemoryShelf(), lasting: false };
  }
}
