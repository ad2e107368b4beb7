/** Just enough protobuf for Signal's two message types, whose definitions WAProto does not have. */
export type Field = number | Uint8Array;

const VARINT = 0;
const BYTES = 2;

export function encodeFields(fields: Readonly<Record<number, Field | undefined>>): Buffer {
  const parts: Buffer[] = [];
  for (const [number, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const tag = Number(number) << 3;
    if (typeof value === 'number') parts.push(varint(tag | VARINT), varint(value));
    else parts.push(varint(tag | BYTES), varint(value.length), Buffer.from(value));
  }
  return Buffer.concat(parts);
}

/** The last value of each field; throws on anything that is not well formed. */
export function decodeFields(bytes: Buffer): Map<number, Field> {
  const fields = new Map<number, Field>();
  let position = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = bytes[position++];
      if (byte === undefined) throw new Error('truncated message');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('overlong number');
  };
  while (position < bytes.length) {
    const tag = readVarint();
    const number = Math.floor(tag / 8);
    const kind = tag % 8;
    const value = readVarint();
    if (kind === VARINT) {
      fields.set(number, value);
    } else if (kind === BYTES) {
      if (position + value > bytes.length) throw new Error('truncated field');
      fields.set(number, bytes.subarray(position, position + value));
      position += value;
    } else {
      throw new Error(`field kind ${kind} is not used in Signal messages`);
    }
  }
  return fields;
}

export function bytesField(fields: Map<number, Field>, number: number): Buffer {
  const value = fields.get(number);
  if (!(value instanceof Uint8Array)) throw new Error(`field ${number} is missing`);
  return Buffer.from(value);
}

export function numberField(fields: Map<number, Field>, number: number): number | undefined {
  const value = fields.get(number);
  return typeof value === 'number' ? value : undefined;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
