import { formatPhoneNumber } from './phone-number.ts';

/** A name as it is shown: one that is a phone number, for want of a name, is grouped as its country does it. */
export function shownName(name: string): string {
  const digits = /^\+(\d{5,20})$/.exec(name)?.[1];
  return digits === undefined ? name : formatPhoneNumber(digits);
}
