import type { Timestamp } from '../../preload/contract/model.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-23`, where this computer is. Year first: read the same everywhere. */
export function localDate(at: Timestamp): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `23/11/2026`, as WhatsApp writes it in most of the world. */
export const dayFirst = (at: Timestamp): string => localDate(at).split('-').reverse().join('/');

/** `10:24:12`, where this computer is. */
export function localTime(at: Timestamp): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
