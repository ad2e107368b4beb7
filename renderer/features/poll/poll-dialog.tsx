import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { maximumOption, maximumOptions, maximumQuestion, readPoll, type NewPoll } from './new-poll.ts';
import styles from './poll-dialog.module.css';

/** Asks for a poll. */
export function PollDialog({ onSend, onClose }: { onSend: (poll: NewPoll) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '']);
  const [multiple, setMultiple] = useState(false);
  const [tried, setTried] = useState(false);
  const read = readPoll(question, options, multiple);
  const trouble = tried && typeof read === 'string' ? read : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof read === 'string') setTried(true);
    else onSend(read);
  };
  const change = (place: number, text: string): void =>
    setOptions(options.map((option, index) => (index === place ? text : option)));
  return (
    <ModalDialog title={t('newPoll.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('newPoll.question')}
          value={question}
          maxLength={maximumQuestion}
          dir="auto"
          error={trouble === 'no-question' ? t('newPoll.needs.no-question') : null}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <ol className={styles.options}>
          {options.map((option, index) => (
            // A place in the list is all that an empty option is.
            <li key={index} className={styles.option}>
              <TextField
                label={t('newPoll.option', { number: index + 1 })}
                value={option}
                maxLength={maximumOption}
                dir="auto"
                onChange={(event) => change(index, event.target.value)}
              />
              {options.length > 2 && (
                <IconButton
                  icon={X}
                  label={t('newPoll.removeOption', { number: index + 1 })}
                  onClick={() => setOptions(options.filter((_, place) => place !== index))}
                />
              )}
            </li>
          ))}
        </ol>
        {trouble !== null && trouble !== 'no-question' && (
          <p role="alert" className={styles.trouble}>
            {t(`newPoll.needs.${trouble}`)}
          </p>
        )}
        <Button
          tone="quiet"
          className={styles.add}
          disabled={options.length >= maximumOptions}
          onClick={() => setOptions([...options, ''])}
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('newPoll.addOption')}
        </Button>
        <Choice label={t('newPoll.multiple')} checked={multiple} onChange={setMultiple} />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary">
            {t('newPoll.send')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
