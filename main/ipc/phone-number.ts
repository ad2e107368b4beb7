import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The digits of a phone number in any usual form: `+49 151 …`, `0049 (0)151 …`, `49151…`, and `0151 …` where the region
 * is known. Only the length is checked, by the country's rules: which numbers exist changes faster than any table.
 * @param region what a number without country code means; two letters
 * @returns digits with country code and without "+"; null for what can't be a phone number
 */
export function digitsOfPhoneNumber(text: string, region: string | null): string | null {
  // "+49 (0)151" writes down both forms at once; only one zero is dialled.
  const typed = text.trim().replace(/\(0\)/, '');
  const country = region !== null && isSupportedCountry(region) ? region : null;
  const candidates = [
    parsePhoneNumberFromString(
      typed.replace(/^00/, '+'),
      country === null ? {} : { defaultCountry: country },
    ),
    // Digits with country code, as WhatsApp itself writes them in its links.
    parsePhoneNumberFromString(`+${typed.replace(/^\+/, '')}`),
  ];
  const found = candidates.find((number) => number?.isPossible() === true);
  const digits = found?.number.replace(/^\+/, '');
  return digits !== undefined && /^\d{5,20}$/.test(digits) ? digits : null;
}
