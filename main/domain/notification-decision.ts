import type { NotificationSettings } from '../../preload/contract/notifications.ts';
import type { Arrival, ChatArrivals } from './notification-arrival.ts';

/** Why nothing is shown. */
export type Silence =
  | 'switched-off'
  | 'not-a-conversation'
  | 'in-view'
  | 'read-already'
  | 'account-muted'
  | 'chat-muted'
  | 'quiet-hours';

export type Verdict =
  | { readonly show: false; readonly because: Silence }
  /** `message` is the newest of those that are told; `count` how many they are. */
  | { readonly show: true; readonly message: Arrival; readonly count: number };

/** Whether a minute of the day lies in the quiet hours; `to` itself does not. The same minute twice: the whole day. */
export function isQuiet(quietHours: NotificationSettings['quietHours'], minuteOfDay: number): boolean {
  if (quietHours === null) return false;
  const { from, to } = quietHours;
  if (from < to) return minuteOfDay >= from && minuteOfDay < to;
  return minuteOfDay >= from || minuteOfDay < to;
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

/** A keyword stands for itself, not for a part of a longer word; scripts without spaces know no such ends. */
const stands = (text: string, keyword: string): boolean => {
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(keyword);
  for (let at = text.indexOf(keyword); at !== -1; at = text.indexOf(keyword, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ' ';
    const after = text.slice(at + keyword.length)[0] ?? ' ';
    if (unspaced || (!wordCharacter.test(before) && !wordCharacter.test(after))) return true;
  }
  return false;
};

/** Whether a text has one of the keywords, whatever their case. */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  if (keywords.length === 0 || text === '') return false;
  const searched = normal(text);
  return keywords.some((keyword) => stands(searched, normal(keyword)));
}

const breaksThrough = (message: Arrival, settings: NotificationSettings): boolean =>
  (settings.mentionsBreakThrough && message.mentionsMe) || hasKeyword(message.text, settings.keywords);

/**
 * Whether a person is told of what came in a chat. A muted account is silent whatever comes; a muted chat and quiet hours
 * let mentions and keywords through.
 * @param minuteOfDay minutes after midnight by the clock of this computer
 */
export function decideNotification(
  chat: ChatArrivals,
  settings: NotificationSettings,
  minuteOfDay: number,
): Verdict {
  const silent = (because: Silence): Verdict => ({ show: false, because });
  const newest = chat.messages.at(-1);
  if (!settings.enabled) return silent('switched-off');
  if (chat.chatKind !== 'direct' && chat.chatKind !== 'group') return silent('not-a-conversation');
  if (chat.inView) return silent('in-view');
  if (chat.unread === 0 || newest === undefined) return silent('read-already');
  if (chat.accountMuted) return silent('account-muted');
  const quiet = isQuiet(settings.quietHours, minuteOfDay);
  if (!chat.muted && !quiet) return { show: true, message: newest, count: chat.count };
  const through = chat.messages.filter((message) => breaksThrough(message, settings));
  const last = through.at(-1);
  if (last === undefined) return silent(chat.muted ? 'chat-muted' : 'quiet-hours');
  return { show: true, message: last, count: through.length };
}
