/*
 * Posting a view of bytes to another thread copies all of the memory behind it, which for a small Buffer is Node's
 * shared pool. So views are cut to size first; big ones that were cut are then moved instead of copied again.
 */

const moveFrom = 64 * 1024;

/** A message with its bytes cut to size, and the buffers that may be moved because nobody else has them. */
export interface Packed<Value> {
  readonly value: Value;
  readonly transfers: readonly ArrayBuffer[];
}

/** Plain objects, arrays, maps and bytes are walked; everything else goes as it is. The original stays untouched. */
export function packBytes<Value>(value: Value): Packed<Value> {
  const transfers: ArrayBuffer[] = [];
  return { value: pack(value, transfers) as Value, transfers };
}

function pack(value: unknown, transfers: ArrayBuffer[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return packView(value, transfers);
  if (Array.isArray(value)) return value.map((item: unknown) => pack(item, transfers));
  if (value instanceof Map) {
    return new Map(Array.from(value as Map<unknown, unknown>, ([key, item]) => [key, pack(item, transfers)]));
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, pack(item, transfers)]));
}

function packView(view: Uint8Array, transfers: ArrayBuffer[]): Uint8Array {
  if (view.byteLength === view.buffer.byteLength && view.byteLength < moveFrom) return view;
  const copy = new Uint8Array(view);
  if (copy.byteLength >= moveFrom) transfers.push(copy.buffer);
  return copy;
}
