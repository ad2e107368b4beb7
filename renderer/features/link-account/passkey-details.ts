import type { TFunction } from 'i18next';
import type { LinkingView } from '../../../preload/contract/model.ts';

/** What may be told of a phone number to somebody who helps: its last three digits. */
const ending = 3;

/** A few lines for a report: neither challenge nor keys, and of the number its end only. */
export function passkeyDetails(t: TFunction, passkey: Extract<LinkingView, { kind: 'passkey' }>): string {
  const { phoneNumber, step, askedAt } = passkey;
  return t('linking.passkey.details', {
    way: phoneNumber === null ? 'QR' : 'code',
    number: phoneNumber === null ? '?' : phoneNumber.slice(-ending),
    step,
    time: new Date(askedAt).toISOString(),
  });
}
