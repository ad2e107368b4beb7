/** SQL: somebody has kept this message of a chat whose messages disappear. `m`: the name of `messages` there. */
const isKept = (m: string): string =>
  `EXISTS (SELECT 1 FROM marks kept WHERE kept.account = ${m}.account AND kept.chat = ${m}.chat
     AND kept.wire_id = ${m}.wire_id AND kept.from_me = ${m}.from_me AND kept.sender = ${m}.sender
     AND kept.what = 'keep' AND kept.slot = 0 AND kept.value <> '')`;

/**
 * SQL: its time is over, and nobody has kept it. It is on the disk until the next sweep, and goes nowhere else any more. The
 * `+` keeps a walk in its own order: those that disappear are few.
 */
export const hasExpired = (m: string, now: string): string =>
  `(+${m}.expires_at > 0 AND +${m}.expires_at <= ${now} AND NOT ${isKept(m)})`;
