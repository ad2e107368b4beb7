import { useState } from 'react';
import type { NotificationSettings } from '../../../preload/contract/notifications.ts';
import { useApp } from '../../app-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { Pick } from '../../ui/pick.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { keywordsOf, minutesOf, timeOf } from './minutes.ts';
import { Section } from './section.tsx';
import { useLoaded } from './use-loaded.ts';

/** What is offered first: from ten in the evening to seven in the morning. */
const usualQuietHours = { from: 22 * 60, to: 7 * 60 };

function Keywords({
  keywords,
  onChange,
}: {
  keywords: readonly string[];
  onChange: (words: string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(keywords.join(', '));
  return (
    <>
      <TextField
        label={t('notifications.keywords')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        // Not at every letter: half a word would break through.
        onBlur={() => onChange([...keywordsOf(text)])}
      />
      <p className={styles.text}>{t('notifications.keywordsHint')}</p>
    </>
  );
}

/** What is told of new messages, and when. */
export function NotificationSection() {
  const { t } = useTranslation();
  const { desktop } = useApp();
  const { value, failure, change } = useLoaded(desktop.notifications);
  if (value === null) return <Section title={t('notifications.title')} failure={failure} />;
  const { settings, supported } = value;
  const { quietHours } = settings;
  const set = (part: Partial<NotificationSettings>): void => {
    const next = { ...settings, ...part };
    change({ ...value, settings: next }, () => desktop.setNotifications(next));
  };
  return (
    <Section title={t('notifications.title')} failure={failure}>
      {!supported && <p className={styles.text}>{t('notifications.unsupported')}</p>}
      <Choice
        label={t('notifications.enabled')}
        checked={settings.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {settings.enabled && (
        <>
          <Pick
            label={t('notifications.shows')}
            value={settings.shows}
            options={[
              ['text', t('notifications.show.text')],
              ['name', t('notifications.show.name')],
              ['nothing', t('notifications.show.nothing')],
            ]}
            onChange={(shows) => set({ shows })}
          />
          <Choice
            label={t('notifications.sound')}
            checked={settings.sound}
            onChange={(sound) => set({ sound })}
          />
          <Choice
            label={t('notifications.quiet')}
            hint={t('notifications.quietHint')}
            checked={quietHours !== null}
            onChange={(quiet) => set({ quietHours: quiet ? usualQuietHours : null })}
          />
          {quietHours !== null && (
            <div className={styles.times}>
              {(['from', 'to'] as const).map((end) => (
                <TextField
                  key={end}
                  type="time"
                  label={t(`notifications.${end}`)}
                  value={timeOf(quietHours[end])}
                  onChange={(event) => {
                    const minutes = minutesOf(event.target.value);
                    if (minutes !== null) set({ quietHours: { ...quietHours, [end]: minutes } });
                  }}
                />
              ))}
            </div>
          )}
          <h3>{t('notifications.through')}</h3>
          <p className={styles.text}>{t('notifications.throughHint')}</p>
          <Choice
            label={t('notifications.mentions')}
            checked={settings.mentionsBreakThrough}
            onChange={(mentionsBreakThrough) => set({ mentionsBreakThrough })}
          />
          <Keywords keywords={settings.keywords} onChange={(keywords) => set({ keywords })} />
        </>
      )}
    </Section>
  );
}
