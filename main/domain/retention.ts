import type { Keep } from '../../preload/contract/account-settings.ts';
import type { Timestamp } from '../../preload/contract/model.ts';
import type { UsageKind } from '../../preload/contract/storage.ts';
import type { StoredKind } from './chat-fold.ts';

const day = 86_400_000;
const megabyte = 1_000_000;

/** Under which heading the size of a message is told. */
export function usageKindOf(kind: StoredKind): UsageKind {
  switch (kind) {
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return kind;
    case 'audio':
    case 'voice':
      return 'audio';
    default:
      return 'text';
  }
}

/**
 * Before which time a rule lets things go. Null: nothing goes.
 * @param bytesByDay what may go, by days since 1970
 * @param fixed bytes that stay in any case
 */
export function cutoffOf(
  keep: Keep,
  now: Timestamp,
  bytesByDay: ReadonlyMap<number, number>,
  fixed: number,
): Timestamp | null {
  const byAge = keep.days === null ? null : now - keep.days * day;
  const bySize =
    keep.megabytes === null ? null : cutoffBySize(keep.megabytes * megabyte - fixed, now, bytesByDay);
  if (byAge === null || bySize === null) return byAge ?? bySize;
  return Math.max(byAge, bySize);
}

/** The beginning of the oldest day that still fits with all that is newer. Today always stays. */
function cutoffBySize(
  allowed: number,
  now: Timestamp,
  bytesByDay: ReadonlyMap<number, number>,
): Timestamp | null {
  const today = Math.floor(now / day);
  let sum = 0;
  for (const [number, bytes] of [...bytesByDay].sort(([one], [other]) => other - one)) {
    sum += bytes;
    if (sum > allowed && number < today) return (number + 1) * day;
  }
  return null;
}
