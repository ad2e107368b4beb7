import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** As many as a window shows; beyond that they are read anew. */
const mostKept = 5000;
const written = new Map<string, string>();

/** "4915112345678" as "+49 1511 2345678": grouped as its country does it; all digits in one where nobody knows that country. */
export function formatPhoneNumber(digits: string): string {
  const known = written.get(digits);
  if (known !== undefined) return known;
  const international = `+${digits}`;
  const formatted = parsePhoneNumberFromString(international)?.formatInternational() ?? international;
  // A number that is shown must be the one that is meant, to the digit.
  const safe = formatted.replaceAll(/\D/g, '') === digits ? formatted : international;
  if (written.size >= mostKept) written.clear();
  written.set(digits, safe);
  return safe;
}
