import {
  shortcutKeys,
  shortcuts,
  shortcutSections,
  type Shortcut,
  type ShortcutSection,
} from '../../../preload/contract/shortcuts.ts';
import { useApp, useUi } from '../../app-context.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import styles from './shortcut-sheet.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The nine accounts are one line. */
const isFurtherAccount = ({ id }: Shortcut): boolean => /^account-[2-9]$/.test(id);

function Row({ shortcut }: { shortcut: Shortcut }) {
  const { t } = useTranslation();
  const isAccounts = shortcut.id === 'account-1';
  const keys = formatKeys(shortcut.keys);
  return (
    <div className={styles.row}>
      <dt>{isAccounts ? t('shortcuts.accountRange') : t(`shortcuts.name.${shortcut.id}`)}</dt>
      <dd>
        <kbd className={styles.keys} dir="ltr">
          {isAccounts
            ? t('shortcuts.range', { first: keys, last: formatKeys(shortcutKeys('account-9')) })
            : keys}
        </kbd>
      </dd>
    </div>
  );
}

function Section({ section }: { section: ShortcutSection }) {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t(`shortcuts.section.${section}`)}</h3>
      <dl>
        {shortcuts
          .filter((shortcut) => shortcut.section === section && !isFurtherAccount(shortcut))
          .map((shortcut) => (
            <Row key={shortcut.id} shortcut={shortcut} />
          ))}
      </dl>
    </section>
  );
}

/** Every key there is, from the same table as the native menu. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  const shown = useUi((state) => state.overlay === 'shortcuts');
  if (!shown) return null;
  const close = (): void => ui.setState({ overlay: null });
  return (
    <ModalDialog title={t('shortcuts.title')} onClose={close} wide shortcut="sheet">
      <div className={styles.sections}>
        {shortcutSections.map((section) => (
          <Section key={section} section={section} />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button onClick={close}>{t('common.close')}</Button>
      </div>
    </ModalDialog>
  );
}
