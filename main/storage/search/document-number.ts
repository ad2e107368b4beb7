/*
 * Rows of the index are numbered by day first, then by message: so the index gives newest days first, and within a day numbers
 * lie close together, which is how FTS5 keeps them small. A message number has 31 bits; the whole stays below 2^53.
 */

const dayLength = 86_400_000;
const messages = 2 ** 31;

export const dayOf = (sentAt: number): number => Math.floor(sentAt / dayLength);

export function documentNumber(sentAt: number, message: number): number {
  return dayOf(sentAt) * messages + message;
}

/** The first number of a day. */
export const firstOfDay = (day: number): number => day * messages;
export const dayOfDocument = (document: number): number => Math.floor(document / messages);
export const messageOfDocument = (document: number): number => document % messages;
