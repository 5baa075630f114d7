/** A view's rows as eight bytes, the same on every side (server/PROTOCOL.md, "state"). Pure; never asks the server. */

import { Encoder } from "@msgpack/msgpack";

/** The table of RFC 1952, section 8. The browser's own hashes are there only over TLS, which a hall may not have. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const inOrder = new Encoder({ sortKeys: true });

/** CRC-32 of the rows as msgpack with every map's keys sorted, and how many bytes that is. */
export function sumOf(rows: ReadonlyMap<string, unknown>): Uint8Array {
  const packed = inOrder.encodeSharedRef(Object.fromEntries(rows));
  const sum = new DataView(new ArrayBuffer(8));
  sum.setUint32(0, crc32(packed));
  sum.setUint32(4, packed.length);
  return new Uint8Array(sum.buffer);
}

export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
