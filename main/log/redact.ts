import { homedir } from 'node:os';
import { fieldRule } from './field-names.ts';
import { redactError } from './redact-error.ts';
import { redactText } from './redact-text.ts';

/** Deeper, wider or larger values are cut: a log line is for reading. */
const maximumDepth = 6;
const maximumEntries = 50;
const maximumValues = 1000;
const maximumTextLength = 2000;

export interface RedactOptions {
  /** The folder that paths are shortened by; the person's own by default. */
  readonly home?: string;
  /** Stack traces of errors; kept by default. */
  readonly stacks?: boolean;
}

interface Walk {
  readonly home: string;
  readonly stacks: boolean;
  /** The objects above this one, to find circles. */
  readonly above: readonly object[];
  /** Shared by the whole walk. */
  readonly budget: { left: number };
}

const text = (value: string, walk: Walk): string => {
  const clean = redactText(value, walk.home);
  return clean.length > maximumTextLength ? `${clean.slice(0, maximumTextLength)} [cut]` : clean;
};

/** Reads one property; a getter or a proxy may throw. */
const readProperty = (object: object, key: string): unknown => {
  try {
    return (object as Readonly<Record<string, unknown>>)[key];
  } catch {
    return '[unreadable]';
  }
};

const redactField = (field: string, value: unknown, walk: Walk): unknown => {
  const rule = fieldRule(field, value);
  if (rule === 'hide') return '[hidden]';
  return rule === 'number' ? value : redactValue(value, walk);
};

const redactEntries = (
  entries: Iterable<readonly [unknown, unknown]>,
  total: number,
  walk: Walk,
): Record<string, unknown> => {
  const result: [string, unknown][] = [];
  for (const [key, value] of entries) {
    if (result.length >= maximumEntries) break;
    const field = typeof key === 'string' ? key : typeof key;
    result.push([text(field.slice(0, 200), walk), redactField(field, value, walk)]);
  }
  if (total > result.length) result.push(['[more]', total - result.length]);
  // fromEntries defines own properties, so that a field called "__proto__" is a field.
  return Object.fromEntries(result);
};

/** A list of small numbers is how bytes look once they went through JSON or an array. */
const looksLikeBytes = (values: readonly unknown[]): boolean =>
  values.length >= 8 &&
  values
    .slice(0, maximumEntries)
    .every((value) => typeof value === 'number' && Number.isInteger(value) && value >= -128 && value <= 255);

const redactList = (values: Iterable<unknown>, total: number, walk: Walk): unknown[] => {
  const result: unknown[] = [];
  for (const value of values) {
    if (result.length >= maximumEntries) break;
    result.push(redactValue(value, walk));
  }
  if (total > result.length) result.push(`[${String(total - result.length)} more]`);
  return result;
};

const redactObject = (value: object, walk: Walk): unknown => {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return `[${String(value.byteLength)} bytes]`;
  }
  if (walk.above.includes(value)) return '[circle]';
  if (walk.above.length >= maximumDepth) return '[deep]';
  const inside: Walk = { ...walk, above: [...walk.above, value] };
  if (value instanceof Error) {
    return redactError(value, {
      text: (part) => text(part, inside),
      value: (field, part) => redactField(field, part, inside),
      stacks: walk.stacks,
    });
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  if (Array.isArray(value))
    return looksLikeBytes(value) ? '[bytes]' : redactList(value, value.length, inside);
  if (value instanceof Map) return redactEntries(value, value.size, inside);
  if (value instanceof Set) {
    return looksLikeBytes([...value]) ? '[bytes]' : redactList(value, value.size, inside);
  }
  const keys = Object.keys(value);
  // A Buffer that went through JSON.
  if (keys.includes('type') && keys.includes('data') && readProperty(value, 'type') === 'Buffer')
    return '[bytes]';
  // A plain text called "message" may be what a person wrote, unless it stands beside the marks of an error.
  const isErrorLike = keys.some((key) => key === 'stack' || key === 'code' || key === 'statusCode');
  const fields = keys.slice(0, maximumEntries).map((key): [string, unknown] => {
    const part = readProperty(value, key);
    if (key === 'message' && typeof part === 'string' && !isErrorLike) return [key, '[hidden]'];
    return [key, key === 'stack' && !walk.stacks ? undefined : part];
  });
  return redactEntries(fields, keys.length, inside);
};

const redactObjectSafely = (value: object, walk: Walk): unknown => {
  try {
    return redactObject(value, walk);
  } catch {
    return '[unreadable]';
  }
};

const redactValue = (value: unknown, walk: Walk): unknown => {
  walk.budget.left -= 1;
  if (walk.budget.left < 0) return '[more]';
  switch (typeof value) {
    case 'string':
      return text(value, walk);
    case 'number':
      // A phone number may come as a number; times and sizes are recognised by their field.
      return Math.abs(value) < 1_000_000 || !Number.isInteger(value) ? value : redactText(String(value));
    case 'bigint':
      return text(String(value), walk);
    case 'boolean':
    case 'undefined':
      return value;
    case 'function':
    case 'symbol':
      return `[${typeof value}]`;
    case 'object':
      return value === null ? null : redactObjectSafely(value, walk);
  }
  return '[unknown]';
};

/**
 * A copy of any value that may be written to a log: plain data, bounded in size, without what is personal or
 * secret. Never throws, whatever the value does while it is read.
 */
export const redact = (value: unknown, options: RedactOptions = {}): unknown =>
  redactValue(value, {
    home: options.home ?? homedir(),
    stacks: options.stacks ?? true,
    above: [],
    budget: { left: maximumValues },
  });
