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

/**
 * Plain objects, arrays, maps and bytes are walked; everything else goes as it is. The original stays untouched, unless it
 * is given away (`give`): then big bytes that have memory of their own are moved as they are, and gone here.
 */
export function packBytes<Value>(value: Value, give = false): Packed<Value> {
  const transfers: ArrayBuffer[] = [];
  return { value: pack(value, transfers, give) as Value, transfers };
}

function pack(value: unknown, transfers: ArrayBuffer[], give: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return packView(value, transfers, give);
  if (Array.isArray(value)) return packItems(value, transfers, give);
  if (value instanceof Map) {
    return new Map(
      Array.from(value as Map<unknown, unknown>, ([key, item]) => [key, pack(item, transfers, give)]),
    );
  }
  return packFields(value as Readonly<Record<string, unknown>>, transfers, give);
}

function packItems(value: readonly unknown[], transfers: ArrayBuffer[], give: boolean): readonly unknown[] {
  const packed = value.map((item) => pack(item, transfers, give));
  return packed.every((item, index) => item === value[index]) ? value : packed;
}

/** The object itself when nothing in it has to be cut: most of what is posted are numbers and texts. */
function packFields(
  value: Readonly<Record<string, unknown>>,
  transfers: ArrayBuffer[],
  give: boolean,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | null = null;
  for (const name of Object.keys(value)) {
    const item = value[name];
    if (typeof item !== 'object' || item === null) continue;
    const packed = pack(item, transfers, give);
    if (packed === item) continue;
    copy ??= { ...value };
    copy[name] = packed;
  }
  return copy ?? value;
}

function packView(view: Uint8Array, transfers: ArrayBuffer[], give: boolean): Uint8Array {
  const { buffer } = view;
  if (
    give &&
    buffer instanceof ArrayBuffer &&
    view.byteLength === buffer.byteLength &&
    buffer.byteLength >= moveFrom
  ) {
    // The same bytes may be in an answer twice.
    if (!transfers.includes(buffer)) transfers.push(buffer);
    return view;
  }
  if (view.byteLength === view.buffer.byteLength && view.byteLength < moveFrom) return view;
  const copy = new Uint8Array(view);
  if (copy.byteLength >= moveFrom) transfers.push(copy.buffer);
  return copy;
}
