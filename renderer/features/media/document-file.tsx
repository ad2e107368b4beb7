import { FileText } from 'lucide-react';
import type { MediaView } from '../../../preload/contract/message-parts.ts';
import type { MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';
import { formatBytes } from '../../format/bytes.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { MediaButton } from './media-button.tsx';
import { useMediaPlace } from './media-context.ts';
import styles from './media.module.css';
import { useDragOut } from './use-drag-out.ts';
import { useMediaControl } from './use-media-control.ts';

/** "PDF", by the name of the file, else by its type. */
function kindOf({ fileName, mimetype }: MediaView): string {
  const ending = /\.([\p{L}\p{N}]{1,8})$/u.exec(fileName ?? '')?.[1];
  return (ending ?? /\/(?:x-)?([a-z\d]{1,8})/.exec(mimetype)?.[1] ?? '').toUpperCase();
}

/** A file: its name, what it is, how large; and how to get it. */
export function DocumentFile({ message, media }: { message: MessageView; media: MediaView }) {
  const { t } = useTranslation();
  const app = useApp();
  const locale = useLocale();
  const { accountId } = useMediaPlace();
  const control = useMediaControl(message, media);
  const dragOut = useDragOut(accountId, message);
  const name = media.fileName ?? t('kind.document');
  const facts = [kindOf(media), media.bytes === null ? '' : formatBytes(media.bytes, locale)];
  return (
    <div className={styles.file} {...dragOut}>
      {control === null ? (
        <span className={styles.fileIcon}>
          <FileText size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
      ) : (
        <MediaButton control={control} what={name} />
      )}
      <div className={styles.fileWords}>
        <p className={styles.fileName} dir="auto">
          {name}
        </p>
        <p className={styles.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
        {control?.trouble !== undefined && <p className={styles.trouble}>{control.trouble}</p>}
        {control === null && (
          <Button
            small
            className={styles.fileButton}
            aria-label={t('media.saveNamed', { name })}
            onClick={() => void app.media.saveAs(placeOf(accountId, message))}
          >
            {t('media.saveAs')}
          </Button>
        )}
      </div>
    </div>
  );
}
