import { Star } from 'lucide-react';
import { timerSeconds, type ChatInfo } from '../../../preload/contract/chat-info.ts';
import type { ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { formatTimer } from '../../format/duration.ts';
import { formatInstant } from '../../format/time.ts';
import { Choice } from '../../ui/choice.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './chat-info.module.css';

const hour = 3_600_000;
type MuteChoice = 'no' | 'now' | 'eightHours' | 'oneWeek' | 'forEver';

/** How long a chat is silent. What is set already is one of the choices, with its end. */
function Mute({ info, chat }: { info: ChatInfo; chat: ChatView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const app = useApp();
  const place = { accountId: chat.accountId, chatId: chat.id };
  const { mutedUntil } = info;
  const value: MuteChoice = mutedUntil === null ? 'no' : mutedUntil === 'for-ever' ? 'forEver' : 'now';
  const until = typeof mutedUntil === 'number' ? formatInstant(mutedUntil, locale) : '';
  const options: readonly (readonly [MuteChoice, string])[] = [
    ['no', t('info.notMuted')],
    ...(value === 'now' ? ([['now', t('info.mutedUntil', { until })]] as const) : []),
    ['eightHours', t('chatMenu.muteFor.eightHours')],
    ['oneWeek', t('chatMenu.muteFor.oneWeek')],
    ['forEver', t('chatMenu.muteFor.forEver')],
  ];
  const set = (choice: MuteChoice): void => {
    if (choice === 'now') return;
    const times = { no: null, forEver: 'for-ever', eightHours: 8 * hour, oneWeek: 168 * hour } as const;
    const time = times[choice];
    void app.chatDeeds.mute(place, typeof time === 'number' ? Date.now() + time : time);
  };
  return <Pick label={t('info.mute')} value={value} options={options} onChange={set} />;
}

/** Whether this account may set how long messages stay. */
function maySetTimer({ kind, group, person }: ChatInfo): boolean {
  if (kind === 'direct') return person?.blocked !== true;
  if (group === null || group.myRole === null || group.myRole === 'none') return false;
  return !group.locked || group.myRole !== 'member';
}

/** How long new messages stay. */
function Timer({ info, chat }: { info: ChatInfo; chat: ChatView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const app = useApp();
  const words = (seconds: number): string =>
    seconds === 0 ? t('info.timerOff') : formatTimer(seconds, locale);
  if (!maySetTimer(info)) {
    return (
      <p className={styles.fact}>
        <span>{t('info.timer')}</span>
        <span>{words(info.timer)}</span>
      </p>
    );
  }
  // A phone may have set a time that no list offers.
  const all = timerSeconds.some((seconds) => seconds === info.timer)
    ? timerSeconds
    : [...timerSeconds, info.timer];
  return (
    <Pick
      label={t('info.timer')}
      value={String(info.timer)}
      options={all.map((seconds) => [String(seconds), words(seconds)] as const)}
      onChange={(value) => {
        const seconds = timerSeconds.find((one) => String(one) === value);
        if (seconds !== undefined)
          void app.info.setTimer({ accountId: chat.accountId, chatId: chat.id }, seconds);
      }}
    />
  );
}

/** What one sets for a chat. */
export function ChatChoices({ info, chat }: { info: ChatInfo; chat: ChatView }) {
  const { t } = useTranslation();
  const app = useApp();
  const place = { accountId: chat.accountId, chatId: chat.id };
  return (
    <section className={styles.section} aria-label={t('info.settings')}>
      <h4 className={styles.heading}>{t('info.settings')}</h4>
      <Mute info={info} chat={chat} />
      <Timer info={info} chat={chat} />
      <Choice
        label={t('info.pinned')}
        checked={info.pinned}
        onChange={(pinned) => void app.chatDeeds.pin(place, pinned)}
      />
      <Choice
        label={t('info.archived')}
        checked={info.archived}
        onChange={(archived) => void app.chatDeeds.archive(place, archived)}
      />
      {chat.labels.length > 0 && (
        <p className={styles.fact}>
          <span>{t('info.labels')}</span>
          <span data-private>{chat.labels.join(', ')}</span>
        </p>
      )}
      {info.starred > 0 && (
        <button
          type="button"
          className={styles.line}
          onClick={() =>
            app.search.showStarred({
              accountId: place.accountId,
              chat: { id: info.chatId, title: info.title },
            })
          }
        >
          <Star size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.lineText}>{t('info.starred')}</span>
          <span className={styles.second}>{info.starred}</span>
        </button>
      )}
    </section>
  );
}
