import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { MediaType } from '../../preload/contract/message-parts.ts';
import type { MediaSource } from '../accounts/media-port.ts';

/** Larger files are fetched by hand only. Bytes. */
const largestByRule = 64 * 1024 * 1024;
const asPictures = new Set<MediaType>(['image', 'sticker', 'voice', 'gif']);

/** Whether the account's rule says that this file is fetched without being asked for. */
export function followsRule(
  rule: AccountSettings['autoDownload'],
  source: Pick<MediaSource, 'type' | 'bytes'> | null,
): boolean {
  // Of unknown length is what may be of any length.
  if (source === null || rule === 'never' || source.bytes === null || source.bytes > largestByRule)
    return false;
  return rule === 'everything' || asPictures.has(source.type);
}
