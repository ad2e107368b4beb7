import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './link-dialog.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** How long "Copied" stands in the button. Milliseconds. */
const saidFor = 2_000;

/** Copies a text, and says so in its own place. `text` is asked for at the click; null copies nothing. */
export function CopyButton({
  label,
  text,
  small = true,
}: {
  label: string;
  text: () => string | null | Promise<string | null>;
  small?: boolean;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), saidFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    const found = await text();
    if (found === null) return;
    await navigator.clipboard.writeText(found);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button small={small} className={styles.copy} onClick={() => void copy()}>
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        {copied ? t('linking.copied') : label}
      </Button>
      <span role="status" className="visually-hidden">
        {copied && t('linking.copied')}
      </span>
    </>
  );
}
