import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useUi } from '../../app-context.ts';
import { dismissToast, type Toast } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './toasts.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Long enough to read two sentences twice. */
const showFor = 12_000;

function ToastView({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(ui, toast.id), showFor);
    return () => clearTimeout(timer);
  }, [ui, toast.id]);
  return (
    <li className={classNames(styles.toast, 'done' in toast && styles.done)}>
      {'code' in toast ? (
        <p role="alert">{t(`error.${toast.code}`)}</p>
      ) : (
        <>
          <p role="status">{t(`toasts.${toast.done}`)}</p>
          <Button
            small
            onClick={() => {
              dismissToast(ui, toast.id);
              toast.undo();
            }}
          >
            {t('toasts.undo')}
          </Button>
        </>
      )}
      <IconButton icon={X} label={t('common.close')} onClick={() => dismissToast(ui, toast.id)} />
    </li>
  );
}

/** What went wrong just now, with what to do about it; and what can be taken back. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useUi((state) => state.toasts);
  if (toasts.length === 0) return null;
  return (
    <section aria-label={t('toasts.label')} className={styles.corner}>
      <ul className={styles.list}>
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  );
}
