/** What the owner of an account has set, as far as the service knows it. */
export class Settings {
  /** LID jids. */
  readonly blocked = new Set<string>();
  readonly privacy = new Map<string, string>([
    ['readreceipts', 'all'],
    ['last', 'all'],
    ['online', 'all'],
    ['profile', 'all'],
    ['status', 'all'],
    ['groupadd', 'all'],
    ['calladd', 'all'],
    ['messages', 'all'],
  ]);
  /** Numbers of the people who have given this person a privacy token. */
  readonly trustedBy = new Set<string>();
  disappearingSeconds = 0;
  /** False while a test keeps from others that devices of this person come and go. */
  deviceNotices = true;
  /** True when the phone has nothing older than what it has given. */
  historyEnded = false;
}
