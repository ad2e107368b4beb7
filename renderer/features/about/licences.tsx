import { useState } from 'react';
import { useApp } from '../../app-context.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLoaded } from '../app-settings/use-loaded.ts';
import styles from './about.module.css';

/** The licence of the app, and on request those of all that it contains. */
export function Licences() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={styles.quiet}>{t('about.licence')}</p>
      <details className={styles.licences} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('about.others')}</summary>
        {open && <LicenceList />}
      </details>
    </>
  );
}

function LicenceList() {
  const { t } = useTranslation();
  const { about } = useApp();
  const { value, failure } = useLoaded(about.licences);
  if (failure !== null) return <p className={styles.bad}>{t(`error.${failure}`)}</p>;
  if (value === null) return null;
  return (
    <ul className={styles.list}>
      {value.map(({ name, version, licence, text }) => (
        <li key={`${name}@${version}`}>
          <details>
            <summary>
              <bdi>{name}</bdi> {version} <span className={styles.quiet}>{licence}</span>
            </summary>
            <div className={styles.licenceText} dir="ltr">
              {text === '' ? t('about.noText') : text}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
