import type { TFunction } from 'i18next';
import type { SystemLine } from '../../../preload/contract/message-parts.ts';
import { formatTimer } from '../../format/duration.ts';
import { formatList } from '../../format/list.ts';

/** Who did it, as the catalogue tells sentences apart. */
type Doer = 'me' | 'other' | 'none';

const doerOf = ({ byMe, by }: SystemLine): Doer =>
  byMe ? 'me' : by === null || by === '' ? 'none' : 'other';

/** A timer of the protocol is in seconds. */
function timerWords(value: string | null, locale: string): string {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? formatTimer(seconds, locale) : (value ?? '');
}

/** The sentence of a line that nobody wrote. Names come from other people and stand in it as they are. */
export function systemSentence(t: TFunction, line: SystemLine, locale: string): string {
  const { what } = line;
  const doer = doerOf(line);
  const by = line.by ?? '';
  const about = formatList(line.about, locale);
  const count = line.about.length;
  switch (what) {
    case 'group-created':
    case 'description':
    case 'picture':
    case 'announcement-on':
    case 'announcement-off':
    case 'locked':
    case 'unlocked':
    case 'invite-link':
    case 'timer-off':
      return t(`system.${what}.${doer}`, { by });
    case 'subject':
      return t(`system.subject.${doer}`, { by, value: line.value ?? '' });
    case 'timer':
      return t(`system.timer.${doer}`, { by, time: timerWords(line.value, locale) });
    case 'added':
    case 'removed':
    case 'promoted':
    case 'demoted': {
      if (line.aboutMe)
        return doer === 'other' ? t(`system.${what}.otherMe`, { by }) : t(`system.${what}.noneMe`);
      if (doer === 'me') return t(`system.${what}.meOther`, { about, count });
      return doer === 'other'
        ? t(`system.${what}.otherOther`, { by, about, count })
        : t(`system.${what}.noneOther`, { about, count });
    }
    case 'joined':
    case 'joined-by-link':
    case 'left': {
      if (line.aboutMe || (count === 0 && line.byMe)) return t(`system.${what}.me`);
      return t(`system.${what}.other`, { about: count === 0 ? by : about });
    }
    case 'number-changed':
    case 'security-code': {
      const who = count === 0 ? by : about;
      return who === '' ? t(`system.${what}.none`) : t(`system.${what}.other`, { about: who });
    }
    case 'call-missed':
    case 'call-missed-video':
    case 'other':
      return t(`system.${what}`);
  }
}
