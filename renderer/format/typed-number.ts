import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { ownRegion } from './region.ts';

/**
 * What was typed, as the phone number it probably means: "+49 1511 2345678". Main reads it again, and asks WhatsApp.
 * @returns null for what can't be one
 */
export function typedNumber(text: string, region: string | null = ownRegion()): string | null {
  const typed = text.trim();
  if (!/^[+\d][\d\s()./-]{4,}$/.test(typed)) return null;
  const country = region !== null && isSupportedCountry(region) ? region : null;
  const international = typed.replace(/\(0\)/, '').replace(/^00/, '+');
  const read = [
    parsePhoneNumberFromString(international, country === null ? {} : { defaultCountry: country }),
    parsePhoneNumberFromString(`+${typed.replace(/^\+/, '')}`),
  ].find((number) => number?.isPossible() === true);
  return read?.formatInternational() ?? null;
}
