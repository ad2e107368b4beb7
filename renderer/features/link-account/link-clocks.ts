import type { AccountState, AccountView } from '../../../preload/contract/model.ts';

const day = 86_400_000;
/** WhatsApp unlinks every device of a phone that was not used for this long, and a device that was offline for this long. */
const phoneLimit = 14 * day;
const deviceLimit = 30 * day;
/** How long before that it is said. */
const phoneNotice = 4 * day;
const deviceNotice = 7 * day;

export interface LinkWarning {
  readonly which: 'phone' | 'device';
  /** The last sign of life. */
  readonly since: number;
  /** Days that are left, begun ones too; 0 when it may happen at any time. */
  readonly days: number;
}

const linked: ReadonlySet<AccountState['kind']> = new Set([
  'queued',
  'connecting',
  'syncing',
  'online',
  'waiting',
  'paused',
  'stopped',
]);

/** The clock of a link that runs low, if any. What is not known is not warned of. */
export function linkWarning(account: AccountView, now: number): LinkWarning | null {
  const { state, onlineAt, phoneSeenAt } = account;
  if (!linked.has(state.kind)) return null;
  const online = state.kind === 'online' || state.kind === 'syncing';
  if (!online && onlineAt !== null && now - onlineAt >= deviceLimit - deviceNotice)
    return { which: 'device', since: onlineAt, days: daysLeft(onlineAt + deviceLimit, now) };
  // Signs of the phone come through this device: while that is offline, silence says nothing about the phone.
  if (online && phoneSeenAt !== null && now - phoneSeenAt >= phoneLimit - phoneNotice)
    return { which: 'phone', since: phoneSeenAt, days: daysLeft(phoneSeenAt + phoneLimit, now) };
  return null;
}

const daysLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / day));
