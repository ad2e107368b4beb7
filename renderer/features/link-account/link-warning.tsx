import { Hourglass } from 'lucide-react';
import type { AccountView } from '../../../preload/contract/model.ts';
import { formatDay } from '../../format/time.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import { linkWarning } from './link-clocks.ts';
import styles from './link-warning.module.css';

const hour = 3_600_000;

/** Says, days before, that WhatsApp is about to unlink an idle phone or an idle device, and what keeps the link. */
export function LinkWarningBanner({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow(hour);
  const warning = linkWarning(account, now);
  if (warning === null) return null;
  const { which, since, days } = warning;
  const words = { today: t('linking.details.today'), yesterday: t('linking.details.yesterday') };
  const left = days === 0 ? t('linking.clock.anyTime') : t('linking.clock.inDays', { count: days });
  return (
    <section aria-label={t('linking.clock.label')} className={styles.warning}>
      <Hourglass size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <p role="status">{t(`linking.clock.${which}`, { day: formatDay(since, now, locale, words), left })}</p>
    </section>
  );
}
