import { useId, useState, type FormEvent } from 'react';
import { maximumDescriptionLength, maximumSubjectLength } from '../../../preload/contract/chat-info.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import formStyles from '../account-settings/form.module.css';
import styles from './chat-info.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Changes what a group is called, or what it says about itself. */
export function GroupTextDialog({
  place,
  what,
  before,
  onClose,
}: {
  place: ChatPlace;
  what: 'subject' | 'description';
  before: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { info } = useApp();
  const id = useId();
  const [text, setText] = useState(before);
  const [error, setError] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const failed = await (what === 'subject'
      ? info.setSubject(place, text)
      : info.setDescription(place, text));
    setBusy(false);
    if (failed === null) onClose();
    else setError(failed);
  };
  const words = error === null ? null : t(`error.${error}`);
  return (
    <ModalDialog title={t(`info.group.${what}Title`)} onClose={onClose}>
      <form className={formStyles.form} onSubmit={(event) => void save(event)}>
        {what === 'subject' ? (
          <TextField
            label={t('info.group.subject')}
            value={text}
            maxLength={maximumSubjectLength}
            dir="auto"
            error={words}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <div className={formStyles.field}>
            <label htmlFor={id} className={formStyles.label}>
              {t('info.group.description')}
            </label>
            <textarea
              id={id}
              rows={6}
              dir="auto"
              className={styles.area}
              value={text}
              maxLength={maximumDescriptionLength}
              onChange={(event) => setText(event.target.value)}
            />
            {words !== null && (
              <p role="alert" className={styles.error}>
                {words}
              </p>
            )}
          </div>
        )}
        <div className={formStyles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            tone="primary"
            busy={busy}
            disabled={what === 'subject' && text.trim() === ''}
          >
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
