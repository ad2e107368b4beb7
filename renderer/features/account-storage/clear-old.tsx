import { useState } from 'react';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import type { Cleared } from '../../../preload/contract/storage.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../format/bytes.ts';
import { Pick } from '../../ui/pick.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import formStyles from '../account-settings/form.module.css';
import styles from './storage.module.css';

const ages = ['30', '90', '180', '365', '730', '1095'] as const;
const day = 86_400_000;

type What = 'messages' | 'media';
type Stage =
  | { readonly kind: 'choosing' | 'counting' | 'clearing' }
  | { readonly kind: 'preview' | 'done'; readonly found: Cleared; readonly before: number };

/** What is older than a time can go: it is counted first, and goes when that was confirmed. */
export function ClearOld({ accountId, onCleared }: { accountId: AccountId; onCleared: () => void }) {
  const { t } = useTranslation();
  const { storage } = useApp();
  const locale = useLocale();
  const [age, setAge] = useState<(typeof ages)[number]>('365');
  const [what, setWhat] = useState<What>('media');
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const look = async (): Promise<void> => {
    setFailure(null);
    setStage({ kind: 'counting' });
    // Whole days: what was counted is what goes.
    const before = (Math.floor(Date.now() / day) - Number(age)) * day;
    const answer = await storage.preview(accountId, what, before);
    if (answer.ok) setStage({ kind: 'preview', found: answer.value, before });
    else {
      setFailure(answer.error.code);
      setStage({ kind: 'choosing' });
    }
  };
  const clear = async (before: number): Promise<void> => {
    setStage({ kind: 'clearing' });
    const answer = await storage.clear(accountId, what, before);
    if (answer.ok) setStage({ kind: 'done', found: answer.value, before });
    else {
      setFailure(answer.error.code);
      setStage({ kind: 'choosing' });
    }
    onCleared();
  };
  const change = <Value,>(set: (value: Value) => void) => {
    return (value: Value): void => {
      set(value);
      setStage({ kind: 'choosing' });
    };
  };
  const amount = ({ messages, bytes }: Cleared) => ({
    count: messages,
    formatted: messages.toLocaleString(locale),
    size: formatBytes(bytes, locale),
  });
  const isBusy = stage.kind === 'counting' || stage.kind === 'clearing';
  return (
    <section className={styles.part} aria-label={t('storage.clear.title')}>
      <h3 className={styles.heading}>{t('storage.clear.title')}</h3>
      <p className={formStyles.hint}>{t('storage.clear.hint')}</p>
      <div className={formStyles.row}>
        <Pick
          label={t('storage.clear.what')}
          value={what}
          options={[
            ['media', t('storage.clear.media')],
            ['messages', t('storage.clear.messages')],
          ]}
          onChange={change(setWhat)}
        />
        <Pick
          label={t('storage.clear.age')}
          value={age}
          options={ages.map((each) => [each, t('storage.keep.days', { count: Number(each) })] as const)}
          onChange={change(setAge)}
        />
      </div>
      <p
        role="status"
        className={stage.kind === 'preview' || stage.kind === 'done' ? formStyles.good : undefined}
      >
        {stage.kind === 'preview' &&
          (stage.found.messages === 0
            ? t('storage.clear.nothing')
            : t(
                what === 'media' ? 'storage.clear.previewMedia' : 'storage.clear.previewMessages',
                amount(stage.found),
              ))}
        {stage.kind === 'done' && t('storage.clear.done', amount(stage.found))}
      </p>
      {failure !== null && (
        <p role="alert" className={formStyles.bad}>
          {t(`error.${failure}`)}
        </p>
      )}
      <div className={formStyles.buttons}>
        {stage.kind === 'preview' && stage.found.messages > 0 ? (
          <>
            <Button onClick={() => setStage({ kind: 'choosing' })}>{t('common.cancel')}</Button>
            <Button tone="danger" onClick={() => void clear(stage.before)}>
              {t('storage.clear.confirm')}
            </Button>
          </>
        ) : (
          <Button busy={isBusy} onClick={() => !isBusy && void look()}>
            {t(stage.kind === 'clearing' ? 'storage.clear.clearing' : 'storage.clear.look')}
          </Button>
        )}
      </div>
    </section>
  );
}
