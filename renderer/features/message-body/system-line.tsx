import type { MessageView } from '../../../preload/contract/model.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './parts.module.css';
import { systemSentence } from './system-sentence.ts';

/** A line of the chat's history that nobody wrote. */
export function SystemLine({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { system } = message.parts;
  return (
    <p className={styles.system} dir="auto">
      {system === undefined ? message.text : systemSentence(t, system, locale)}
    </p>
  );
}
