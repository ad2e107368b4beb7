import { Check } from 'lucide-react';
import { useId } from 'react';
import { hueCount } from '../../../preload/contract/account-limits.ts';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import formStyles from '../account-settings/form.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import styles from './hue-dialog.module.css';

const hues = Array.from({ length: hueCount }, (_, hue) => hue);

/** Chooses the colour of an account; it holds at once. */
export function HueDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { accounts, choices } = useApp();
  const name = useAccountName(account);
  const group = useId();
  return (
    <ModalDialog title={t('hue.title', { name })} onClose={() => choices.close()}>
      <p className={formStyles.lead}>{t('hue.text')}</p>
      <fieldset className={styles.hues}>
        <legend className="visually-hidden">{t('hue.label')}</legend>
        {hues.map((hue) => (
          <label key={hue} className={styles.hue} data-hue={hue}>
            <input
              type="radio"
              name={group}
              className={styles.radio}
              checked={hueOf(account) === hue}
              aria-label={t(`hue.name.${hue}` as 'hue.name.0')}
              onChange={() => void accounts.setHue(account.id, hue)}
            />
            <span className={styles.disc} aria-hidden="true">
              <Check size={20} strokeWidth={2.5} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className={formStyles.buttons}>
        <Button tone="primary" onClick={() => choices.close()}>
          {t('common.done')}
        </Button>
      </div>
    </ModalDialog>
  );
}
